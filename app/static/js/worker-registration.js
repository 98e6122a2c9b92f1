// The service worker, where there can be one: https, or http on this very machine.

export function keepWorker(navigator) {
  navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" });
}
