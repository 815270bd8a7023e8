import { useRef } from "preact/hooks";
import { importedServices, type Service } from "../../api/catalogue.ts";
import { f } from "../../i18n/frame/index.ts";
import { t } from "../../i18n/index.ts";
import { announce } from "../../ui/announcer.tsx";
import { filesOf } from "./files.ts";
import { takeFiles } from "./notices-state.ts";

const remove = async (service: Service) => (await import("../../api/imports.ts")).removeService(service);

/** Picks model files, and lists those that are here; `DropTarget` takes what is dropped anywhere. */
export function ImportModels() {
  const input = useRef<HTMLInputElement>(null);
  const { shell } = t.value;
  const { imports } = f.value;
  return (
    <div class="import">
      <button type="button" class="quiet" onClick={() => input.current?.click()}>
        {shell.import}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,.whl,.zip,application/json,application/zip"
        multiple
        hidden
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again once it was mended.
          event.currentTarget.value = "";
          void takeFiles(filesOf(files));
        }}
      />
      <p class="field-note">{imports.hint}</p>
      {importedServices.value.length > 0 && (
        <details class="imported-list">
          <summary>{imports.listed(importedServices.value.length)}</summary>
          <ul>
            {importedServices.value.map((service) => (
              <li key={`${service.id} ${service.version}`}>
                <code>{service.id}</code> {service.version}
                <button
                  type="button"
                  class="link"
                  aria-label={imports.removeWhat(`${service.id} ${service.version}`)}
                  onClick={() => {
                    void remove(service);
                    announce(imports.removed(`${service.id} ${service.version}`));
                  }}
                >
                  {imports.remove}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
