// What a service will refuse though it is signed: a signature says who asks, and not that the question is a good one.
// Pure: what is known of the form and of the world comes in.
// The package's own rule for a name with wrong letters, which its checker goes by too.
import { nearest } from "../../../pkg-template/payload/nearest.js";
import type { FieldName } from "./problem.ts";

export interface Checked {
  system: "tencent" | "aliyun" | "guance";
  id: string;
  secret: string;
  service: string;
  version: string;
  action: string;
  region: string;
  /** Versions of the service that are known here; none where the service is not. */
  versions: readonly string[];
  /** Actions of the version; undefined where they are not known. */
  actions: readonly string[] | undefined;
  regions: readonly string[];
  /** Required parameters that are not given, by path. */
  missing: readonly string[];
  /** Other parameters that are not as the model says, by path. */
  wrong: readonly string[];
  /** Why the body is no JSON object, where it has to be one. */
  notJson: string | undefined;
  /** Seconds that the time of signing is ahead of the service's clock; undefined where it is taken when sending. */
  ahead: number | undefined;
}

export type WarningKind =
  "swapped" | "service" | "version" | "action" | "region" | "missing" | "wrong" | "notJson" | "early" | "late";

export interface Warning {
  kind: WarningKind;
  /** Where to mend it. */
  field: FieldName;
  /** Of a parameter: its path. */
  parameter?: string;
  /** What stands there. Never a key. */
  found: string;
  /** What should stand there instead, where that can be told. */
  better?: string | undefined;
  /** How many there are of the kind. */
  count?: number;
}

/** Seconds that the servers accept either way. */
const TOLERANCE = { tencent: 300, aliyun: 900, guance: Infinity };

/** What will be refused, the graver first. */
export function warningsOf(form: Checked): Warning[] {
  const found = [...clockWarnings(form), ...keyWarnings(form)];
  if (form.system === "tencent") found.push(...namingWarnings(form));
  const { missing, wrong, notJson } = form;
  if (notJson !== undefined) found.push({ kind: "notJson", field: "body", found: notJson });
  if (missing.length > 0)
    found.push({
      kind: "missing",
      field: "body",
      parameter: missing[0]!,
      found: shortened(missing),
      count: missing.length,
    });
  if (wrong.length > 0)
    found.push({ kind: "wrong", field: "body", parameter: wrong[0]!, found: shortened(wrong), count: wrong.length });
  return found;
}

const shortened = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join(", ")} …` : names.join(", ");

function clockWarnings({ system, ahead }: Checked): Warning[] {
  if (ahead === undefined || Math.abs(ahead) <= TOLERANCE[system]) return [];
  return [{ kind: ahead > 0 ? "early" : "late", field: "timestamp", found: String(ahead) }];
}

/** Ids of the vendors say what they are; secrets begin with anything. */
const ID = { tencent: /^(AKID|IKID)/, aliyun: /^(LTAI|STS\.)/, guance: /^$/ };

function keyWarnings({ system, id, secret }: Checked): Warning[] {
  return ID[system].test(secret) && !ID[system].test(id) ? [{ kind: "swapped", field: "id", found: "" }] : [];
}

function namingWarnings({ service, version, action, region, versions, actions, regions }: Checked): Warning[] {
  const found: Warning[] = [];
  const lower = service.trim().toLowerCase();
  if (service !== lower) found.push({ kind: "service", field: "service", found: service, better: lower });
  if (version && !isVersion(version, versions))
    found.push({ kind: "version", field: "version", found: version, better: betterVersion(version, versions) });
  if (action && actions && !actions.includes(action))
    found.push({ kind: "action", field: "action", found: action, better: nearest(action, actions) || undefined });
  const better = betterRegion(region, regions);
  if (region && !regions.includes(region) && (better !== undefined || !/^[a-z]{2}-[a-z]+(-[a-z0-9]+)*$/.test(region)))
    found.push({ kind: "region", field: "region", found: region, better });
  return found;
}

const isVersion = (version: string, versions: readonly string[]) =>
  versions.length > 0 ? versions.includes(version) : /^\d{4}-\d{2}-\d{2}$/.test(version);

/** `20170312` and `2017/03/12` are dates, too; else the newest that is known. */
function betterVersion(version: string, versions: readonly string[]): string | undefined {
  const [, year, month, day] = /^v?(\d{4})\D?(\d{2})\D?(\d{2})$/i.exec(version) ?? [];
  const date = `${year}-${month}-${day}`;
  if (year && (versions.length === 0 || versions.includes(date))) return date;
  return [...versions].sort().at(-1);
}

/** `guangzhou` is `ap-guangzhou`, and so are the zone `ap-guangzhou-3` and `AP-Guangzhou`. */
function betterRegion(region: string, regions: readonly string[]): string | undefined {
  const wanted = region.trim().toLowerCase();
  if (wanted === "") return undefined;
  return (
    regions.find((one) => one === wanted) ??
    regions.find((one) => one === `ap-${wanted}`) ??
    regions.find((one) => one.slice(one.indexOf("-") + 1) === wanted) ??
    regions.find((one) => new RegExp(`^${one}-\\d+$`).test(wanted))
  );
}
