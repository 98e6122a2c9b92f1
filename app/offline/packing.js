// How the worker brings the pages of one person up to date.

import { cacheOf, isSigningOut, keptPack, PACK, whoIsSignedIn } from "../static/js/outbox/pack.js";

const FRESH_FOR = 10 * 60_000;

// At most every ten minutes: what was done on this phone since is laid over by the pages.
export async function bringPack(account, version) {
  const kept = await keptPack(account);
  if (kept?.version === version || Date.now() - kept?.at < FRESH_FOR) return;
  // Whatever is saved from here on is not in it for certain.
  const at = Date.now();
  const answer = await fetch(PACK, { headers: { Accept: "application/json" } });
  const pack = answer.ok && (await answer.json());
  if (pack?.account !== account || (await hasLeft(account))) return;
  const cache = await caches.open(cacheOf(account));
  await keepFiles(cache, pack.files);
  // Beside the old one first: putting it in its place would leave a moment with none.
  const key = `${PACK}?${pack.version}`;
  await cache.put(key, new Response(JSON.stringify({ ...pack, at })));
  await dropOtherPacks(cache, key);
  if (await hasLeft(account)) await caches.delete(cacheOf(account));
}

// A download takes its time, and somebody may sign out meanwhile.
async function hasLeft(account) {
  return (await isSigningOut()) || (await whoIsSignedIn()) !== account;
}

async function dropOtherPacks(cache, key) {
  const packs = await cache.keys(PACK, { ignoreSearch: true });
  const others = packs.filter(({ url }) => !url.endsWith(key));
  await Promise.all(others.map((other) => cache.delete(other)));
}

// A pack may be of a newer build than the worker: it brings the files that its pages name.
async function keepFiles(cache, files) {
  const missing = [];
  for (const path of files) if (!(await caches.match(path))) missing.push(path);
  await cache.addAll(missing);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== PACK && !files.includes(pathname)) await cache.delete(url);
  }
}
