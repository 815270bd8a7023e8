// A page that leaves everything to a worker.
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => {
  window.result = data;
};
worker.postMessage(new URLSearchParams(location.search).get("endpoint"));
