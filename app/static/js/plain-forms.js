// Forms that the browser itself sends: once, however often the button is pressed meanwhile.

export function sendOnce(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-outbox], [data-online], [data-leaves]")) return;
    if (form.getAttribute("aria-busy") === "true") event.preventDefault();
    else form.setAttribute("aria-busy", "true");
  });
}

// Back may bring a page from the browser's memory just as it was left: with a form that is still
// busy, and with content from before that form was taken.
export function refreshOnReturn(window) {
  window.addEventListener("pageshow", ({ persisted }) => {
    const wasLeftByAnAct = window.document.querySelector("form[aria-busy]");
    if (persisted && wasLeftByAnAct) window.location.reload();
  });
}
