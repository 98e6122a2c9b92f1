// What every page runs. Rule modules are handed what they need; only this file and the custom
// elements touch the document.

import "./elements/own-zone.js";
import "./elements/print-button.js";
import "./elements/reveal-password.js";
import "./elements/toast-note.js";
import { takeActs } from "./acts.js";
import { reloadForAnother } from "./whose-page.js";
import { keepWorker } from "./worker-registration.js";

const toasts = document.getElementById("toasts");

takeActs(document, { show, leave: (url) => location.assign(url), failed });
keepWorker(navigator);
reloadForAnother(window);
forgetWhatWasSaid();

// Put an answer in place of the page's content, with the focus where it was.
function show(html) {
  const id = document.activeElement?.closest("#main [id]")?.id;
  htmx.swap("#main", html, { swapStyle: "innerHTML" });
  const place = id && document.getElementById(id);
  place?.querySelector("button, a, input")?.focus({ preventScroll: true });
}

function failed() {
  const note = document.createElement("toast-note");
  note.className = "toast";
  note.append(Object.assign(document.createElement("p"), { textContent: toasts.dataset.unsent }));
  toasts.replaceChildren(note);
}

// `?done=` in the address has said its words; a reload should not say them again.
function forgetWhatWasSaid() {
  const url = new URL(location.href);
  if (!url.searchParams.has("done")) return;
  url.searchParams.delete("done");
  history.replaceState(history.state, "", url);
}
