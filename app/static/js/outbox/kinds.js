// How a form of the daily loop becomes an operation: docs/sync.md has their bodies. A new act needs
// nothing here: its fields are its body. It needs its words, in operations/_act_words.html.
//
// A form says which act it is (`data-outbox`), which record it is about (`data-record`; without one
// the act makes a new record) and where the person goes from there (`data-next`).

import { newId } from "../ids.js";
import { dayBefore, dayOf, instantOf, ownZone } from "./days.js";
import { cleaned, differing, saidIn } from "./entry-form.js";
import { filled } from "./words.js";

const VERSION_2 = /\.(record|edit|add|revise)$/;
const BODIES = { "pain.record": recordOf, "pain.edit": editOf };
const LISTS = ["marks", "keys"];

// What was typed does not fit: `field` and the words for it.
export class Misfit extends Error {
  constructor(field, words) {
    super(words);
    this.field = field;
  }
}

function misfit({ elements, dataset }, name, words) {
  throw new Misfit(elements[name], dataset[words]);
}

// The operation that `form` stands for, minted now; undefined where the form says nothing new.
// `endsAt`: the hour at which a day ends.
export function operationOf(form, submitter, endsAt) {
  const now = new Date();
  const data = new FormData(form, submitter);
  const name = form.dataset.outbox;
  const acted = { at: now, on: dayOf(now, endsAt), endsAt };
  const body = (BODIES[name] ?? bodyOf)(Object.fromEntries(data), form, acted, data);
  return body && {
    op_id: newId(),
    name,
    version: VERSION_2.test(name) ? 2 : 1,
    record_id: form.dataset.record ?? newId(),
    acted_at: now.toISOString(),
    acted_on: acted.on,
    zone: ownZone(),
    body,
  };
}

// Every field by its name: lists as lists, numbers as numbers, what was left empty as null.
function bodyOf(_fields, form, _acted, data) {
  checkNumbers(form);
  for (const field of form.querySelectorAll("[data-needed]")) {
    if (field.offsetParent && !field.value.trim()) misfit(form, field.name, "incomplete");
  }
  const body = {};
  for (const [name, value] of data) {
    const control = form.elements[name];
    const isText = /^text/.test(control.type) && control.inputMode !== "numeric";
    const text = isText ? cleaned(value) : value;
    const isList = LISTS.includes(name) || form.querySelector(`[type=checkbox][name="${name}"]`);
    if (isList) body[name] = [...(body[name] ?? []), ...text.split(",")];
    else body[name] = text === "" ? null : !isText && /^\d+$/.test(text) ? +text : text;
  }
  delete body.op_id;
  return body;
}

// A day that is filled in later has no hour: that of the evening check stands for it.
function recordOf({ intensity, asked = "", site = asked.split(" ")[0], which = "now", on }, form, acted) {
  const [, context, follows, follows_on, follows_id] = asked.split(" ");
  const body = { intensity: +intensity, site, context, follows, follows_on, follows_id };
  if (which === "now") return body;
  const day = which === "yesterday" ? dayBefore(acted.on) : on;
  if (!day) misfit(form, "on", "incomplete");
  if (day > acted.on) misfit(form, "on", "future");
  if (day === acted.on) return body;
  return { ...body, ...checked(instantOf(day, "20:00", acted.endsAt), day, form, acted) };
}

// Only what differs from what the entry held travels, so that two phones can change two things.
function editOf({ revision, intensity, when = "kept", on, at }, form, acted) {
  if (intensity) return { revision: +revision, intensity: +intensity };
  checkNumbers(form);
  const said = saidIn(form);
  if (said.note.length > 10_000) misfit(form, "note", "tooLong");
  const changes = differing(said, JSON.parse(form.dataset.stored));
  Object.assign(changes, feltAt({ when, on, at }, form, acted));
  return Object.keys(changes).length ? { revision: +revision, ...changes } : undefined;
}

function checkNumbers(form) {
  for (const field of form.querySelectorAll("[data-most]")) {
    const { value, dataset } = field;
    const fits = Number.isInteger(+value) && +value >= dataset.least && +value <= dataset.most;
    if (value && !fits) throw new Misfit(field, filled(form.dataset.number, dataset));
  }
}

function feltAt({ when, on, at }, form, acted) {
  if (when === "kept") return {};
  if (when !== "other") {
    const felt = new Date(acted.at - when * 60_000);
    return checked(felt, dayOf(felt, acted.endsAt), form, acted);
  }
  if (!on || !at) misfit(form, on ? "at" : "on", "incomplete");
  return checked(instantOf(on, at, acted.endsAt), on, form, acted);
}

function checked(felt, on, form, acted) {
  if (felt > acted.at) misfit(form, "at", "future");
  if (acted.at - felt > 366 * 24 * 3600_000) misfit(form, "on", "tooOld");
  return { felt_at: felt.toISOString(), felt_on: on };
}
