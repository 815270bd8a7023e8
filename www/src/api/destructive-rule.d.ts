declare module "*/models/destructive.js" {
  /** Whether a name says that its action destroys something. */
  export const isDestructive: (action: string) => boolean;
}
