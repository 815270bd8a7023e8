// Models of this package, of the catalogue, and of the vendor.
import {
  type CatalogueModel,
  checkAction,
  type Finding,
  limitsOf,
  type Model,
  type OfficialModel,
  scf,
  type Tc3Error,
} from "tc3fetch/models";

declare const catalogue: CatalogueModel;
declare const official: OfficialModel;

// Each is checked by the same function.
const findings: Finding[] = [
  ...checkAction(scf, "Invoke", {}),
  ...checkAction(catalogue, "DescribeInstances", {}),
  ...checkAction(official, "DescribeInstances", {}),
];
const severities: ("error" | "warning")[] = findings.map(({ severity }) => severity);
const errors: Tc3Error[] = findings;

// Our own models are catalogue models; those have texts in one language, too.
const same: CatalogueModel = scf;
// @ts-expect-error
const ours: Model = catalogue;
const title = catalogue.actions["DescribeInstances"]?.name;
const english: string | undefined = typeof title === "object" ? title.en : title;
const words: string[] = (catalogue.objects["Filter"]?.members ?? []).flatMap((member) => limitsOf(member, "zh"));

// How an action pages.
const pagination = catalogue.actions["DescribeInstances"]?.pagination;
pagination?.items satisfies string | undefined;
pagination?.token satisfies string | undefined;
pagination?.first satisfies number | undefined;

void [severities, errors, same, ours, english, words];
