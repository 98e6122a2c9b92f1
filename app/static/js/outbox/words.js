// What an act is called on screen: the words stand in the page, this puts its values in.

export const template = (id) => document.getElementById(id);

// A new element like the one in the page's template `id`.
export const made = (id) => template(id).content.firstElementChild.cloneNode(true);

// `text` with {name} put in for each name of `values`.
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (mark, name) => values[name] ?? mark);
}

// The line of an act among the words of all acts.
export function lineOf({ name, body }) {
  const lines = template("act-words").content;
  return lines.querySelector(
    `[data-act="${body.outcome ? `${name}.${body.outcome}` : name}"]`,
  );
}

export function wordsOf(op) {
  const line = lineOf(op);
  return line ? filled(line.textContent, { ...op.body, n: op.body.marks?.length }) : op.name;
}

// The form that takes `op` back as the phone's own act, put into `form`; whether there is one.
export function undoInto(form, op) {
  const { undo, next } = lineOf(op)?.dataset ?? {};
  if (!undo) return false;
  Object.assign(form.dataset, { outbox: undo, record: op.record_id, next: next ?? "" });
  if (undo !== "sets.mark") return true;
  delete form.dataset.record;
  for (const [name, value] of Object.entries({ ...op.body, outcome: "undone" })) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(field);
  }
  return true;
}
