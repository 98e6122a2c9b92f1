// The outbox of the page: it keeps each act on the phone first, says so, and has it sent, now or
// whenever a network is there again. `navigator.onLine` is not asked: it does not know.
//
// Events: "change" when what the phone holds has changed (here, or in another tab) or the sender has
// stopped for a reason, "settled" with each answer of the server, "left" when the person has signed
// out in another tab.

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
    if (this.#channel) this.#channel.onmessage = ({ data }) => this.#tell(...[data].flat());
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

  // The other tabs of the same person: a word, or a list of a word and what goes with it.
  tellOthers(word) {
    this.#channel?.postMessage(word);
  }

  // Send what waits. A call in the middle of a run has it look once more at the end: what was kept
  // just now may have come after its last look, and the network after its last try.
  send() {
    this.#isAskedAgain = Boolean(this.#run);
    this.#run ??= this.#send().finally(() => (this.#run = undefined));
    return this.#run;
  }

  // Ask where the server stands, for when nothing waits: after a restored backup it may need all,
  // and it should know how much is held here.
  async look() {
    if ((await this.store.counts()).waiting) return this.send();
    const end = await standing(this.store);
    if (end.kind === "signin") this.#become(end);
    if (end.kind !== "verdicts") return;
    this.#tell("settled", end.content);
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

  async #send() {
    this.#isAskedAgain = false;
    clearTimeout(this.#timer);
    const sent = empty(this.store, (rows, answer) => this.#settled(rows, answer));
    const end = await sent.catch(() => ({ kind: "again" }));
    if (end.kind === "again") {
      this.#failures += 1;
      this.#later(pause(this.#failures));
      this.#askForBackgroundSync();
    } else {
      this.#failures = 0;
    }
    if (end.kind === "wait") this.#later(end.until - Date.now());
    this.#become(end);
    return this.#isAskedAgain && /done|again/.test(end.kind) ? this.#send() : end;
  }

  #later(milliseconds) {
    this.#timer = setTimeout(() => this.send(), milliseconds);
  }

  #settled(rows, answer) {
    this.changed();
    this.#tell("settled", answer);
    if (rows.some(({ state }) => state === "saved")) navigator.storage?.persist?.();
  }

  #become(state) {
    this.state = state;
    this.#tell("change");
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  // Where browsers have it, the worker sends on even when this page is closed.
  // Not where it is not allowed, or not there: the page's own triggers remain.
  #askForBackgroundSync() {
    const ready = navigator.serviceWorker?.ready;
    ready?.then(({ sync }) => sync?.register(SYNC_TAG)).catch(() => {});
  }
}
