// The form of an entry as values, and values put into it: names of controls are the names that
// operations use (docs/sync.md), so a new field needs nothing here.

// What the form says: {ratings, details, note, is_private, context}. Nothing is null.
export function saidIn({ elements }) {
  const ratings = {};
  const details = {};
  for (const { name, value } of elements) {
    if (name.startsWith("rate.")) ratings[name.slice(5)] = value === "" ? null : Number(value);
    if (name === "asked") details[value] = valueOf(elements[value]);
  }
  const { note, is_private, context } = elements;
  return { ratings, details, note: cleaned(note.value), is_private: is_private.checked, context: context.value };
}

// What `said` says otherwise than `stored`, by the same names.
export function differing(said, stored) {
  const changes = {};
  for (const [name, value] of Object.entries(said)) {
    if (value && typeof value === "object" && !Array.isArray(value)) {
      const inner = differing(value, stored[name] ?? {});
      if (Object.keys(inner).length) changes[name] = inner;
    } else if (JSON.stringify(value) !== JSON.stringify(stored[name] ?? null)) {
      changes[name] = value;
    }
  }
  return changes;
}

// Put what is stored into the form. What the person changed meanwhile stays theirs; words of last
// time, which a new entry is offered, give way only to an entry that has been said more of.
export function putStored(form, stored, isNew) {
  const before = JSON.parse(form.dataset.stored);
  const changed = "filled" in form.dataset || isNew ? differing(saidIn(form), before) : {};
  form.dataset.stored = JSON.stringify(stored);
  form.dataset.filled = "";
  const { elements } = form;
  for (const control of elements) {
    const { name } = control;
    const key = name.slice(5);
    if (name.startsWith("rate.") && !(key in (changed.ratings ?? {}))) control.value = stored.ratings[key] ?? "";
    if (name !== "asked" || control.value in (changed.details ?? {})) continue;
    putValue(elements[control.value], stored.details[control.value]);
  }
  if (!("context" in changed)) elements.context.value = stored.context;
  if (!("is_private" in changed)) elements.is_private.checked = stored.is_private;
  for (const rows of form.querySelectorAll("rating-rows")) rows.refresh?.();
}

// Line ends as the server keeps them, and no half of an emoji, which no database takes.
export function cleaned(text) {
  const trimmed = text.replace(/\r\n?/g, "\n").trim();
  return trimmed.toWellFormed ? trimmed.toWellFormed() : trimmed;
}

function valueOf(control) {
  if (control instanceof RadioNodeList) {
    if (isRadio(control)) return control.value || null;
    const words = [...control].filter(({ checked }) => checked).map(({ value }) => value);
    return words.length ? words : null;
  }
  const text = cleaned(control.value);
  if (text === "") return null;
  return control.inputMode === "numeric" ? Number(text) : text;
}

function putValue(control, value) {
  if (!(control instanceof RadioNodeList) || isRadio(control)) control.value = value ?? "";
  else for (const box of control) box.checked = value?.includes(box.value) ?? false;
}

// The first of the name is the fieldset, by its id.
function isRadio(controls) {
  return controls[controls.length - 1].type === "radio";
}
