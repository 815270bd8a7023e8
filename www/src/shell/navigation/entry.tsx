import type { Service, ServiceAction } from "../../api/catalogue.ts";
import { loadIndex } from "../../api/catalogue-index.ts";
import { services } from "../../api/catalogue.ts";
import { foreign, inLanguage } from "../../api/text.ts";
import { f } from "../../i18n/frame/index.ts";
import { t } from "../../i18n/index.ts";
import { DOCUMENTED, loadDocumented, openAction } from "../../request/choose.ts";
import { draft } from "../../request/draft.ts";
import { isPinned, togglePin } from "../opened.ts";
import { isFirstScreen, isNavigationOpen, showRequest } from "../../choices/view.ts";
import { type Row, toggle } from "./rows.ts";

/** A row of the navigation. */
export function Entry({ row }: { row: Row }) {
  switch (row.kind) {
    case "documented":
      return <Documented />;
    case "head":
      return <h2 class="navigation-head">{row.text}</h2>;
    case "group":
      return <p class="group-name">{row.text}</p>;
    case "note":
      return <p class="note">{row.text}</p>;
    case "more":
      return (
        <button type="button" class="link more-actions" onClick={() => void loadIndex()}>
          {f.value.navigation.all(row.service.count)}
        </button>
      );
    case "service":
      return <ServiceEntry service={row.service} isOpen={row.isOpen} />;
    case "action":
      return <ActionEntry service={row.service} action={row.action} isShort={row.isShort} />;
  }
}

function Documented() {
  const isChosen =
    !isFirstScreen.value &&
    draft.service.value === DOCUMENTED.service &&
    draft.timestamp.value === DOCUMENTED.timestamp;
  return (
    <a
      class="entry"
      href="#example"
      aria-current={isChosen ? "page" : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        isNavigationOpen.value = false;
        showRequest();
        loadDocumented();
      }}
    >
      <code>cvm DescribeInstances</code>
      <span class="entry-title">{t.value.shell.documented}</span>
    </a>
  );
}

function ServiceEntry({ service, isOpen }: { service: Service; isOpen: boolean }) {
  const { shell } = t.value;
  const name = inLanguage(service.name);
  const hasVersions = services.value.filter(({ id }) => id === service.id).length > 1;
  return (
    <button
      type="button"
      class="service"
      aria-expanded={isOpen}
      title={`${service.shortName} · ${name} · ${service.version}`}
      onClick={() => toggle(service)}
    >
      <code>{service.shortName}</code>
      {/* Two versions of a service stand beside each other. */}
      {hasVersions && <span class="service-version">{service.version}</span>}
      <span class="service-name">{name === service.shortName ? "" : name}</span>
      {service.deprecated && <span class="badge caution">{shell.shutDown}</span>}
      {service.imported && <span class="badge">{shell.imported}</span>}
      <span class="service-count">{service.count}</span>
    </button>
  );
}

interface ActionProps {
  service: Service;
  action: ServiceAction;
  /** Among the pinned and the recent ones, where its service has to be named. */
  isShort?: boolean | undefined;
}

function ActionEntry({ service, action, isShort }: ActionProps) {
  const { navigation } = f.value;
  const one = { service: service.id, version: service.version, action: action.name };
  const isChosen =
    !isFirstScreen.value &&
    draft.service.value === one.service &&
    draft.version.value === one.version &&
    draft.action.value === one.action;
  const isKept = isPinned(one);
  return (
    <>
      <a
        // A real address: it can be opened in another tab.
        href={`#service=${service.id}&version=${service.version}&action=${action.name}`}
        aria-current={isChosen ? "page" : undefined}
        class={action.deprecated ? "entry deprecated" : "entry"}
        title={`${action.name} · ${inLanguage(action.title)}`}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          isNavigationOpen.value = false;
          openAction(service.id, action.name, service.version);
        }}
      >
        <code>{action.name}</code>
        <span class="entry-title">
          {isShort && <>{service.shortName} · </>}
          <span lang={foreign(inLanguage(action.title))}>{inLanguage(action.title)}</span>
        </span>
      </a>
      <button
        type="button"
        class="pin"
        aria-pressed={isKept}
        aria-label={(isKept ? navigation.unpin : navigation.pin)(`${service.shortName} ${action.name}`)}
        onClick={() => togglePin(one)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 1.8 9.9 6l4.6.5-3.4 3.1.9 4.5L8 11.8l-4 2.3.9-4.5L1.5 6.5 6.1 6z" />
        </svg>
      </button>
    </>
  );
}
