// The service worker, where there can be one: https, or http on this very machine.

// `ready(takeOver)` hears of a new worker that waits for the person's consent.
export async function keepWorker(navigator, ready) {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  // No network, or a browser that was told not to: the next page tries again.
  const registration = await workers.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
  if (!registration) return;
  const look = () => {
    const { waiting } = registration;
    if (waiting && workers.controller) ready(() => takeOver(workers, waiting));
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  look();
}

// Resolves when the new worker is in charge.
function takeOver(workers, waiting) {
  return new Promise((resolve) => {
    workers.addEventListener("controllerchange", resolve, { once: true });
    waiting.postMessage("take over");
  });
}
