// The explorer without a network. Written into the built page by offline.ts, with a list of its files.
const VERSION = "VERSION";
const FILES = ["FILES"];
const CACHE = `tc3fetch-explorer-${VERSION}`;
const addresses = new Set(FILES.map((file) => new URL(file, registration.scope).href));

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...addresses])));
});

addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith("tc3fetch-explorer-") && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const address = url.split("#")[0];
  // Whatever is not a file of the page goes its own way, unseen.
  if (method !== "GET" || !addresses.has(address)) return;
  if (address === registration.scope) {
    // The page itself: a newer one, where there is a network.
    event.respondWith(fetch(event.request).catch(() => caches.match(address)));
    return;
  }
  // The others have their content in their name.
  event.respondWith(caches.match(address).then((kept) => kept ?? fetch(event.request)));
});
