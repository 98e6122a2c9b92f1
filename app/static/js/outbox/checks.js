// Which question the pad asks: the same rule as journal/followups.py, by the phone's own clock, and
// with what the phone holds.

import { byRecord, usedAfter } from "./tally.js";
import { fillIn } from "./words.js";

// The first of `checks` that is due at the `minute` of the person's day; the last, "now", always is.
export function pending(checks, ops, minute) {
  const isDue = (check) =>
    (check.happened || followed(check, ops)) &&
    !isAnswered(check, ops) &&
    check.starts <= minute &&
    minute < check.ends;
  return checks.find((check) => check.context === "now" || isDue(check));
}

// How many minutes of the person's day have passed.
export function minuteOf(now, endsAt) {
  const [hour, minute] = endsAt.split(":").map(Number);
  return (now.getHours() * 60 + now.getMinutes() - hour * 60 - minute + 1440) % 1440;
}

export function askOnPad(main, ops, endsAt) {
  const pad = main.querySelector("[data-checks]");
  if (!pad) return;
  const check = pending(JSON.parse(pad.dataset.checks), ops, minuteOf(new Date(), endsAt));
  fillIn(pad, check);
  const more = check.happened ? "" : followed(check, ops);
  pad.querySelector("[name=asked]").value = more ? `${check.asked} ${more}` : check.asked;
}

// What the phone itself did on that day, and did not take back: a visit, else a set.
function followed({ on }, ops) {
  for (const [id, acts] of byRecord(ops, "visit.")) {
    const held = acts.map(({ body }) => body.held_on).filter(Boolean);
    if ((held.at(-1) ?? acts[0].acted_on) === on && usedAfter(acts, 0) > 0) return `visit ${on} ${id}`;
  }
  const marks = ops.filter(({ name, body }) => name === "sets.mark" && body.on === on);
  const sets = marks.flatMap(({ body }) => body.marks.map((set) => [set, body.outcome]));
  return Object.values(Object.fromEntries(sets)).includes("done") && `session ${on}`;
}

function isAnswered({ answered, context, on }, ops) {
  const answers = ({ body }) => body.context === context && body.follows_on === on;
  return answered || ops.some((op) => answers(op) && stands(op, ops));
}

function stands({ record_id }, ops) {
  return !ops.filter((op) => op.record_id === record_id).at(-1).name.endsWith("delete");
}
