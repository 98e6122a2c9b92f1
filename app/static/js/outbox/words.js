// What an act is called on screen: the words stand in the page, this puts its values in.

import { dayWords } from "./days.js";

export const template = (id) => document.getElementById(id);

// A new element like the one in the page's template `id`.
export const made = (id) => template(id).content.firstElementChild.cloneNode(true);

// `text` with {name} put in for each name of `values`.
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (mark, name) => values[name] ?? mark);
}

// Put each of `values` into the place for it in `part` (`data-is`); one without a value is hidden.
export function fillIn(part, values) {
  for (const place of part.querySelectorAll("[data-is]")) {
    const value = values[place.dataset.is];
    if (value === undefined) continue;
    (place.querySelector("bdi") ?? place).textContent = value;
    place.hidden = !value;
  }
}

// The line of an act among the words of all acts: some have one for each outcome, and visits
// planned in one go have one.
export function lineOf({ name, body }) {
  const named = (act) => template("act-words").content.querySelector(`[data-act="${act}"]`);
  return named(`${name}.${body.weeks > 1 ? "weekly" : (body.outcome ?? body.status)}`) ?? named(name);
}

export function wordsOf(op) {
  const { body, acted_on } = op;
  const day = dayWords(body.held_on ?? acted_on);
  const line = lineOf(op);
  return line ? filled(line.textContent, { ...body, day, n: body.marks?.length }) : op.name;
}

// Has `form` take `op` back as the phone's own act; where no act does that, it goes.
export function undoInto(form, op) {
  const { undo, next = "" } = lineOf(op)?.dataset ?? {};
  if (!undo) return form.remove();
  Object.assign(form.dataset, { outbox: undo, next });
  if (!op.body.marks) form.dataset.record = op.record_id;
  const { held_on, since = held_on } = op.body;
  const fields = { mark: { ...op.body, outcome: "undone" }, series: { since } };
  for (const [name, value] of Object.entries(fields[/series|mark/.exec(undo)] ?? {})) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(field);
  }
}
