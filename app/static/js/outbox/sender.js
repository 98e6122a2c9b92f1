// Empties a store into the server, batch by batch: one sender at a time, in a page or a worker.

import { batch, judge } from "./rules.js";

const MOST_OPERATIONS = 50;
const MOST_MILLISECONDS = 30_000;
const LONGEST_WAIT_TOLD = 3_600_000;

// Where the tabs and the worker of one person tell each other that something has changed.
export function channelOf(account) {
  return globalThis.BroadcastChannel && new BroadcastChannel(`homestretch-${account}`);
}

// Send until nothing waits. Gives {kind: "done" | "again" | "wait" | "signin"}; for `wait` with
// `until` (ms). `onSettled(rows, answer)` hears of each batch that was answered.
export function empty(store, onSettled) {
  const work = async () => {
    let most = MOST_OPERATIONS;
    for (;;) {
      const until = await store.fact("not_before");
      const left = until - Date.now();
      // Further ahead it was never told: the phone's clock was wrong then.
      if (left > 0 && left <= LONGEST_WAIT_TOLD) return { kind: "wait", until };
      const rows = batch(await store.all("waiting", most));
      const { held } = await store.counts();
      if (!rows.length && held === ((await store.fact("reported")) ?? 0)) return { kind: "done" };
      const answer = await ask(store.account, "POST", envelope(store, rows, held));
      const { kind, content } = answer;
      if (kind === "verdicts") {
        const taken = content.verdicts.filter(({ outcome }) => outcome !== "rejected").length;
        const moved = await store.settle(rows, content, held - taken);
        onSettled(moved, content);
        if (moved.length < rows.length) return { kind: "again" };
        most = MOST_OPERATIONS;
      } else if (kind !== "halve") {
        return kind === "wait" ? waitAsTold(store, answer.seconds) : answer;
      } else if (rows.length > 1) {
        most = Math.ceil(rows.length / 2);
      } else if (rows.length) {
        const aside = { ...rows[0], state: "aside", code: "too_large" };
        await store.put(aside);
        onSettled([aside], {});
      } else {
        return { kind: "again" };
      }
    }
  };
  // One after the other across tabs and the worker, where browsers can see to that.
  const { locks } = navigator;
  return locks ? locks.request(`homestretch-${store.account}`, work) : work();
}

// Where things stand on the server, when there is nothing to send.
export async function standing(store) {
  const answer = await ask(store.account, "GET");
  const { kind, content } = answer;
  if (kind === "verdicts") await store.settle([], content, content.held);
  return answer;
}

async function waitAsTold(store, seconds) {
  const until = Date.now() + Math.min(1000 * seconds, LONGEST_WAIT_TOLD);
  await store.setFacts({ not_before: until });
  return { kind: "wait", until };
}

function envelope({ account }, rows, held) {
  const operations = rows.map(({ op }) => op);
  return JSON.stringify({ format: 1, account, now: new Date().toISOString(), held, operations });
}

// One request. Whatever is not an answer of ours, to the end, is as if none had come.
async function ask(account, method, body) {
  const headers = { Accept: "application/json", "Content-Type": "application/json" };
  try {
    const signal = AbortSignal.timeout?.(MOST_MILLISECONDS);
    const response = await fetch("/sync", { method, headers, body, signal, redirect: "manual" });
    const content = await response.json().catch(() => undefined);
    const { status, type } = response;
    const retryAfter = secondsOf(response.headers.get("Retry-After"));
    return { ...judge({ status, type, retryAfter }, content, account), content };
  } catch {
    return { kind: "again" };
  }
}

// Retry-After is a number of seconds, or a date.
function secondsOf(text) {
  return Number(text) || Math.max(0, (Date.parse(text) - Date.now()) / 1000) || 0;
}
