// A service worker that answers for its page.
import { everything } from "./everything.js";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", ({ data, ports: [port] }) => {
  everything(data).then((result) => port.postMessage(result));
});
