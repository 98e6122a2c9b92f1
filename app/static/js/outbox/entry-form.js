// The form of an entry as values, and values put into it: names of controls are the names that
// operations use (docs/sync.md), so a new field needs nothing here.

import { isTouched } from "../place.js";

// What the form says: {ratings, details, note, is_private, context, follows}. Nothing is null.
export function saidIn({ elements }) {
  const ratings = {};
  const details = {};
  for (const { name, value } of elements) {
    if (name.startsWith("rate.")) ratings[name.slice(5)] = value === "" ? null : Number(value);
    if (name === "asked") details[value] = valueOf(elements[value]);
  }
  const { note, is_private, context, follows } = elements;
  return {
    ratings,
    details,
    note: cleaned(note.value),
    is_private: is_private.checked,
    context: context.value,
    follows: follows.value || null,
  };
}

// What `said` says otherwise than `stored`, by the same names.
export function differing(said, stored) {
  const changes = {};
  for (const [name, value] of Object.entries(said)) {
    if (value?.constructor === Object) {
      const inner = differing(value, stored[name] ?? {});
      if (Object.keys(inner).length) changes[name] = inner;
    } else if (JSON.stringify(value) !== JSON.stringify(stored[name] ?? null)) {
      changes[name] = value;
    }
  }
  return changes;
}

// Put what is stored into the form, where the person has changed nothing. Words of last time, which
// a new entry is offered, give way only to an entry that has been said more of.
export function putStored(form, stored, isNew) {
  const { elements, dataset } = form;
  dataset.stored = JSON.stringify(stored);
  for (const control of elements) {
    const { name, value } = control;
    if (name.startsWith("rate.")) putUntouched(control, stored.ratings[name.slice(5)]);
    if (name === "asked" && !isNew) putUntouched(elements[value], stored.details[value]);
  }
  for (const name of ["note", "on", "at", "context", "follows"]) putUntouched(elements[name], stored[name]);
  putUntouched(elements.is_private, stored.is_private && elements.is_private.value);
  for (const rows of form.querySelectorAll("rating-rows")) rows.refresh?.();
}

// Put `value` into a control, or a list of boxes, that nobody has touched: as if the page had come
// with it.
export function putUntouched(control, value) {
  const values = [value ?? ""].flat().map(String);
  const parts = control instanceof RadioNodeList ? [...control] : [control];
  if (parts.some(isTouched)) return;
  for (const part of parts) {
    const isIn = (each) => values.includes(each.value);
    if (/radio|box/.test(part.type)) part.checked = part.defaultChecked = isIn(part);
    else if (!part.options) part.value = part.defaultValue = values[0];
    for (const option of part.options ?? []) option.selected = option.defaultSelected = isIn(option);
  }
}

// Line ends as the server keeps them, and no half of an emoji, which no database takes.
export function cleaned(text) {
  const trimmed = text.replace(/\r\n?/g, "\n").trim();
  return trimmed.toWellFormed?.() ?? trimmed;
}

function valueOf(control) {
  if (control instanceof RadioNodeList) {
    const parts = [...control]; // the fieldset is among them, by its id
    if (parts.at(-1).type === "radio") return control.value || null;
    const chosen = parts.filter(({ checked }) => checked).map(({ value }) => value);
    return chosen.length ? chosen : null;
  }
  const text = cleaned(control.value);
  return text && control.dataset.most ? Number(text) : text || null;
}
