// Where somebody is on a page, kept while its content is replaced: which control of which part,
// and what stands typed or chosen in forms that were not sent.

const CONTROLS = "a[href], button, input:not([type=hidden]), select, summary, textarea";

export function placeOf(control) {
  const part = control?.closest("#main [id]:not(button, input, select, textarea)");
  return part && { id: part.id, nth: controlsIn(part).indexOf(control) };
}

// Focus the errors if there are any, else the same control again, else the content itself: never
// nothing, or the keyboard would start over at the top of the page.
export function returnTo(place, main) {
  const errors = main.querySelector(".errors");
  const part = place && document.getElementById(place.id);
  const controls = part ? controlsIn(part) : [];
  const target = errors ?? [controls[place?.nth], ...controls].find(isSeen) ?? main;
  target.focus({ preventScroll: true });
  // Nothing moves under a thumb; a keyboard's focus must be seen.
  if (errors || target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest" });
}

// What was typed and chosen in `main` outside `sent`, by the ids of the fields, with the revision
// that their form was made for.
export function typedOutside(sent, main) {
  const fields = [...main.querySelectorAll("input[id], select[id], textarea[id]")];
  return fields
    .filter((field) => field.form !== sent && isTouched(field))
    .map(({ id, value, checked, form }) => ({ id, value, checked, revision: form?.elements.revision?.value }));
}

// The old revision goes with it: a record that was changed meanwhile must be seen to clash.
export function typeAgain(typed) {
  for (const { id, value, checked, revision } of typed) {
    const field = document.getElementById(id);
    if (!field) continue;
    Object.assign(field, { value, checked });
    const made = field.form?.elements.revision;
    if (made && revision) made.value = revision;
  }
  for (const rows of document.querySelectorAll("rating-rows")) rows.refresh?.();
}

// Whether a field says something else than when the page came.
export function isTouched({ options, checked, defaultChecked, value, defaultValue }) {
  if (!options) return checked !== defaultChecked || value !== defaultValue;
  const first = [...options].find(({ defaultSelected }) => defaultSelected) ?? options[0];
  return value !== first?.value;
}

function isSeen(control) {
  return control?.getClientRects().length > 0;
}

function controlsIn(part) {
  return [...part.querySelectorAll(CONTROLS)];
}
