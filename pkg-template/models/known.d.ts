// The types of `call` for actions that `Actions` knows: without an entry there, everything is as it is for any action.
import type { Actions, ApiRequest } from "../index.js";

/** What is known of an action; undefined where nothing is. */
type Known<
  Service extends string,
  Version extends string,
  Name extends string,
> = `${Service}@${Version}` extends infer Key
  ? Key extends keyof Actions
    ? Name extends keyof Actions[Key]
      ? Actions[Key][Name]
      : undefined
    : undefined
  : undefined;

/** The members of a request that say what is sent: parameters, or a body that is ready. */
type Payload<Params> =
  | ({} extends Params ? { params?: Params } : { params: Params })
  | { params?: undefined; body: NonNullable<ApiRequest["body"]> }
  | { params?: undefined; multipart: NonNullable<ApiRequest["multipart"]> };

/** A request, its parameters typed where its action is known. */
export type KnownRequest<Service extends string, Version extends string, Name extends string> = {
  service: Service;
  version: Version;
  action: Name;
} & (Known<Service, Version, Name> extends { params: infer Params }
  ? Omit<ApiRequest, "service" | "version" | "action" | "params"> & Payload<Params>
  : Omit<ApiRequest, "service" | "version" | "action">);

/** The answer of an action that is known; of any other one, what the caller says. */
export type KnownAnswer<Service extends string, Version extends string, Name extends string, Otherwise> =
  Known<Service, Version, Name> extends { answer: infer Answer } ? Answer : Otherwise;
