// Forms are sent once, however often their button is pressed meanwhile: by the browser itself, or
// by whoever takes them.

// Have `work(form, control)` done in the browser's place with the forms of `selector`. They are busy
// until it says otherwise.
export function takeForms(root, selector, work) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(selector)) return;
    event.preventDefault();
    if (!wasBusy(form)) work(form, event.submitter);
  });
}

export function sendOnce(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-outbox], [data-leaves]")) return;
    if (wasBusy(form)) event.preventDefault();
  });
}

export function free(form) {
  form.removeAttribute("aria-busy");
}

// Busy it is from here on.
function wasBusy(form) {
  const was = form.getAttribute("aria-busy") === "true";
  form.setAttribute("aria-busy", "true");
  return was;
}

// Back may bring a page from the browser's memory just as it was left: with a form that is still
// busy, and with content from before that form was taken.
export function refreshOnReturn(window) {
  window.addEventListener("pageshow", ({ persisted }) => {
    const wasLeftByAnAct = window.document.querySelector("form[aria-busy]");
    if (persisted && wasLeftByAnAct) window.location.reload();
  });
}
