// Counting with what the phone holds: rules without a document.

// The outcomes of each exercise's sets after the marks of `ops` for `day`, oldest first.
export function marked(sets, ops, day) {
  const after = structuredClone(sets);
  for (const { name, body } of ops) {
    const outcomes = name === "set.mark" && body.on === day && after[body.prescription_id];
    if (outcomes && body.set_number <= outcomes.length) {
      outcomes[body.set_number - 1] = body.outcome === "done" ? "done" : "to_do";
    }
  }
  return after;
}

// How many exercises are planned, and of how many every set is done.
export function completed(sets) {
  const all = Object.values(sets);
  const done = all.filter((outcomes) => outcomes.every((outcome) => outcome !== "to_do")).length;
  return { done, planned: all.length };
}

// By how many visits the acts of `ops` change what is used: each visit once, as it ends up. A visit
// that only one of these acts names was there (deleted) or was deleted (restored) before.
export function visitsMore(ops) {
  const ends = new Map();
  for (const { name, record_id } of ops) {
    if (!name.startsWith("visit.")) continue;
    const before = ends.get(record_id)?.before ?? name === "visit.delete";
    ends.set(record_id, { before, after: name !== "visit.delete" });
  }
  return [...ends.values()].reduce((sum, { before, after }) => sum + after - before, 0);
}

// The entry that `ops` make of `entry` ({intensity, note, felt_at, felt_on, revision, deleted}),
// which may be undefined where one of them records it.
export function entryAfter(entry, ops) {
  return ops.reduce((now, op) => {
    if (op.name === "pain.record") {
      const felt = { felt_at: op.acted_at, felt_on: op.acted_on };
      return { intensity: op.body.intensity, note: "", revision: 1, ...felt };
    }
    if (op.name === "pain.edit" && now) {
      const { revision: _made_on, ...changes } = op.body;
      return { ...now, ...changes, revision: now.revision + 1 };
    }
    if (op.name === "pain.delete") return { ...now, deleted: true };
    return op.name === "pain.restore" ? { ...now, deleted: false } : now;
  }, entry);
}
