import { computed, signal } from "@preact/signals";

const localEndpoint = new URL("endpoint", document.baseURI).href;

/** The address of the proxy that passes the request on; empty to go straight to the host. */
export const proxy = signal(localEndpoint);
export const isLocalEndpoint = computed(() => proxy.value === localEndpoint);
/** As it stands before a host. */
export const proxyAddress = computed(() => proxy.value.trim().replace(/\/+$/, ""));

export function useLocalEndpoint(): void {
  proxy.value = localEndpoint;
}
