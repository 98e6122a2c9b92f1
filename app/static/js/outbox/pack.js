// The pages that this phone keeps for its person, in a cache that carries the account. The worker
// brings them; a page that fetched them itself could not be kept by Back.

export const PACK = "/offline/pack";
const SIGNING_OUT = "signing-out";

// Not there on plain http, but for this very machine.
const { caches: shelves } = globalThis;
export const cacheOf = (account) => `pack-${account}`;

// Have the worker bring the pages to `version`.
export async function askForPack(account, version) {
  const registration = await navigator.serviceWorker?.ready;
  registration?.active.postMessage({ account, version });
}

export async function keptPack(account) {
  const where = { cacheName: cacheOf(account), ignoreSearch: true };
  return (await shelves?.match(PACK, where))?.json();
}

// The account that the server knows here, or null; raises without a network.
export async function whoIsSignedIn() {
  const answer = await fetch("/session");
  return (await answer.json()).person;
}

// Somebody signed out on this phone, and the server may not have heard of it.
export const isSigningOut = async () => shelves?.has(SIGNING_OUT);

// The pages of whoever is not `account` go; of everybody, when nobody is signed in.
export const dropOthers = (account) => dropCaches("pack-", cacheOf(account));

// Those of a kind, but for one.
export async function dropCaches(kind, kept) {
  for (const name of (await shelves?.keys()) ?? []) {
    if (name.startsWith(kind) && name !== kept) await shelves.delete(name);
  }
}

// From here on the worker shows nothing private, and ends the session when it can.
export const markSigningOut = async () => shelves?.open(SIGNING_OUT);

export const signedOut = async () => shelves?.delete(SIGNING_OUT);
