// Lays what the phone holds over a page that does not know of it yet, by record id. The markup is
// the page's own; where a new line is needed, it is made from a <template> that the server filled
// with a record of nobody.

import { dayWords, timeWords } from "./days.js";
import { putStored, putUntouched } from "./entry-form.js";
import { entryAfter, keysOf, marked, outcomeOf, sitesOf, visitsMore, worstOf } from "./tally.js";
import { filled, made, template } from "./words.js";

const NOBODYS = "00000000-0000-0000-0000-000000000000";
const PAIN = /^pain\./;
const ENTRY_FORM = "form[data-outbox='pain.edit'][data-stored]";

// `ops`: the operations that the page does not know, oldest first. Those laid before are left out.
export function layOver(main, ops) {
  const once = ops.filter((op) => !isLaid(main, op));
  layExercises(main, once);
  layMarks(main, once);
  layWords(main, once);
  layParts(main, once);
  layVisits(main, once);
  for (const id of new Set(once.filter(({ name }) => PAIN.test(name)).map((op) => op.record_id))) {
    layEntry(main, id, once.filter((op) => op.record_id === id && PAIN.test(op.name)));
  }
  if (!ops.length) return;
  const laid = new Set([...(main.dataset.laid?.split(" ") ?? []), ...ops.map((op) => op.op_id)]);
  main.dataset.laid = [...laid].join(" ");
}

// A kept page of one entry is made for nobody: put the entry in.
export function fillEntryPage(main, id, entry) {
  const card = entry && main.querySelector(`#entry-${id}`);
  if (!card) return;
  putValues(card, entry);
  const form = main.querySelector(ENTRY_FORM);
  const felt = new Date(entry.felt_at);
  const { note, on, at } = form.elements;
  putUntouched(note, entry.note);
  putUntouched(on, entry.felt_on);
  putUntouched(at, felt.toTimeString().slice(0, 5));
  putStored(form, entry, entry.revision === 1);
  const kept = form.querySelector("[value=kept] + label span");
  kept.textContent = kept.textContent.replace(/\d+:\d+\s*[ap]m/, timeWords(felt));
  for (const field of main.querySelectorAll("[name=revision]")) field.value = entry.revision;
  const intensity = numberOf(entry);
  main.querySelector("[data-when=worst]").hidden = intensity < 10;
  main.querySelector("[data-when=check]").hidden = !/ning$/.test(entry.context); // evening, morning
  main.querySelector(".change-number").hidden = sitesOf(entry.ratings).length > 1; // at its place
  press(main, ".change-number .key", intensity);
}

function isLaid(main, { op_id }) {
  return main.dataset.laid?.includes(op_id) ?? false;
}

// A new exercise gets a card of its own, without a tick for each set; a new dose its words.
function layExercises(main, ops) {
  const list = main.querySelector("#checklist");
  for (const { name, record_id, body } of list ? ops : []) {
    if (!/^prescription.(add|revise)$/.test(name)) continue;
    const id = body.supersedes ?? record_id;
    const there = list.querySelector(`[data-item="${id}"], [data-now="${id}"]`);
    const card = there ?? newCard(main, list, id, keysOf(body));
    card.dataset.now = record_id;
    const dose = card.querySelector(".dose");
    card.querySelector("bdi").textContent = body.name;
    dose.textContent = filled(template("exercise-item").dataset.words, body);
    dose.append(" ", made("on-this-phone"));
  }
}

function newCard(main, list, id, keys) {
  const card = fromTemplate("exercise-item", id);
  const bar = main.querySelector("[data-sets]");
  const open = Object.fromEntries(keys.map((key) => [key, "to-do"]));
  bar.dataset.sets = JSON.stringify({ ...JSON.parse(bar.dataset.sets), [id]: open });
  for (const field of card.querySelectorAll("[name=marks]")) field.value = keys.map((key) => `${id} ${key}`);
  list.append(card);
  main.querySelector("#plan").hidden = false;
  return card;
}

