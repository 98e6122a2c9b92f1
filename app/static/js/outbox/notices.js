// What the phone has to say above a page. The words stand in the page; which of them show, and
// their numbers, follow from the outbox alone.

import { dayOf, dayWords, timeWords } from "./days.js";
import { filled } from "./words.js";

// A write that is sent at once needs no notice.
const AT_ONCE = 2000;
const CLOCK_OFF = 10 * 60_000;

export class Notices {
  #shown = new Map();

  constructor(place) {
    this.place = place;
  }

  show(id, values = {}) {
    const content = document.querySelector(`template[data-notice="${id}"]`)?.content;
    if (!content) return undefined;
    const note = this.#shown.get(id) ?? content.firstElementChild.cloneNode(true);
    const text = filled(content.querySelector("p").textContent, values);
    const line = note.querySelector("p");
    if (line.textContent !== text) line.textContent = text;
    if (!note.isConnected) this.place.append(note);
    this.#shown.set(id, note);
    return note;
  }

  hide(id) {
    this.#shown.get(id)?.remove();
    this.#shown.delete(id);
  }

  // Show it with `values`, or hide it where there are none.
  set(id, values) {
    if (values) this.show(id, values);
    else this.hide(id);
  }
}

// Keep the notices as the outbox is.
export function follow(outbox, notices, { isKept, isHeldPage }) {
  let later;
  const render = async () => {
    clearTimeout(later);
    const [{ waiting, aside, since }, unread] = await Promise.all([
      outbox.store.counts(),
      outbox.store.unread(),
    ]);
    const age = Date.now() - since;
    if (waiting && age < AT_ONCE) later = setTimeout(render, AT_ONCE - age);
    const waits = waiting > 0 && age >= AT_ONCE;
    notices.set("offline", isKept() || (waits && outbox.state.kind === "again"));
    notices.set("signin", outbox.state.kind === "signin");
    if (isHeldPage) return; // it says the others itself
    notices.set("waiting", waits && { n: waiting, time: sinceWords(since) });
    notices.set("aside", aside && { n: aside });
    notices.set("clash", unread.length && { n: unread.length });
  };
  for (const event of ["change", "state"]) outbox.addEventListener(event, render);
  outbox.addEventListener("settled", ({ detail: { answer } }) => {
    if (!answer.now) return;
    const off = Date.now() - Date.parse(answer.now);
    notices.set("clock", Math.abs(off) > CLOCK_OFF && { n: spanWords(off) });
  });
  return render();
}

// `25 minutes`, `3 hours`, `4 days`.
function spanWords(milliseconds) {
  const minutes = Math.abs(milliseconds) / 60_000;
  const [unit, size] = [["day", 1440], ["hour", 60]].find(([, each]) => minutes >= 2 * each) ?? ["minute", 1];
  const style = { style: "unit", unit, unitDisplay: "long" };
  return new Intl.NumberFormat("en", style).format(Math.round(minutes / size));
}

function sinceWords(since) {
  const at = new Date(since);
  const on = dayOf(at);
  const time = timeWords(at);
  return on === dayOf(new Date()) ? time : `${dayWords(on)}, ${time}`;
}
