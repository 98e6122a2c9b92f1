// The service worker. The server puts `const BUILD = {name, files, offline}` before this text.
//
// It answers GET only: what a person writes is the page's to send. It keeps one complete build
// and the offline page, and steps in for a page only when the network fails.

const CACHE = `build-${BUILD.name}`;

// What pages are made of. The pictures for the phone's first screen are the browser's to keep.
const KEPT = BUILD.files.filter((path) => /\.(css|js|svg)$/.test(path));

self.addEventListener("install", (event) => {
  event.waitUntil(keepBuild());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOtherBuilds());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(pageOrOffline(request));
  else if (isOfThisBuild(request)) event.respondWith(keptOrFetched(request));
});

async function keepBuild() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...KEPT, BUILD.offline]);
}

async function dropOtherBuilds() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith("build-") && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

function isOfThisBuild(request) {
  const { origin, pathname } = new URL(request.url);
  return origin === location.origin && KEPT.includes(pathname);
}

async function pageOrOffline(request) {
  try {
    return await fetch(request);
  } catch {
    return caches.match(BUILD.offline, { cacheName: CACHE });
  }
}

async function keptOrFetched(request) {
  return (await caches.match(request, { cacheName: CACHE })) ?? fetch(request);
}
