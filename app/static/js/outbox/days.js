// Days and times on the phone's own wall. tests/days.json holds the rule to the server's.

// The person's own day, `YYYY-MM-DD`, that `instant` (a Date) falls on: a day ends at `endsAt`.
export function dayOf(instant, endsAt = "03:00", zone = undefined) {
  const { year, month, day, hour, minute } = wallClock(instant, zone);
  const date = `${year}-${month}-${day}`;
  return `${hour}:${minute}` < endsAt ? dayBefore(date) : date;
}

export function dayBefore(day) {
  return new Date(Date.parse(day) - 24 * 3600_000).toISOString().slice(0, 10);
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
export function timeWords(instant) {
  const words = instant.toLocaleTimeString("en", { hour: "numeric", minute: "2-digit" });
  return words.toLowerCase().replace(/\s/, " ");
}

// `Tue 24 Nov`, from a day; in "long" style `Tuesday 24 November`.
export function dayWords(on, style = "short") {
  const words = { weekday: style, day: "numeric", month: style, timeZone: "UTC" };
  const parts = partsOf(new Date(on), words);
  return `${parts.weekday} ${parts.day} ${parts.month}`;
}

function wallClock(instant, timeZone) {
  const numeric = { year: "numeric", month: "2-digit", day: "2-digit" };
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return partsOf(instant, { ...numeric, ...clock, timeZone, calendar: "gregory" });
}

function partsOf(instant, style) {
  const parts = new Intl.DateTimeFormat("en", style).formatToParts(instant);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}
