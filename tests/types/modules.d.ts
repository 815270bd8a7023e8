// What runtimes and frameworks bring along, as far as the examples of docs/ use it.
declare module "cloudflare:workers" {
  export const env: Record<string, any>;
}

declare module "react" {
  export function useState<T>(first: T): [T, (next: T) => void];
  export function useEffect(effect: () => void | (() => void), dependencies: unknown[]): void;
}

// Projects of their own have these: tests/testing/runners and the matrix.
declare module "vitest" {
  export const afterEach: any;
  export const expect: any;
  export const it: any;
  export const vi: any;
}
declare module "vitest/config" {
  export const defineConfig: (config: object) => object;
}
declare module "@cloudflare/vitest-plugin" {
  export const cloudflareTest: (options: object) => unknown;
}

/** The page's own module of docs/credentials.md. */
declare module "*/tencent.js" {
  export const client: import("tc3fetch").Client;
}

declare const Bun: { serve(options: object): object };
declare const Deno: { serve(options: object, handler: (request: Request, info: any) => Promise<Response>): object };
