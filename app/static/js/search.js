// Finding an exercise by any of its words: app/exercises/search.py for a phone. tests/searches.json
// holds the two together.

const STRENGTHS = [8, 4, 2, 1]; // of name, synonyms, facts and steps
const SLIP = 1;
const LONG_ENOUGH_FOR_A_SLIP = 5;

// Those of `items` that fit all that is asked, the best first. An item has `words`, four lists of
// folded words, and `regions`, `kind` and `equipment`. Words that are `ignored` may be missing.
export function search(items, { text = "", region = "", kind = "", equipment = "" }, ignored = []) {
  const typed = [...new Set(folded(text))];
  const found = [];
  for (const item of items) {
    const strengths = typed.map((word) => strengthOf(item.words, word));
    const saysAll = typed.every((word, nth) => strengths[nth] || ignored.includes(word));
    const fits =
      (!region || item.regions.includes(region)) &&
      (!kind || item.kind === kind) &&
      (!equipment || item.equipment.includes(equipment));
    if (saysAll && fits) found.push({ item, score: strengths.reduce((a, b) => a + b, 0) });
  }
  return found.sort((a, b) => b.score - a.score).map(({ item }) => item);
}

// The words of `text` without case, accents and marks between: `Step-up` is `step`, `up`.
export function folded(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function strengthOf(words, typed) {
  const nth = words.findIndex((list) => list.some((word) => word.startsWith(typed)));
  if (nth >= 0) return STRENGTHS[nth];
  const names = words.slice(0, -1).flat();
  const isNear = typed.length >= LONG_ENOUGH_FOR_A_SLIP && names.some((word) => hasOneSlip(typed, word));
  return isNear ? SLIP : 0;
}

// One letter too many, too few or wrong, or two that changed places.
function hasOneSlip(typed, meant) {
  let same = 0;
  while (same < typed.length && typed[same] === meant[same]) same += 1;
  const a = typed.slice(same);
  const b = meant.slice(same);
  const isSwapped = a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || isSwapped;
}
