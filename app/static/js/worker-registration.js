// The service worker, where there can be one: https, or http on this very machine.

// `offer(update)` hears of a new worker that waits for the person's consent; `reload` is called when
// it is in charge.
export async function keepWorker(navigator, offer, reload) {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  // No network, or a browser that was told not to: the next page tries again.
  const registration = await workers.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
  if (!registration) return;
  const look = () => {
    const { waiting } = registration;
    if (!waiting || !workers.controller) return;
    offer(() => {
      workers.oncontrollerchange = reload;
      waiting.postMessage("take over");
    });
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  look();
}
