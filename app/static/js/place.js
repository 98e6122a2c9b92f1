// Where somebody is on a page, kept while its content is replaced: which control of which part,
// and what stands typed in forms that were not sent.

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
  const target = errors ?? (part && (controlsIn(part)[place.nth] ?? controlsIn(part)[0])) ?? main;
  target.focus({ preventScroll: true });
  // Nothing moves under a thumb; a keyboard's focus must be seen.
  if (errors || target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest" });
}

// The words typed in `main` outside `sent`, by the ids of their fields.
export function typedOutside(sent, main) {
  const fields = [...main.querySelectorAll("input[id], textarea[id]")];
  const typed = fields.filter((field) => field.form !== sent && field.value !== field.defaultValue);
  return typed.map(({ id, value }) => [id, value]);
}

export function typeAgain(typed) {
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
}

function controlsIn(part) {
  return [...part.querySelectorAll(CONTROLS)];
}
