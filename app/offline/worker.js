// The service worker. The server puts `const BUILD = {name, files, offline, open, policy}` before it.
//
// It answers GET only: what a person writes is the page's to send. It keeps one complete build, and
// the pages of whoever is signed in, in a cache that carries their account. It steps in for a page
// only when the network fails, and for nothing but pages and files of the build.

import { dayOf, dayWords } from "../static/js/outbox/days.js";
import { dropCaches, isSigningOut, PACK, signedOut, whoIsSignedIn } from "../static/js/outbox/pack.js";
import { channelOf, empty } from "../static/js/outbox/sender.js";
import { isHere, Store } from "../static/js/outbox/store.js";
import { bringPack } from "./packing.js";
import "./push.js";

const CACHE = `build-${BUILD.name}`;
const PATIENCE_FOR_PAGES = 4000;
const NOBODYS = "00000000-0000-0000-0000-000000000000";

self.addEventListener("install", (event) => {
  event.waitUntil(keepBuild());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropCaches("build-", CACHE));
});

// A new worker waits until the person agrees: an open form is not torn away.
self.addEventListener("message", (event) => {
  const { data } = event;
  if (data === "take over") self.skipWaiting();
  else event.waitUntil(bringPack(data));
});

self.addEventListener("sync", (event) => {
  event.waitUntil(sendAll());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(pageFor(request));
  else if (pathname.startsWith("/static/")) event.respondWith(keptOrFetched(request));
});

// Never the browser's own copy: an older page of the same address may lie there.
async function keepBuild() {
  const cache = await caches.open(CACHE);
  await cache.addAll(BUILD.files);
  for (const path of BUILD.open) {
    await cache.add(new Request(path, { credentials: "omit", cache: "no-store" }));
  }
}

async function keptOrFetched(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function pageFor(request) {
  if (await isSigningOut()) return pageAfterSignOut(request);
  const url = new URL(request.url);
  const kept = () => keptPage(url);
  try {
    const page = url.searchParams.has("kept") && (await kept());
    if (page) return page;
    const response = await Promise.race([fetch(request), muchLater(kept)]);
    return response.status < 500 ? response : ((await kept()) ?? response);
  } catch {
    return (await kept()) ?? openPage(url);
  }
}

// Somebody signed out without a network. The server hears of it before it is asked for a page.
async function pageAfterSignOut(request) {
  try {
    const answer = await fetch("/sign-out", { method: "POST", redirect: "manual", signal: AbortSignal.timeout?.(PATIENCE_FOR_PAGES) });
    if (answer.type !== "opaqueredirect" && !answer.ok && answer.status !== 401) throw answer;
    await signedOut();
    return await fetch(request);
  } catch {
    return openPage(new URL(request.url));
  }
}

// A network that answers nothing is worse than none: after a while the kept page steps in.
async function muchLater(kept) {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_FOR_PAGES));
  return (await kept()) ?? new Promise(() => {});
}

// A page that is the same for everybody, or the one that says that there is no network.
async function openPage({ pathname }) {
  const open = BUILD.open.includes(pathname) ? pathname : BUILD.offline;
  const page = await caches.match(open, { cacheName: CACHE });
  return asKept(await page.text());
}

// A page of whoever is signed in, as it was when it was kept, for the phone's own day.
async function keptPage({ pathname, search, searchParams }) {
  const kept = await caches.match(PACK, { ignoreSearch: true });
  const pack = await kept?.json();
  if (!pack) return undefined;
  const record = pathname.match(/^\/journal\/([0-9a-f-]{36})$/)?.[1];
  // An exercise stands in the page of its list, and so do a visit and a pool.
  const list = pathname.replace(/(library|visits)\/.*|\/[0-9a-f-]{36}.*/, "$1");
  const page = pack.pages[record ? `/journal/${NOBODYS}` : list];
  if (!page) return undefined;
  if (record) return (await isKnown(record, pack)) ? asKept(ofEntry(record, page, pack)) : undefined;
  const part = pack.parts?.[pathname + search.replace(/[?&](kept|done|from)\b.*/, "")];
  // Never all entries where some were asked for.
  if (!part && /[?&](before|of|span)=/.test(search)) return undefined;
  return asKept(withMain(page, part ?? ofItsDay(pathname, pack, searchParams.get("on"))));
}

// The page of any entry, with the parts of this one in their places.
function ofEntry(record, page, { entries }) {
  const parts = { ...entries[record]?.parts };
  return page.replaceAll(NOBODYS, record).replace(/id="(\w+)".*?>/g, (tag, id) => tag + (parts[id] ?? ""));
}

// The page of any entry can show those of the pack, and those made here since: of no other it knows.
async function isKnown(record, { account, at, entries }) {
  if (record in entries) return true;
  const rows = await new Store(account).unknownSince(at);
  return rows.some(({ op }) => op.name === "pain.record" && op.record_id === record);
}

function ofItsDay(pathname, { days, day_ends_at }, on) {
  const today = on ?? dayOf(new Date(), day_ends_at);
  const kept = Object.keys(days).sort();
  const nearest = kept.filter((day) => day <= today).at(-1) ?? kept[0];
  const region = days[nearest][pathname]?.replaceAll(`"${nearest}"`, `"${today}"`);
  // Beyond the days that were kept, the plan of the last one goes on.
  return nearest === today ? region : region?.replace(/(class="eyebrow">)[^<]*/, `$1${dayWords(today, "long")}`);
}

function withMain(page, content) {
  return content ? page.replace(/(<main[^>]*>)[^]*(<\/main>)/, (_all, begin, end) => begin + content + end) : page;
}

function asKept(html) {
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": BUILD.policy };
  return new Response(html.replace("<html ", "<html data-kept "), { headers });
}

// Only for whoever is signed in: what others left locked on this phone is not even offered.
export async function sendAll() {
  const person = await whoIsSignedIn();
  if (!(await isHere(person))) return;
  const channel = channelOf(person);
  const { kind } = await empty(new Store(person), (_rows, answer) => {
    channel?.postMessage("change");
    channel?.postMessage(["settled", answer]); // a kept page gives way whoever sent what it held
  });
  // A promise that fails has the browser try again by itself.
  if (kind === "again") throw new Error("not sent yet");
}
