// What the phone has to say above a page. The words stand in the page; which of them show, and
// their numbers, follow from the outbox alone.

import { dayOf, dayWords, timeWords } from "./days.js";
import { newestOf } from "./rules.js";
import { filled, made, template } from "./words.js";

// A write that is sent at once needs no notice.
const AT_ONCE = 2000;
const CLOCK_OFF = 10 * 60_000;

export class Notices {
  #notes = new Map();

  constructor(place) {
    this.place = place;
  }

  // `act` is what its button does.
  show(id, values = {}, act) {
    const name = `notice-${id}`;
    if (!template(name)) return undefined; // a page without a phone
    const note = this.#notes.get(id) ?? made(name);
    const text = filled(template(name).content.querySelector("p").textContent, values);
    const line = note.querySelector("p");
    if (line.textContent !== text) line.textContent = text;
    if (!note.isConnected) this.place.append(note);
    if (act) note.querySelector("button").onclick = act;
    this.#notes.set(id, note);
    return note;
  }

  hide(id) {
    this.#notes.get(id)?.remove();
  }

  // Show it with `values`, or hide it where there are none.
  set(id, values) {
    if (values) this.show(id, values);
    else this.hide(id);
  }
}

// Keep the notices as the outbox is.
export function follow(outbox, notices, isKept) {
  let later;
  const read = async () => ({ ...(await outbox.store.counts()), unread: await outbox.store.unread() });
  const render = newestOf(read, ({ waiting, aside, since, unread }) => {
    clearTimeout(later);
    const age = Date.now() - since; // of what waits: no number where nothing does
    if (age < AT_ONCE) later = setTimeout(render, AT_ONCE - age);
    const waits = age >= AT_ONCE;
    notices.set("offline", isKept() || (waits && outbox.state.kind === "again"));
    notices.set("signin", outbox.state.kind === "signin");
    if (document.getElementById("held")) return; // that page says the others itself
    notices.set("waiting", waits && { n: waiting, time: sinceWords(since) });
    notices.set("aside", aside && { n: aside });
    notices.set("clash", unread.length && { n: unread.length });
  });
  outbox.addEventListener("change", render);
  outbox.addEventListener("settled", ({ detail: { now } }) => {
    if (!now) return;
    const off = Date.now() - Date.parse(now);
    notices.set("clock", Math.abs(off) > CLOCK_OFF && { n: spanWords(off) });
  });
  return render();
}

// `25 minutes`, `3 hours`, `4 days`.
function spanWords(milliseconds) {
  const minutes = Math.abs(milliseconds) / 60_000;
  const units = [["day", 1440], ["hour", 60], ["minute", 1]];
  const [unit, size] = units.find(([, each]) => minutes >= 2 * each);
  const style = { style: "unit", unit, unitDisplay: "long" };
  return Math.round(minutes / size).toLocaleString("en", style);
}

function sinceWords(since) {
  const at = new Date(since);
  const on = dayOf(at);
  const time = timeWords(at);
  return on === dayOf(new Date()) ? time : `${dayWords(on)}, ${time}`;
}
