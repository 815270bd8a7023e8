import { loadModel } from "../../api/models.ts";
import { findService } from "../../api/catalogue.ts";
import { openAction } from "../../request/choose.ts";
import { draft } from "../../request/draft.ts";
import { focusField } from "../../request/problem.ts";
import { openService } from "../opened.ts";
import { sheet } from "../sheet-state.ts";
import { editor } from "../../choices/view.ts";
import type { Row } from "./search.ts";

/** Goes to what was found. */
export function openRow({ kind, service, version, name, of }: Row): void {
  switch (kind) {
    case "service":
      return openService(findService(service, version));
    case "action":
      return openAction(service, name, version);
    case "parameter":
      editor.value = "form";
      openAction(service, of, version);
      // The form is drawn before its field can be found.
      void loadModel({ id: service, version }, of).then(() =>
        setTimeout(() => draft.action.value === of && focusField(undefined, name), 50),
      );
      return;
    case "structure":
    case "member":
      sheet.value = { kind: "structure", service, version, name: of || name, ...(of && { member: name }) };
      return;
    case "error":
      sheet.value = { kind: "error", service, version, name };
  }
}
