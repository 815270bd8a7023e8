// The explorer without a network. Written into the built page by offline.ts, with a list of its files.
const VERSION = "VERSION";
const FILES = ["FILES"];
const CATALOGUE_VERSION = "CATALOGUE";
// Another explorer may live in another folder of the same host.
const PREFIX = `tc3fetch-explorer ${registration.scope} `;
const CACHE = PREFIX + VERSION;
/** What was opened of the catalogue, or all of it where a reader has asked for that. It outlives a new page. */
const CATALOGUE = `${PREFIX}catalogue ${CATALOGUE_VERSION}`;
const CATALOGUE_FOLDER = `${registration.scope}catalogue/`;
const addresses = new Set(FILES.map((file) => new URL(file, registration.scope).href));
const PAGES = new Set([registration.scope, `${registration.scope}index.html`]);

addEventListener("install", (event) => {
  // Past the browser's own cache, which may hold the page of an earlier build.
  const fresh = [...addresses].map((address) => new Request(address, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith(PREFIX) && name !== CACHE && name !== CATALOGUE;
  const removed = caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))));
  event.waitUntil(removed.then(() => clients.claim()));
});

const kept = async (address) => (await caches.open(CACHE)).match(address);

async function fromCatalogue(event) {
  const { request } = event;
  const cache = await caches.open(CATALOGUE).catch(() => undefined);
  const known = await cache?.match(request);
  if (known) return known;
  const answer = await fetch(request);
  // Where the storage is full, the answer is there all the same.
  if (answer.ok) event.waitUntil(cache?.put(request, answer.clone()).catch(() => {}));
  return answer;
}

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const address = url.split("#")[0];
  if (method === "GET" && address.startsWith(CATALOGUE_FOLDER)) return event.respondWith(fromCatalogue(event));
  // Whatever is not a file of the page goes its own way, unseen.
  if (method !== "GET" || !(addresses.has(address) || PAGES.has(address))) return;
  // The page itself: a newer one, where there is a network. The others have their content in their name.
  if (PAGES.has(address)) event.respondWith(fetch(event.request).catch(() => kept(registration.scope)));
  else event.respondWith(kept(address).then((file) => file ?? fetch(event.request)));
});