// What somebody said of an exercise, in the forms that asked for it.
function layWords(main, ops) {
  for (const { name: act, record_id, body } of ops) {
    const about = body.line_id ?? body.marks?.[0].slice(0, 36) ?? record_id;
    for (const form of main.querySelectorAll(`form[data-about="${about}"][data-outbox="${act}"]`)) {
      for (const [name, value] of Object.entries(body)) {
        press(form, `button[name=${name}]`, value);
        if (name === "text" || name === "verdict") putUntouched(form.elements[name], value);
      }
    }
  }
}

function press(part, keys, value) {
  for (const key of part.querySelectorAll(keys)) {
    key.setAttribute("aria-pressed", String(key.value === String(value)));
  }
}

function layMarks(main, ops) {
  for (const bar of main.querySelectorAll("[data-sets]")) {
    const sets = marked(JSON.parse(bar.dataset.sets), ops, bar.dataset.on);
    bar.dataset.sets = JSON.stringify(sets);
    showCount(main, bar, Object.values(sets).map(outcomeOf));
    for (const item of main.querySelectorAll("[data-item]")) {
      if (sets[item.dataset.item]) showItem(item, sets[item.dataset.item]);
    }
  }
}

function showItem(item, outcomes) {
  const hadFocus = item.contains(document.activeElement);
  item.dataset.state = outcomeOf(outcomes);
  // What had the focus may be hidden now: the tick that takes it back gets it.
  if (hadFocus) item.querySelector(".settled").focus(); // where it shows
  for (const form of item.querySelectorAll(".ticks form")) {
    const outcome = outcomes[form.elements.marks.value.slice(37)];
    const tick = form.querySelector("button");
    tick.className = `tick ${outcome}`;
    tick.value = outcome === "done" ? "undone" : "done";
  }
}

function showCount(main, bar, outcomes) {
  const inOrder = outcomes.sort(); // done, skipped, to-do
  const count = { done: inOrder.lastIndexOf("done") + 1, planned: inOrder.length };
  bar.replaceChildren(...inOrder.map((className) => Object.assign(document.createElement("span"), { className })));
  for (const words of main.querySelectorAll("[data-count]")) {
    words.textContent = filled(words.dataset.count, count);
  }
}

// Parts that say after which acts they show or not: `data-shown-by`, `data-hidden-by`.
function layParts(main, ops) {
  for (const { name, record_id } of ops) {
    const by = (kind) => main.querySelectorAll(`[data-${kind}~="${name}"], [data-${kind}~="${name}:${record_id}"]`);
    for (const part of by("hidden-by")) part.hidden = true;
    for (const part of by("shown-by")) part.hidden = false;
  }
}

function layVisits(main, ops) {
  const more = visitsMore(ops.filter(({ record_id, name }) => {
    const isThere = main.querySelector(`#visit-${record_id}`);
    return !(isThere && name === "visit.count");
  }));
  for (const part of main.querySelectorAll("[data-left]")) showLeft(part, more);
  const list = main.querySelector("#visit-list");
  for (const { name, record_id, acted_on } of list ? ops : []) {
    if (name !== "visit.count" || list.querySelector(`#visit-${record_id}`)) continue;
    const visit = fromTemplate("visit-item", record_id);
    const day = visit.querySelector("[data-is=day]");
    day.textContent = dayWords(acted_on);
    day.after(" ", made("on-this-phone"));
    list.prepend(visit);
  }
}

function showLeft(part, more) {
  const { words, one = words, over } = part.dataset;
  const left = (part.dataset.left -= more);
  part.textContent = filled(left < 0 ? over : left === 1 ? one : words, { n: Math.abs(left) });
}

