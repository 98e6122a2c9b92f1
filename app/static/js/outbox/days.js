// Days and times on the phone's own wall. tests/days.json holds the rule to the server's.

// The person's own day, `YYYY-MM-DD`, that `instant` (a Date) falls on: a day ends at `endsAt`.
export function dayOf(instant, endsAt = "03:00", zone) {
  // Swedish writes a moment as `2026-11-24 15:20:30`.
  const [date, time] = instant.toLocaleString("sv", { timeZone: zone }).split(" ");
  return time < endsAt ? dayBefore(date) : date;
}

export function dayBefore(day) {
  return new Date(Date.parse(day) - 24 * 3600_000).toISOString().slice(0, 10);
}

// The instant at which the wall shows `at` (HH:MM) on the person's `day`: an hour before the day's
// end is on the next date. The browser moves skipped times on, and takes the first of two.
export function instantOf(day, at, endsAt) {
  const [year, month, date] = day.split("-").map(Number);
  const [hour, minute] = at.split(":").map(Number);
  return new Date(year, month - 1, date + (at < endsAt ? 1 : 0), hour, minute);
}

export function ownZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

// `3:20 pm`
export function timeWords(instant) {
  const words = instant.toLocaleTimeString("en", { timeStyle: "short" });
  return words.toLowerCase().replace(/\s/, " ");
}

// `Tue 24 Nov`, from a day; in "long" style `Tuesday 24 November`.
export function dayWords(on, style = "short") {
  const words = { weekday: style, day: "numeric", month: style, timeZone: "UTC" };
  // English has them as `Tue, Nov 24`.
  const [weekday, month, date] = new Date(on).toLocaleDateString("en", words).split(/\W+/);
  return `${weekday} ${date} ${month}`;
}
