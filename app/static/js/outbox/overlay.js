// Lays what the phone holds over a page that does not know of it yet, by record id. The markup is
// the page's own; where a new line is needed, it is made from a <template> that the server filled
// with a record of nobody.

import { dayWords, timeWords } from "./days.js";
import { putStored, putUntouched } from "./entry-form.js";
import { completed, entryAfter, marked, sitesOf, visitsMore, worstOf } from "./tally.js";
import { filled, template } from "./words.js";

const NOBODYS = /00000000-0000-0000-0000-000000000000/;
const PAIN = /^pain\./;
const ENTRY_FORM = "form[data-outbox='pain.edit'][data-stored]";

// `ops`: the operations that the page does not know, oldest first. Those laid before are left out.
export function layOver(main, ops) {
  const once = ops.filter((op) => !isLaid(main, op));
  layMarks(main, once);
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
  const card = main.querySelector(`#entry-${id}`);
  if (!card || !entry) return;
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
  for (const key of main.querySelectorAll(".change-number .key")) {
    key.setAttribute("aria-pressed", String(key.value === String(intensity)));
  }
}

function isLaid(main, { op_id }) {
  return main.dataset.laid?.includes(op_id) ?? false;
}

function layMarks(main, ops) {
  for (const { name, body } of ops) {
    if (name !== "set.mark") continue;
    const forms = main.querySelectorAll(`form[data-of="${body.prescription_id}"]`);
    for (const form of forms) layMark(form, body);
  }
  for (const bar of main.querySelectorAll("[data-sets]")) {
    const day = main.querySelector("form[data-of] [name=on]")?.value ?? dayShown(main);
    const sets = marked(JSON.parse(bar.dataset.sets), ops, day);
    bar.dataset.sets = JSON.stringify(sets);
    showCount(main, bar, completed(sets));
  }
}

function layMark(form, { on, set_number, outcome }) {
  const { elements } = form;
  if (elements.on?.value !== on || elements.set_number?.value !== String(set_number)) return;
  const tick = form.querySelector(".tick");
  const isDone = outcome === "done";
  tick.className = `tick ${isDone ? "done" : "to-do"}`;
  tick.value = isDone ? "undone" : "done";
}

function showCount(main, bar, count) {
  const segments = [...bar.children];
  for (const [nth, segment] of segments.entries()) {
    segment.className = nth < count.done ? "done" : "to-do";
  }
  for (const words of main.querySelectorAll("[data-count]")) {
    words.textContent = filled(words.dataset.count, count);
  }
  const label = main.querySelector("[data-count*=planned]")?.textContent;
  if (label) bar.setAttribute("aria-label", label);
}

function layVisits(main, ops) {
  const more = visitsMore(ops.filter(({ record_id, name }) => {
    const isThere = main.querySelector(`#visit-${record_id}`);
    return !(isThere && name === "visit.count");
  }));
  for (const number of main.querySelectorAll("[data-left]")) showLeft(number, more);
  for (const used of main.querySelectorAll("[data-used]")) {
    used.dataset.used = Number(used.dataset.used) + more;
    used.textContent = filled(used.dataset.words, { n: used.dataset.used });
  }
  const list = main.querySelector("#visit-list");
  if (!list) return;
  for (const op of ops) layVisit(list, op);
  list.hidden = !list.querySelector("li:not([hidden])");
  main.querySelector("#no-visits")?.toggleAttribute("hidden", !list.hidden);
}

function showLeft(number, more) {
  const left = Number(number.dataset.left) - more;
  number.dataset.left = left;
  const { words, over } = number.dataset;
  if (words) {
    number.textContent = filled(left < 0 ? over : words, { n: Math.abs(left) });
    return;
  }
  number.textContent = Math.abs(left);
  const beside = number.parentElement.querySelector("[data-one]");
  const { one, more: many, over: past } = beside.dataset;
  beside.textContent = left < 0 ? past : left === 1 ? one : many;
}

function layVisit(list, { name, record_id, acted_on }) {
  const line = list.querySelector(`#visit-${record_id}`);
  if (name === "visit.count" && !line) {
    const made = fromTemplate("visit-item", record_id);
    made.querySelector("[data-is=day]").textContent = dayWords(acted_on);
    made.querySelector("[data-is=day]").after(" ", onThisPhone());
    list.prepend(made);
  } else if (line && name !== "visit.count") {
    line.hidden = name === "visit.delete";
  }
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
  const line = there ?? newLine(days, id, entry);
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

function newLine(days, id, { felt_on }) {
  let heading = days.querySelector(`[data-day="${felt_on}"]`);
  if (!heading) {
    heading = Object.assign(document.createElement("h2"), { className: "day" });
    heading.dataset.day = felt_on;
    heading.textContent = dayWords(felt_on);
    const list = Object.assign(document.createElement("ul"), { className: "card rows" });
    const later = [...days.querySelectorAll("[data-day]")].find(({ dataset }) => dataset.day < felt_on);
    if (later) later.before(heading, list);
    else days.append(heading, list);
    days.parentElement.querySelector(".empty")?.setAttribute("hidden", "");
  }
  const line = fromTemplate("entry-item", id);
  line.querySelector("a").href += "&kept";
  heading.nextElementSibling.prepend(line);
  return line;
}

// A day that was filled in asks for it no more.
function layGap(main, { felt_on, deleted }) {
  const gap = main.querySelector("[data-gap]");
  if (gap?.dataset.gap === felt_on) gap.hidden = !deleted;
}

function putValues(part, entry) {
  const { note, felt_at, felt_on, revision } = entry;
  const intensity = numberOf(entry);
  const tile = part.querySelector(".tile");
  tile.className = `tile pain-${intensity}`;
  tile.lastChild.textContent = intensity;
  const heading = part.querySelector("[data-words]");
  if (heading) heading.textContent = filled(heading.dataset.words, { intensity });
  put(part, "time", felt_at && timeWords(new Date(felt_at)));
  put(part, "day", felt_on && dayWords(felt_on));
  put(part, "note", note, "bdi");
  put(part, "places", placesOf(entry));
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

function put(part, name, words, inside = "") {
  const place = part.querySelector(`[data-is=${name}] ${inside}`);
  if (place && words !== undefined) place.textContent = words;
}

function markState(part) {
  part.querySelector(".state")?.replaceWith(onThisPhone());
}

function onThisPhone() {
  return template("on-this-phone").content.firstElementChild.cloneNode(true);
}

function fromTemplate(name, id) {
  const made = template(name).content.firstElementChild.cloneNode(true);
  for (const element of [made, ...made.querySelectorAll("*")]) {
    for (const attribute of element.attributes) {
      if (NOBODYS.test(attribute.value)) attribute.value = attribute.value.replace(NOBODYS, id);
    }
  }
  return made;
}

// The day that Today shows.
function dayShown(main) {
  return main.querySelector("[data-today]")?.dataset.today;
}
