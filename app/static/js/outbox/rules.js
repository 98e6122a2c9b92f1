// The rules of sending, without a network, a clock or a document: docs/sync.md in JavaScript.

const MOST_BYTES = 240 * 1024; // of the 256 KiB that one request may have
const LONGEST_WAIT = 300_000;

// What an answer means: `verdicts` when it counts; `signin`, `halve`, `wait` (with `seconds`) or
// `again` when everything is kept. `content` is the parsed body, or undefined.
export function judge({ status, type, retryAfter }, content, account) {
  if (type === "opaqueredirect" || status === 401) return { kind: "signin" };
  if (status === 413) return { kind: "halve" };
  if ((status === 429 || status === 503) && retryAfter) return { kind: "wait", seconds: retryAfter };
  const counts = status === 200 && content?.account === account && content.epoch;
  return { kind: counts ? "verdicts" : "again" };
}

// Milliseconds until the next try after so many failures in a row, with jitter: phones that lost
// the same server should not all come back in one moment.
export function pause(failures, random = Math.random) {
  const full = Math.min(1000 * 2 ** (failures - 1), LONGEST_WAIT);
  return full * (0.5 + random() / 2);
}

// `show` what `read` found; of looks that overlap the last one counts, whichever ends first.
export function newestOf(read, show) {
  let looks = 0;
  return async () => {
    const mine = ++looks;
    const found = await read();
    if (mine === looks) show(found);
  };
}

// The first of `rows` that fit into one request.
export function batch(rows) {
  const chosen = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += new Blob([JSON.stringify(row.op)]).size;
    if (chosen.length && bytes > MOST_BYTES) break;
    chosen.push(row);
  }
  return chosen;
}

// What becomes of a kept write after the verdict on it; undefined without one that is known.
// `unread` is true for a clash until the person has read it, false from then on.
export function settled(row, { outcome, code, revision } = {}, now) {
  if (outcome === "rejected") return { ...row, state: "aside", code };
  if (!["applied", "duplicate", "conflict"].includes(outcome)) return undefined;
  const unread = outcome === "conflict" ? (row.unread ?? true) : undefined;
  return { ...row, state: "saved", saved_at: now, revision, unread };
}
