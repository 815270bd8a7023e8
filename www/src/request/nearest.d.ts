declare module "*/payload/nearest.js" {
  /** The name that was probably meant; empty where none is near. */
  export const nearest: (name: string, names: readonly string[]) => string;
}
