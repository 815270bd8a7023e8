const endpoint = new URLSearchParams(location.search).get("endpoint");
navigator.serviceWorker.register("service-worker.js").then(async () => {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    window.result = data;
  };
  active.postMessage(endpoint, [port2]);
});
