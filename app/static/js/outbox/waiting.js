// The page of what is on this phone only: to read, to mend, to send, to copy, to let go.

import { saveCopy, textOf, whenWords } from "./copy.js";
import { timeWords } from "./days.js";
import { newId } from "../ids.js";
import { newestOf } from "./rules.js";
import { filled, fillIn, made, template, wordsOf } from "./words.js";

// What the buttons do, with the write that they stand beside, or with the page.
const ACTS = {
  copy: ({ store }) => saveCopy(store),
  send: sendNow,
  again: sendMended,
  discard: letGo,
};

export function showHeld(page, outbox) {
  const { store } = outbox;
  page.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-do]");
    if (!button || button.isBusy) return;
    button.isBusy = true;
    await ACTS[button.dataset.do](outbox, button.closest("li") ?? page);
    button.isBusy = false;
  });
  const read = async () => ({
    waiting: await store.all("waiting"),
    aside: await store.all("aside"),
    clash: await store.unread(),
  });
  const render = newestOf(read, ({ waiting, aside, clash }) => {
    for (const [name, rows] of Object.entries({ waiting, aside, clash })) list(page, name, rows);
    const hasUnsent = waiting.length + aside.length > 0;
    page.querySelector("[data-list=none]").hidden = hasUnsent || clash.length > 0;
    page.querySelector("[data-copy]").hidden = !hasUnsent;
  });
  outbox.addEventListener("change", render);
  return render();
}

function list(page, name, rows) {
  const section = page.querySelector(`[data-list=${name}]`);
  section.hidden = !rows.length;
  const items = section.querySelector("ul");
  // What is being mended is left alone.
  const there = new Map([...items.children].map((item) => [item.row.op_id, item]));
  items.replaceChildren(...rows.map((row) => there.get(row.op_id) ?? itemOf(row, name)));
}

function itemOf(row, name) {
  const item = made("held-item");
  const { code, op } = row;
  item.row = row;
  fillIn(item, {
    what: wordsOf(op),
    when: whenWords(op),
    text: name === "waiting" ? textOf(op) : "",
    reason: name === "aside" ? (word(code) ?? word("other")) : "",
  });
  item.querySelector(name === "waiting" ? "[data-is=mend]" : "[data-is=state]").remove();
  const { body } = op;
  for (const input of item.querySelectorAll("textarea")) {
    if (input.name in body) input.value = body[input.name];
    else input.parentElement.remove();
  }
  return item;
}

async function sendNow(outbox, page) {
  const say = page.querySelector("[data-say]");
  say.textContent = say.dataset.sending;
  const end = await outbox.send();
  const time = end.until ? timeWords(new Date(end.until)) : "";
  say.textContent = filled(say.dataset[end.kind] ?? "", { time });
}

// The same act under the same id, with what was mended; after a clash it is a new act on top of
// what the server has now.
async function sendMended(outbox, item) {
  // As it is by now: a second tap finds it gone.
  const row = await outbox.store.find(item.row.op_id);
  if (row?.state !== "aside" && !row?.unread) return;
  const body = { ...row.op.body };
  for (const { name, value } of item.querySelectorAll("textarea")) {
    body[name] = typeof body[name] === "number" ? Number(value) : value;
  }
  if (row.unread) {
    const onTop = { ...body, revision: row.revision, after: undefined };
    await outbox.keep({ ...row.op, op_id: newId(), body: onTop });
    await outbox.store.put({ ...row, unread: false });
    return outbox.changed();
  }
  const op_id = row.code === "op_id_reused" ? newId() : row.op_id;
  await outbox.store.put({ ...row, op_id, state: "waiting", op: { ...row.op, op_id, body } });
  outbox.changed();
  outbox.send();
}

async function letGo(outbox, item) {
  const { row } = item;
  if (row.unread) await outbox.store.put({ ...row, unread: false });
  else if (confirm(word("discard"))) await outbox.store.discard(row);
  outbox.changed();
}

function word(name) {
  return template("held-words").content.querySelector(`[data-for="${name}"]`)?.textContent;
}
