// What this phone holds for one person, in IndexedDB: every write from the act until 35 days after
// it was saved, and a few facts. Nothing here knows of the network.
//
// A write: {n, op_id, op, state: "waiting" | "aside" | "saved", at, saved_at, code, revision,
// unread}. `n` is the order of the acts.

import { settled } from "./rules.js";

const DATABASE = "homestretch-";
// What browsers call it that a database was closed.
const CLOSED = ["InvalidStateError", "UnknownError", "AbortError"];
const KEEP_SAVED_FOR = 35 * 24 * 3600 * 1000;

const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export class Store {
  #db;

  constructor(account) {
    this.account = account;
  }

  // Resolves once the write lies on the disk: this is what "on this phone" means.
  keep(op) {
    const row = { op_id: op.op_id, op, state: "waiting", at: Date.now() };
    return this.#write((writes) => answer(writes.add(row))).catch((error) => {
      // The id is there: a first try that seemed to fail was kept.
      if (error.name !== "ConstraintError") throw error;
    });
  }

  // Every write, oldest first, or those of one state; `most` at most.
  all(state, most) {
    return this.#read((writes) => answer((state ? writes.index("state") : writes).getAll(state, most)));
  }

  // Those that a page made at `at` (ms) cannot know of; without `at`, a page made just now.
  async unknownSince(at) {
    return (await this.all()).filter(({ state, saved_at }) => state === "waiting" || saved_at > at);
  }

  // How many wait and since when (ms), and how many are set aside or met another change.
  counts() {
    return this.#read(async (writes) => {
      const state = writes.index("state");
      const waiting = await answer(state.count("waiting"));
      const aside = await answer(state.count("aside"));
      const oldest = await answer(state.get("waiting"));
      return { waiting, aside, held: waiting + aside, since: oldest?.at };
    });
  }

  find(op_id) {
    return this.#read((writes) => answer(writes.index("op_id").get(op_id)));
  }

  // The saved ones that met another change, and were not read yet.
  async unread() {
    return (await this.all("saved")).filter(({ unread }) => unread);
  }

  fact(name) {
    return this.#read((_writes, facts) => answer(facts.get(name)));
  }

  setFacts(values) {
    return this.#write((_writes, facts) => putFacts(facts, values));
  }

  // Take what the server said of `rows`, all of it or none. Gives the writes it named.
  settle(rows, { verdicts = [], epoch }, reported) {
    const now = Date.now();
    return this.#write(async (writes, facts) => {
      const known = await answer(facts.get("epoch"));
      for (const row of await answer(writes.index("state").getAll("saved"))) {
        // A backup took the place of what the server knew: it may lack what it once confirmed.
        if (known && known !== epoch) writes.put({ ...row, state: "waiting" });
        else if (row.saved_at < now - KEEP_SAVED_FOR && !row.unread) writes.delete(row.n);
      }
      const verdictOn = ({ op_id }) => verdicts.find((verdict) => verdict.op_id === op_id);
      const moved = rows.map((row) => settled(row, verdictOn(row), now)).filter(Boolean);
      for (const row of moved) writes.put(row);
      putFacts(facts, { epoch, reported });
      return moved;
    });
  }

  put(row) {
    return this.#write((writes) => answer(writes.put(row)));
  }

  // The person's own wish, after a copy was offered.
  discard(row) {
    return this.#write(async (writes, facts) => {
      writes.delete(row.n);
      const discarded = (await answer(facts.get("discarded"))) ?? [];
      putFacts(facts, { discarded: [...discarded, row.op_id] });
    });
  }

  // For good: whoever asks it anything after that, such as a timer, waits until the page is left,
  // and does not make it anew.
  async erase() {
    (await this.#db)?.close();
    this.#db = new Promise(() => {});
    await answer(indexedDB.deleteDatabase(DATABASE + this.account));
  }

  #read(work) {
    return this.#transact("readonly", work);
  }

  #write(work) {
    return this.#transact("readwrite", work);
  }

  // A browser may close a database behind our back: open it once more, then say so.
  #transact(mode, work) {
    return this.#once(mode, work).catch((error) => {
      if (!CLOSED.includes(error?.name)) throw error;
      this.#db = undefined;
      return this.#once(mode, work);
    });
  }

  async #once(mode, work) {
    this.#db ??= open(DATABASE + this.account).catch((error) => {
      this.#db = undefined;
      throw error;
    });
    return transaction(await this.#db, mode, work);
  }
}

// Whether there is a database of `account` on this phone.
export async function isHere(account) {
  const databases = await indexedDB.databases?.();
  return databases?.some(({ name }) => name === DATABASE + account);
}

async function open(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const writes = request.result.createObjectStore("writes", { keyPath: "n", autoIncrement: true });
    writes.createIndex("op_id", "op_id", { unique: true });
    writes.createIndex("state", "state");
    request.result.createObjectStore("facts");
  };
  const db = await answer(request);
  db.onversionchange = () => db.close();
  return db;
}

// What `work` gives, once all that it wrote lies on the disk; where it fails, none of that does.
async function transaction(db, mode, work) {
  const tx = db.transaction(["writes", "facts"], mode, { durability: "strict" });
  const complete = new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = () => reject(tx.error ?? new DOMException("Not kept", "AbortError"));
  });
  const result = Promise.resolve(work(tx.objectStore("writes"), tx.objectStore("facts")));
  result.catch(() => tx.abort()).catch(() => {}); // it may be over already
  return (await Promise.all([result, complete]))[0];
}

function putFacts(facts, values) {
  for (const [name, value] of Object.entries(values)) facts.put(value, name);
}
