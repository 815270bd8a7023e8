import { signal } from "@preact/signals";
import type { Model } from "tc3fetch/models";
import { isDestructive } from "./destructive.ts";
import type { ServiceAction } from "./catalogue.ts";

/** The models that are here, by the key of their service. */
export const models = signal<Record<string, Model>>({});

/** The actions of a model as the navigation shows them. */
export const actionsOf = ({ actions }: Model): ServiceAction[] =>
  Object.entries(actions).map(([name, action]) => ({
    name,
    title: action.name || name,
    group: action.group ?? "",
    deprecated: action.status === "deprecated" || action.status === "offline",
    destructive: typeof action.destructive === "boolean" ? action.destructive : isDestructive(name),
  }));
