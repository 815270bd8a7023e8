import { services, type Service, type ServiceAction } from "../api/catalogue.ts";
import { missingModels } from "../api/models.ts";
import { inLanguage } from "../api/text.ts";
import { t } from "../i18n/index.ts";
import { DOCUMENTED, loadDocumented, openAction, showForm } from "../request/choose.ts";
import { draft } from "../request/draft.ts";
import { ImportButton } from "./import-models.tsx";
import { isNavigationOpen } from "./view.ts";

/** Every service, its actions in the groups of its document. */
export function Navigation() {
  return (
    <nav class="navigation" aria-label={t.value.shell.navigation}>
      <div class="group">
        <a
          href="#"
          aria-current={isDocumented() ? "page" : undefined}
          onClick={(event) => {
            event.preventDefault();
            isNavigationOpen.value = false;
            showForm();
            loadDocumented();
          }}
        >
          <code>cvm DescribeInstances</code>
          <span class="entry-title">{t.value.shell.documented}</span>
        </a>
      </div>
      {services.value.map((service) => (
        <ServiceList key={`${service.id}-${service.imported}`} service={service} />
      ))}
      <ImportButton />
    </nav>
  );
}

const isDocumented = () => draft.service.value === DOCUMENTED.service && draft.action.value === DOCUMENTED.action;

function ServiceList({ service }: { service: Service }) {
  const { shell } = t.value;
  const isChosen = draft.service.value === service.id;
  const failure = missingModels.value[service.id];
  return (
    <details open={isChosen || service.id !== "tiems"} class="service">
      <summary>
        <code>{service.shortName}</code> <span class="service-name">{inLanguage(service.name)}</span>
        {service.deprecated && <span class="badge caution">{shell.shutDown}</span>}
        {service.imported && <span class="badge">{shell.imported}</span>}
      </summary>
      {failure && <p class="note caution">{shell.modelMissing}</p>}
      {grouped(service.actions).map(([group, actions]) => (
        <div class="group" key={group}>
          {group && <p class="group-name">{group}</p>}
          <ul>
            {actions.map((action) => (
              <li key={action.name}>
                <Entry service={service} action={action} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}

function Entry({ service, action }: { service: Service; action: ServiceAction }) {
  const isChosen = draft.service.value === service.id && draft.action.value === action.name;
  return (
    <a
      // A real address: it can be opened in another tab.
      href={`#service=${service.id}&version=${service.version}&action=${action.name}`}
      aria-current={isChosen ? "page" : undefined}
      class={action.deprecated ? "deprecated" : undefined}
      title={inLanguage(action.title)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        isNavigationOpen.value = false;
        openAction(service.id, action.name);
      }}
    >
      <code>{action.name}</code>
      <span class="entry-title">{inLanguage(action.title)}</span>
    </a>
  );
}

function grouped(actions: readonly ServiceAction[]): [string, ServiceAction[]][] {
  const groups = new Map<string, ServiceAction[]>();
  for (const action of actions) {
    const name = inLanguage(action.group);
    groups.set(name, [...(groups.get(name) ?? []), action]);
  }
  return [...groups];
}
