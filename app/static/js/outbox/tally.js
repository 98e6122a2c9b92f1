// Counting with what the phone holds: rules without a document.

// The outcomes of each exercise's sets, by their key, after the marks of `ops` for `day`, oldest
// first.
export function marked(sets, ops, day) {
  const after = structuredClone(sets);
  for (const { name, body } of ops) {
    if (name !== "sets.mark" || body.on !== day) continue;
    for (const set of body.marks) {
      const outcomes = after[set.slice(0, 36)];
      const key = set.slice(37);
      if (outcomes?.[key]) outcomes[key] = body.outcome === "undone" ? "to-do" : body.outcome;
    }
  }
  return after;
}

// The keys of the sets that a dose asks for on a day: bout, side and number.
export function keysOf({ sets, side, bouts_per_day }) {
  const upTo = (most) => Array.from({ length: most ?? 1 }, (_, nth) => nth + 1);
  const sides = side === "each" ? ["left", "right"] : [side ?? "none"];
  return upTo(bouts_per_day).flatMap((bout) =>
    sides.flatMap((each) => upTo(sets).map((number) => `${bout} ${each} ${number}`)),
  );
}

// What became of one exercise: to-do while a set is open, skipped where any was.
export function outcomeOf(outcomes) {
  const all = Object.values(outcomes);
  return ["to-do", "skipped"].find((each) => all.includes(each)) ?? "done";
}

// The acts on each record whose names begin so, oldest first: pairs of its id and its acts.
export function byRecord(ops, start) {
  const acts = new Map();
  for (const op of ops.filter(({ name }) => name.startsWith(start))) {
    acts.set(op.record_id, [...(acts.get(op.record_id) ?? []), op]);
  }
  return acts;
}

// Whether a visit is counted after `ops` on it, oldest first: 1 or 0; -1 where it was, and is
// deleted. `was` says the same of before.
export function usedAfter(ops, was) {
  return ops.reduce((now, { name, body }) => {
    if (name === "visit.delete") return -Math.abs(now);
    if (name === "visit.restore") return Math.abs(now);
    return +(name === "visit.count" || /attended|late/.test(body.outcome ?? body.status));
  }, was);
}

// The worst first; the order of their keys decides between two of the same number (models.py).
export function sitesOf(ratings) {
  const sites = Object.keys(ratings).filter((key) => key.startsWith("site.")).sort();
  return sites.sort((one, other) => ratings[other] - ratings[one]);
}

// The number that stands for an entry is that of the worst of its places.
export function worstOf(ratings) {
  return sitesOf(ratings)[0];
}

// The entry that `ops` make of `entry` ({ratings, details, note, is_private, context, felt_at,
// felt_on, revision, deleted}), which may be undefined where one of them records it.
export function entryAfter(entry, ops) {
  return ops.reduce((now, op) => {
    if (op.name === "pain.record") return recorded(op);
    if (op.name === "pain.edit") return now?.ratings ? edited(now, op.body) : now;
    return { ...now, deleted: op.name === "pain.delete" };
  }, entry);
}

function recorded({ body, acted_at, acted_on }) {
  const { intensity, site = "unspecified", context = "now", felt_at = acted_at, felt_on = acted_on } = body;
  const ratings = { [`site.${site}`]: intensity };
  return { ratings, details: {}, note: "", is_private: false, context, felt_at, felt_on, revision: 1 };
}

function edited(entry, { revision: _made_on, intensity, ratings, details, ...changes }) {
  const rated = { ...entry.ratings, ...ratings };
  if (intensity !== undefined) rated[worstOf(rated)] = intensity;
  return {
    ...entry,
    ...changes,
    ratings: withoutNull(rated),
    details: withoutNull({ ...entry.details, ...details }),
    revision: entry.revision + 1,
  };
}

function withoutNull(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
