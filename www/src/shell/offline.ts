import { ownProxy } from "../request/proxy.ts";

/** Keeps the page's own files, and nothing else, for a visit without a network. */
export function workOffline(): void {
  // Then the files are on this machine, and each run of the program has another address.
  if (ownProxy) return;
  // Served by `vite dev` the files change with every keystroke of a developer.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const register = () =>
    navigator.serviceWorker.register(new URL("offline.js", document.baseURI), { scope: "./" }).catch(() => {
      // A page works without it, as long as there is a network.
    });
  // What is shown first must not wait for what may be needed some day.
  if (document.readyState === "complete") setTimeout(register, 1500);
  else addEventListener("load", () => setTimeout(register, 1500));
}
