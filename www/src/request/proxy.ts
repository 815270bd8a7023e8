import { computed, signal } from "@preact/signals";

const localEndpoint = new URL("endpoint", document.baseURI).href;
/** No address of a server: what is sent there the page answers itself, from the vendor's examples. */
export const EXAMPLES = new URL("examples", document.baseURI).href;

/**
 * The address of the proxy that `npx @tc3fetch/explorer` has for its own page, and that reaches the services;
 * undefined where another server has sent the page.
 */
export const ownProxy = addressOf(document.querySelector<HTMLMetaElement>('meta[name="tc3fetch-proxy"]')?.content);

/** The address of the proxy that passes the request on; empty to go straight to the host. */
export const proxy = signal(localEndpoint);
export const isLocalEndpoint = computed(() => proxy.value === localEndpoint);
export const isExamples = computed(() => proxy.value === EXAMPLES);
export const isOwnProxy = computed(() => proxy.value === ownProxy);
/** As it stands before a host. */
export const proxyAddress = computed(() => proxy.value.trim().replace(/\/+$/, ""));

/** Whether there is a local endpoint: a page on a static host has none. Undefined until that is known. */
export const hasLocalEndpoint = signal<boolean | undefined>(undefined);

/** Asks the page's own server, which has a file about it: to look for the endpoint itself would be an error in the console. */
export async function lookForLocalEndpoint(): Promise<void> {
  if (hasLocalEndpoint.peek() !== undefined) return;
  try {
    const answer: unknown = await (await fetch(new URL("endpoint.json", document.baseURI))).json();
    hasLocalEndpoint.value = (answer as { answers?: unknown } | null)?.answers === true;
  } catch {
    // Without a network, or opened as a file.
    hasLocalEndpoint.value = false;
  }
  // The page answers instead, where nothing else was chosen.
  if (!hasLocalEndpoint.value && isLocalEndpoint.value) proxy.value = EXAMPLES;
}

export function useExamples(): void {
  proxy.value = EXAMPLES;
}

export function useLocalEndpoint(): void {
  proxy.value = localEndpoint;
}

export function useOwnProxy(): void {
  if (ownProxy) proxy.value = ownProxy;
}

function addressOf(path: string | undefined): string | undefined {
  return path === undefined ? undefined : new URL(path, document.baseURI).href;
}
