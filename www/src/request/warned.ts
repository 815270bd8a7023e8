import { computed } from "@preact/signals";
import { regions } from "tc3fetch/reference";
import { services } from "../api/catalogue.ts";
import { now } from "../ui/clock.ts";
import { clockOffsets } from "./clock.ts";
import { draft, isV1, model, service, system } from "./draft.ts";
import { currentKeys } from "./keys.ts";
import { faults, params } from "./prepared.ts";
import { type Warning, warningsOf } from "./warnings.ts";

const regionNames = regions.map(({ region }) => region);

/** Why a text that claims to be JSON is none. Signature v3 would sign and send it all the same. */
export const notJson = computed(() => {
  const isJson = draft.method.value === "POST" && !isV1.value && /json/i.test(draft.contentType.value || "json");
  return isJson && "problem" in params.value ? params.value.problem.message : undefined;
});

/** What a service will refuse of the form as it is, though it is signed. */
export const warnings = computed<Warning[]>(() => {
  const { id, secret } = currentKeys.value;
  const paths = [...faults.value].map(([path, { code }]) => ({ path, isMissing: code === MISSING }));
  const name = draft.service.value.trim().toLowerCase();
  return warningsOf({
    system: system.value,
    id: id.value.trim(),
    secret: secret.value.trim(),
    service: service.value?.shortName ?? draft.service.value,
    version: draft.version.value,
    action: draft.action.value,
    region: draft.region.value,
    versions: services.value.filter((one) => one.shortName === name).map(({ version }) => version),
    actions: model.value && Object.keys(model.value.actions),
    regions: regionNames,
    missing: paths.filter(({ isMissing }) => isMissing).map(({ path }) => path),
    wrong: paths.filter(({ isMissing }) => !isMissing).map(({ path }) => path),
    notJson: notJson.value,
    ahead: ahead.value,
  });
});

const MISSING = "ClientError.MissingParameter";

/** Where the time is taken when sending, it is right. */
const ahead = computed(() => {
  const text = draft.timestamp.value.trim();
  if (draft.fresh.value || !/^\d+$/.test(text)) return undefined;
  return Number(text) - (now.value + clockOffsets[system.value].value) / 1000;
});
