// Forms that the browser itself sends: once, however often the button is pressed meanwhile.

export function sendOnce(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-outbox]")) return;
    if (form.getAttribute("aria-busy") === "true") event.preventDefault();
    else form.setAttribute("aria-busy", "true");
  });
}

// Back may bring a page from the browser's memory just as it was left: busy.
export function freeOnReturn(window) {
  window.addEventListener("pageshow", () => {
    const busy = window.document.querySelectorAll("form[aria-busy]");
    for (const form of busy) form.removeAttribute("aria-busy");
  });
}
