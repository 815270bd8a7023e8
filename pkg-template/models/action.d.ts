import type { CallOptions, Config } from "../index.js";

/** What becomes of parameters that the model does not allow: an error (default), a warning on the console, or nothing. */
export type Validate = "error" | "warn" | "off";

/** How calls of typed functions are made. */
export interface ActionConfig extends Config {
  /** Whether parameters are checked before they are sent. */
  validate?: Validate | undefined;
}

/** What one call does differently. */
export interface ActionOptions extends CallOptions {
  validate?: Validate | undefined;
}

/**
 * Checks the parameters, signs, sends, and resolves to the answer.
 * Rejects with `Tc3Error`; of kind `"input"`, nothing was sent.
 */
export type Action<Params, Answer, C = ActionConfig, O = ActionOptions> = (
  params: Params,
  config: C,
  options?: O,
) => Promise<Answer>;

/** An action that answers with one page of a list; see {@link paginate}. */
export interface PagedAction<Params, Answer, Entry, C = ActionConfig, O = ActionOptions> extends Action<
  Params,
  Answer,
  C,
  O
> {
  /** Which members of parameters and answer make the pages. */
  readonly pagination: { readonly items: keyof Answer & string; readonly [role: string]: string };
  /** Only in types: what a list holds. */
  readonly entry?: Entry | undefined;
}

/**
 * Every entry of a list, page after page. A page is asked for when it is needed, and has
 * the size that the parameters ask for.
 *
 * @example
 * for await (const service of paginate(describeServices, { Limit: 100 }, config)) console.log(service.Name);
 */
export function paginate<Params, Answer, Entry, C, O>(
  action: PagedAction<Params, Answer, Entry, C, O>,
  params: Params,
  config: C,
  options?: O,
): AsyncGenerator<Entry, void, undefined>;
