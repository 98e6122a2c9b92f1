// How the worker brings the pages of one person up to date.

import { cacheOf, isSigningOut, keptPack, PACK, whoIsSignedIn } from "../static/js/outbox/pack.js";

const FRESH_FOR = 10 * 60_000;

// At most every ten minutes: what was done on this phone since is laid over by the pages.
export async function bringPack({ account, version }) {
  const kept = await keptPack(account);
  if (kept?.version === version || Date.now() - kept?.at < FRESH_FOR) return;
  // Whatever is saved from here on is not in it for certain.
  const at = Date.now();
  const answer = await fetch(PACK, { headers: { Accept: "application/json" } });
  const pack = answer.ok && (await answer.json());
  if (pack?.account !== account || (await hasLeft(account))) return;
  const cache = await caches.open(cacheOf(account));
  await bringFiles(cache, pack.files);
  // Beside the old one first: putting it in its place would leave a moment with none.
  const key = `${PACK}?${pack.version}`;
  await cache.put(key, new Response(JSON.stringify({ ...pack, at })));
  for (const { url } of await cache.keys()) {
    if (![key, ...pack.files].some((path) => url.endsWith(path))) await cache.delete(url);
  }
  if (await hasLeft(account)) await caches.delete(cacheOf(account));
}

// A download takes its time, and somebody may sign out meanwhile.
export async function hasLeft(account) {
  return (await isSigningOut()) || (await whoIsSignedIn()) !== account;
}

// A pack may be of a newer build than the worker: it brings the files that its pages name.
async function bringFiles(cache, files) {
  const missing = [];
  for (const path of files) if (!(await caches.match(path))) missing.push(path);
  await cache.addAll(missing);
}
