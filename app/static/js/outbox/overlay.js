// Lays what the phone holds over a page that does not know of it yet, by record id. The markup is
// the page's own; where a new line is needed, it is made from a <template> that the server filled
// with a record of nobody.

import { dayWords, timeWords } from "./days.js";
import { putStored, putUntouched } from "./entry-form.js";
import { byRecord, entryAfter, keysOf, marked, outcomeOf, sitesOf, worstOf } from "./tally.js";
import { layWallet } from "./wallet.js";
import { filled, fillIn, lineOf, made, template, undoInto, wordsOf } from "./words.js";

const NOBODYS = "00000000-0000-0000-0000-000000000000";
const ENTRY_FORM = "form[data-stored]";

// `ops`: the operations that the page does not know, oldest first. Those laid before are left out.
export function layOver(main, ops) {
  const once = ops.filter(({ op_id }) => !main.dataset.laid?.includes(op_id));
  for (const lay of [layExercises, layMarks, layWords, layLines, layParts, layWallet, layEntries]) lay(main, once);
  main.dataset.laid = [main.dataset.laid, ...once.map(({ op_id }) => op_id)].join(" ");
}

// Put an entry into its line or into its own page, which was made for nobody if it was kept.
export function fillEntryPage(main, id, entry) {
  const part = entry && main.querySelector(`#entry-${id}`);
  if (!part) return;
  putValues(part, entry);
  const form = main.querySelector(ENTRY_FORM);
  if (!form) return;
  const felt = new Date(entry.felt_at);
  const at = felt.toTimeString().slice(0, 5);
  putStored(form, { ...entry, on: entry.felt_on, at }, entry.revision === 1);
  fillIn(form, { time: timeWords(felt) });
  for (const field of main.querySelectorAll("[name=revision]")) field.value = entry.revision;
  const intensity = numberOf(entry);
  main.querySelector("[data-when=worst]").hidden = intensity < 10;
  main.querySelector("[data-when=check]").hidden = !/ning$/.test(entry.context); // evening, morning
  main.querySelector(".change-number").hidden = sitesOf(entry.ratings).length > 1; // at its place
  press(main, ".change-number .key", intensity);
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
        if (form.querySelector(`:not(button)[name=${name}]`)) putUntouched(form.elements[name], value);
      }
    }
  }
}

function press(part, keys, value) {
  for (const key of part.querySelectorAll(keys)) {
    key.setAttribute("aria-pressed", key.value === String(value));
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
  for (const op of ops) {
    const act = lineOf(op)?.dataset.act;
    const by = (kind) => main.querySelectorAll(`[data-${kind}~="${act}"], [data-${kind}~="${act}:${op.record_id}"]`);
    for (const part of by("hidden-by")) part.hidden = true;
    for (const part of by("shown-by")) part.hidden = false;
  }
}

// A new thing is a line in the list that takes such acts (`data-takes`); a change stands in the line.
function layLines(main, ops) {
  for (const op of ops) {
    const { act, undo } = lineOf(op)?.dataset ?? {};
    const there = main.querySelector(`[data-takes] [id$="${op.record_id}"] .row-text`);
    const list = main.querySelector(`[data-takes~="${act}"]`);
    if (there && !list && /edit|mark/.test(act)) {
      there.append(made("on-this-phone"));
      there.lastChild.lastChild.textContent = wordsOf(op);
    }
    if (there || !list) continue;
    const line = made("new-line");
    line.id = `new-${op.record_id}`;
    line.dataset.hiddenBy = `${undo}:${op.record_id}`;
    line.dataset.shownBy = `${lineOf({ name: undo, body: {} }).dataset.undo}:${op.record_id}`;
    line.querySelector("b").textContent = wordsOf(op);
    undoInto(line.querySelector("form"), op);
    list.prepend(line);
  }
}

function layEntries(main, ops) {
  for (const [id, acts] of byRecord(ops, "pain.")) layEntry(main, id, acts);
}

function layEntry(main, id, ops) {
  const entry = entryAfter(entryOn(main, id), ops);
  if (!entry) return;
  layLast(main, id, entry);
  if (entry.ratings) {
    layGap(main, entry);
    if (!main.querySelector(`#entry-${id}`)) addLine(main, id);
    fillEntryPage(main, id, entry);
    main.querySelector(`#entry-${id} .state`)?.replaceWith(made("on-this-phone"));
  }
  const line = main.querySelector(`li#entry-${id}`);
  if (line) line.hidden = Boolean(entry.deleted);
}

// The entry as the page itself shows it; what it does not show, an edit does not change.
function entryOn(main, id) {
  const shown = main.querySelector(`#entry-${id}`);
  if (!shown) return undefined;
  const form = main.querySelector(ENTRY_FORM);
  if (form) return JSON.parse(form.dataset.stored);
  const note = shown.querySelector("[data-is=note]").textContent;
  return { ratings: JSON.parse(shown.dataset.ratings), note, revision: 1 };
}

function layLast(main, id, entry) {
  const last = main.querySelector("#last-entry");
  if (!last) return;
  if (entry.deleted && last.href.includes(id)) last.hidden = true;
  const { today } = last.closest("[data-today]").dataset;
  if (entry.deleted || !entry.ratings || entry.felt_on !== today) return;
  last.hidden = false;
  last.href = `/journal/${id}?kept`;
  fillIn(last, {
    last: filled(last.dataset.words, { intensity: numberOf(entry) }),
    time: timeWords(new Date(entry.felt_at)),
  });
}

function addLine(main, id) {
  const list = main.querySelector("#new-entries");
  if (!list) return;
  const line = fromTemplate("entry-item", id);
  line.querySelector("a").href += "&kept";
  list.hidden = false;
  list.querySelector("ul").prepend(line);
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
  fillIn(part, {
    time: felt_at && timeWords(new Date(felt_at)),
    day: felt_on && dayWords(felt_on),
    places: placesOf(entry),
    note,
  });
  part.querySelector("[data-is=edited]")?.toggleAttribute("hidden", !(revision > 1));
}

function numberOf({ ratings }) {
  return ratings[worstOf(ratings)];
}

// `Left knee, Low back`, the worst first: pages with entries have the words.
function placesOf({ ratings }) {
  const words = JSON.parse(document.querySelector("[data-places]").dataset.places);
  return sitesOf(ratings).map((key) => words[key]).filter(Boolean).join(", ") || words[""];
}

function fromTemplate(name, id) {
  const copy = made(name);
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll(NOBODYS, id);
  }
  return copy;
}