function layEntry(main, id, ops) {
  const entry = entryAfter(entryOn(main, id), ops);
  if (!entry) return;
  layLast(main, id, entry);
  const there = main.querySelector(`li#entry-${id}`);
  if (there) there.hidden = Boolean(entry.deleted);
  if (!entry.ratings) return;
  layGap(main, entry);
  if (main.querySelector(`section#entry-${id}`)) {
    fillEntryPage(main, id, entry);
    markState(main.querySelector(`#entry-${id}`));
    return;
  }
  const days = main.querySelector("#days");
  if (!days) return;
  const line = there ?? newLine(days, id);
  line.hidden = Boolean(entry.deleted);
  putValues(line, entry);
  markState(line);
}

// The entry as the page itself shows it; what it does not show, an edit does not change.
function entryOn(main, id) {
  const shown = main.querySelector(`#entry-${id}`);
  const form = shown && main.querySelector(ENTRY_FORM);
  if (form) return JSON.parse(form.dataset.stored);
  const note = shown?.querySelector("[data-is=note]")?.textContent ?? "";
  return shown && { ratings: JSON.parse(shown.dataset.ratings), note, revision: 1 };
}

function layLast(main, id, entry) {
  const last = main.querySelector("#last-entry");
  if (!last) return;
  if (entry.deleted && last.getAttribute("href")?.startsWith(`/journal/${id}`)) last.hidden = true;
  if (entry.deleted || !entry.ratings || entry.felt_on !== dayShown(main)) return;
  const [words, time] = last.querySelectorAll("span span");
  last.hidden = false;
  last.href = `/journal/${id}?kept`;
  words.textContent = filled(last.dataset.words, { intensity: numberOf(entry) });
  time.textContent = timeWords(new Date(entry.felt_at));
}

function newLine(days, id) {
  const line = fromTemplate("entry-item", id);
  line.querySelector("a").href += "&kept";
  const list = days.querySelector("#new-entries");
  list.hidden = false;
  list.querySelector("ul").prepend(line);
  return line;
}

// A day that was filled in asks for it no more.
function layGap(main, { felt_on, deleted }) {
  const gap = main.querySelector("[data-gap]");
  if (gap && gap.dataset.gap === felt_on) gap.hidden = !deleted;
}

function putValues(part, entry) {
  const { note, felt_at, felt_on, revision } = entry;
  const intensity = numberOf(entry);
  const tile = part.querySelector(".tile");
  tile.className = `tile pain-${intensity}`;
  tile.lastChild.textContent = intensity;
  const heading = part.querySelector("[data-words]");
  if (heading) heading.textContent = filled(heading.dataset.words, { intensity });
  const words = {
    time: felt_at && timeWords(new Date(felt_at)),
    day: felt_on && dayWords(felt_on),
    places: placesOf(entry),
    note,
  };
  for (const place of part.querySelectorAll("[data-is]")) {
    const text = words[place.dataset.is];
    if (text !== undefined) (place.querySelector("bdi") ?? place).textContent = text;
  }
  part.querySelector("[data-is=note]")?.toggleAttribute("hidden", !note);
  part.querySelector("[data-is=edited]")?.toggleAttribute("hidden", !(revision > 1));
}

function numberOf({ ratings }) {
  return ratings[worstOf(ratings)];
}

// `Left knee, Low back`, the worst first: pages with entries have the words.
function placesOf({ ratings }) {
  const words = JSON.parse(document.querySelector("[data-places]").dataset.places);
  const keys = sitesOf(ratings).filter((key) => words[key]);
  const worstFirst = keys.sort((one, other) => ratings[other] - ratings[one]);
  return worstFirst.map((key) => words[key]).join(", ") || words[""];
}

function markState(part) {
  part.querySelector(".state")?.replaceWith(made("on-this-phone"));
}

function fromTemplate(name, id) {
  const copy = made(name);
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll(NOBODYS, id);
  }
  return copy;
}

// The day that Today shows.
function dayShown(main) {
  return main.querySelector("[data-today]")?.dataset.today;
}
