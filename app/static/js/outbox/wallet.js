// What is left of the visits, counted with what the phone holds. The server says which pools each
// visit draws on (`data-draws`: by the visit's id whether it is counted, then the pools' ids; "" is
// one more visit today) and how many are left of each (`data-left`, of the pools in `data-of`).

import { byRecord, usedAfter } from "./tally.js";
import { filled } from "./words.js";

export function layWallet(main, ops) {
  const place = main.querySelector("[data-draws]");
  if (!place) return;
  const draws = JSON.parse(place.dataset.draws);
  const less = {};
  for (const [id, acts] of byRecord(ops, "visit.")) {
    // An older visit, of which the page does not know, is not one more.
    const [was, ...pools] = draws[id] ?? (/count|add/.test(acts[0].name) ? draws[""] : []);
    const is = usedAfter(acts, was);
    draws[id] = [is, ...pools];
    for (const pool of pools) less[pool] = (less[pool] ?? 0) + (is > 0) - (was > 0);
  }
  place.dataset.draws = JSON.stringify(draws);
  for (const part of main.querySelectorAll("[data-left]")) showLeft(part, less);
  const bounds = [...main.querySelectorAll("[data-bound]")];
  const binding = bounds.reduce((least, each) => (leftOf(each) < leftOf(least) ? each : least), bounds[0]);
  for (const bound of bounds) bound.hidden = bound !== binding;
  const low = main.querySelector("[data-low]");
  if (low && binding) low.hidden = leftOf(binding) > low.dataset.low;
}

function leftOf(bound) {
  return +bound.querySelector("[data-left]").dataset.left;
}

function showLeft(part, less) {
  const { words, one = words, over, of } = part.dataset;
  for (const pool of of.split(" ")) part.dataset.left -= less[pool] ?? 0;
  const left = +part.dataset.left;
  part.textContent = filled(left < 0 ? over : left === 1 ? one : words, { n: Math.abs(left) });
}
