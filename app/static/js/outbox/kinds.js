// The acts of the daily loop: how each form becomes an operation. docs/sync.md has their bodies;
// to add one, add its line here and its words in operations/_act_words.html.
//
// A form says which one it is (`data-outbox`), and which record it is about (`data-record`); without
// one the act makes a new record. `next` is where the person goes from there.

import { newId } from "../ids.js";
import { dayOf, instantOf, ownZone } from "./days.js";

const nothing = () => ({});
const entryPage = (op) => `/journal/${op.record_id}`;
const today = () => "/";

export const KINDS = {
  "pain.record": { body: ({ intensity }) => ({ intensity: +intensity }), next: entryPage },
  "pain.edit": { body: editOf, next: (op) => ("intensity" in op.body ? undefined : "/") },
  "pain.delete": { body: nothing, next: today },
  "pain.restore": { body: nothing, next: entryPage },
  "set.mark": { body: markOf },
  "visit.count": { body: nothing },
  "visit.delete": { body: nothing },
  "visit.restore": { body: nothing },
};

// What was typed does not fit: `field` and the words for it.
export class Misfit extends Error {
  constructor(field, words) {
    super(words);
    this.field = field;
  }
}

// The form says nothing new: there is nothing to record.
export class Unchanged extends Error {}

// The operation that `form` stands for, minted now. `endsAt`: the hour at which a day ends.
export function operationOf(form, submitter, endsAt, now = new Date()) {
  const data = new FormData(form, submitter?.form === form ? submitter : undefined);
  const name = form.dataset.outbox;
  const acted = { at: now, on: dayOf(now, endsAt), endsAt };
  return {
    op_id: newId(),
    name,
    version: 1,
    record_id: form.dataset.record ?? newId(),
    acted_at: now.toISOString(),
    acted_on: acted.on,
    zone: ownZone(),
    body: KINDS[name].body(Object.fromEntries(data), form, acted),
  };
}

function markOf({ on, set_number, outcome, bout = 1, side = "none" }, form) {
  const set = { bout: +bout, side, set_number: +set_number };
  return { prescription_id: form.dataset.of, on, ...set, outcome };
}

// Only what differs from the page travels, so that two phones can change two things.
function editOf({ revision, intensity, when = "kept", on, at, note }, form, acted) {
  if (intensity) return { revision: +revision, intensity: +intensity };
  const typed = form.elements.note;
  const cleaned = wellFormed(note.replace(/\r\n?/g, "\n").trim());
  if (cleaned.length > 10_000) throw new Misfit(typed, form.dataset.tooLong);
  const changed = cleaned === typed.defaultValue.trim() ? {} : { note: cleaned };
  const changes = { ...changed, ...feltAt({ when, on, at }, form, acted) };
  if (!Object.keys(changes).length) throw new Unchanged();
  return { revision: +revision, ...changes };
}

function feltAt({ when, on, at }, form, acted) {
  if (when === "kept") return {};
  if (when !== "other") {
    const felt = new Date(acted.at - when * 60_000);
    return { felt_at: felt.toISOString(), felt_on: dayOf(felt, acted.endsAt) };
  }
  if (!on || !at) throw new Misfit(form.elements[on ? "at" : "on"], form.dataset.incomplete);
  const felt = instantOf(on, at, acted.endsAt);
  if (felt > acted.at) throw new Misfit(form.elements.at, form.dataset.future);
  if (acted.at - felt > 366 * 24 * 3600_000) throw new Misfit(form.elements.on, form.dataset.tooOld);
  return { felt_at: felt.toISOString(), felt_on: on };
}

// Half an emoji, as a cut text may end with, is a character that no database takes.
function wellFormed(text) {
  return text.toWellFormed ? text.toWellFormed() : text;
}
