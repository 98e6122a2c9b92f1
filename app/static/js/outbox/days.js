// Days and times on the phone's own wall. tests/days.json holds the rule to the server's.

// The person's own day, `YYYY-MM-DD`, that `instant` (a Date) falls on: a day ends at `endsAt`.
export function dayOf(instant, endsAt = "03:00", zone = undefined) {
  const wall = wallClock(instant, zone);
  const day = new Date(Date.UTC(wall.year, wall.month - 1, wall.day));
  if (`${wall.hour}:${wall.minute}` < endsAt) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

export function dayBefore(day) {
  const before = new Date(`${day}T00:00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  return before.toISOString().slice(0, 10);
}

// The instant at which the wall shows `at` (HH:MM) on the person's `day`: an hour before the day's
// end is on the next date. The browser moves skipped times on, and takes the first of two.
export function instantOf(day, at, endsAt = "03:00") {
  const [year, month, date] = day.split("-").map(Number);
  const [hour, minute] = at.split(":").map(Number);
  return new Date(year, month - 1, date + (at < endsAt ? 1 : 0), hour, minute);
}

export function ownZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

// `3:20 pm`
export function timeWords(instant, language = "en") {
  const words = instant.toLocaleTimeString(language, { hour: "numeric", minute: "2-digit" });
  return words.replace("AM", "am").replace("PM", "pm").replace(" ", " ");
}

// `Tue 24 Nov`, from a day.
export function dayWords(day, language = "en") {
  const parts = new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  }).formatToParts(new Date(`${day}T00:00:00Z`));
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part("weekday")} ${part("day")} ${part("month")}`;
}

function wallClock(instant, timeZone) {
  const numeric = { year: "numeric", month: "2-digit", day: "2-digit" };
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const parts = new Intl.DateTimeFormat("en", { ...numeric, ...clock, timeZone, calendar: "gregory" });
  return Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
}
