// The outbox of the page: it keeps each act on the phone first, says so, and has it sent, now or
// whenever a network is there again. `navigator.onLine` is not asked: it does not know.
//
// Events: "change" when what the phone holds has changed (here, or in another tab), "settled" with
// {rows, answer} when the server has answered, "state" when the sender has stopped for a reason,
// "left" when the person has signed out in another tab.

import { pause } from "./rules.js";
import { channelOf, empty, standing } from "./sender.js";
import { Store } from "./store.js";

const LOOK_EVERY = 60_000;
const SYNC_TAG = "outbox";

export class Outbox extends EventTarget {
  #failures = 0;
  #timer;
  #run;
  #isAskedAgain = false;
  #channel;

  constructor(account) {
    super();
    this.store = new Store(account);
    this.state = { kind: "done" };
    this.#channel = channelOf(account);
    if (this.#channel) this.#channel.onmessage = ({ data }) => this.#tell(data);
  }

  // Keep one act; resolves when it lies on the disk, and only then is anything said or sent.
  async keep(op) {
    await this.store.keep(op);
    this.changed();
    this.send();
  }

  changed() {
    this.#tell("change");
    this.tellOthers("change");
  }

  // The other tabs of the same person.
  tellOthers(word) {
    this.#channel?.postMessage(word);
  }

  // Send what waits. A call in the middle of a run has it look once more at the end: what was kept
  // just now may have come after its last look.
  send() {
    this.#isAskedAgain = Boolean(this.#run);
    this.#run ??= this.#runs().finally(() => (this.#run = undefined));
    return this.#run;
  }

  // Ask where the server stands, for when nothing waits: after a restored backup it may need all,
  // and it should know how much is held here.
  async look() {
    if ((await this.store.counts()).waiting) return this.send();
    const end = await standing(this.store);
    if (end.kind === "signin") this.#become(end);
    if (end.kind !== "verdicts") return;
    this.#tell("settled", { rows: [], answer: end.content });
    this.send(); // what a restored server lacks, and how much is held if it knows otherwise
  }

  listen(window) {
    const whenSeen = () => window.document.visibilityState === "visible" && this.look();
    window.addEventListener("online", () => this.look());
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.look());
    window.document.addEventListener("visibilitychange", () => {
      whenSeen();
      if (this.#run) this.#askForBackgroundSync(); // the page may be closed before the answer
    });
    setInterval(whenSeen, LOOK_EVERY);
    return this.look();
  }

  async #runs() {
    let end;
    do {
      this.#isAskedAgain = false;
      end = await this.#send();
    } while (this.#isAskedAgain && end.kind === "done");
    return end;
  }

  async #send() {
    clearTimeout(this.#timer);
    let end;
    try {
      end = await empty(this.store, (rows, answer) => this.#settled(rows, answer));
    } catch (error) {
      end = { kind: "again", error };
    }
    this.#failures = end.kind === "again" ? this.#failures + 1 : 0;
    if (end.kind === "again") {
      this.#later(pause(this.#failures));
      this.#askForBackgroundSync();
    }
    if (end.kind === "wait") this.#later(end.until - Date.now());
    this.#become(end);
    return end;
  }

  #later(milliseconds) {
    this.#timer = setTimeout(() => this.send(), milliseconds);
  }

  #settled(rows, answer) {
    this.changed();
    this.#tell("settled", { rows, answer });
    if (rows.some(({ state }) => state === "saved")) globalThis.navigator.storage?.persist?.();
  }

  #become(state) {
    this.state = state;
    this.#tell("state");
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  // Where browsers have it, the worker sends on even when this page is closed.
  // Not where it is not allowed, or not there: the page's own triggers remain.
  #askForBackgroundSync() {
    const ready = globalThis.navigator.serviceWorker?.ready;
    ready?.then(({ sync }) => sync?.register(SYNC_TAG)).catch(() => {});
  }
}
