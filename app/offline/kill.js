// The worker that ends all workers, for a host who finds that one went wrong: it drops what was
// kept of pages and files, and itself. What people wrote lies in IndexedDB and is left alone.

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(leave());
});

async function leave() {
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  // Open pages stay as they are, with what stands typed in them: their next one has no worker.
  await self.registration.unregister();
}
