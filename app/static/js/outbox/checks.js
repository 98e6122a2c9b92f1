// Which question the pad asks: the same rule as journal/followups.py, by the phone's own clock, and
// with what the phone holds.

// The first of `checks` that is due at the `minute` of the person's day; the last, "now", always is.
export function pending(checks, ops, minute) {
  const isDue = (check) =>
    (check.follows || followed(check, ops)) &&
    !isAnswered(check, ops) &&
    check.starts <= minute &&
    minute < check.ends;
  return checks.find((check) => check.context === "now" || isDue(check));
}

// How many minutes of the person's day have passed.
export function minuteOf(now, endsAt) {
  const [hour, minute] = endsAt.split(":").map(Number);
  return ((now.getHours() - hour) * 60 + now.getMinutes() - minute + 1440) % 1440;
}

export function askOnPad(main, ops, endsAt) {
  const pad = main.querySelector("[data-checks]");
  if (!pad) return;
  const check = pending(JSON.parse(pad.dataset.checks), ops, minuteOf(new Date(), endsAt));
  const asked = { ...check, ...(check.follows ? {} : followed(check, ops)) };
  pad.querySelector("h2").textContent = check.question;
  pad.querySelector("[data-is=about]").textContent = check.about;
  for (const name of ["context", "follows", "follows_on", "follows_id"]) {
    pad.querySelector(`[name=${name}]`).value = asked[name];
  }
}

// What the phone itself did on that day: a visit, else a set.
function followed({ follows_on }, ops) {
  const visit = ops.find((op) => op.name === "visit.count" && op.acted_on === follows_on);
  if (visit) return { follows: "visit", follows_id: visit.record_id };
  const isSet = ({ name, body }) => name === "set.mark" && body.on === follows_on && body.outcome === "done";
  return ops.some(isSet) ? { follows: "session", follows_id: "" } : undefined;
}

function isAnswered({ answered, context, follows_on }, ops) {
  const answers = ({ body }) => body.context === context && body.follows_on === follows_on;
  return answered || ops.some(answers);
}
