// Forms of the daily loop: one tap is one act, with an id of its own minted here, and the
// control is inert until the answer is shown. Without scripts the same forms post themselves.

import { newId } from "./ids.js";

// Listen for the forms marked `data-outbox` in `root`. Ports: `show(html, form, control)` puts
// an answer on screen, `leave(url)` opens another page, `failed()` says that nothing was saved.
export function takeActs(root, { show, leave, failed, send = post }) {
  // One after the other, so that the last answer shows what all of them did.
  let before = Promise.resolve();
  root.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-outbox]");
    if (!form) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    const control = event.submitter;
    const body = fields(form, control);
    before = before.then(() => act(form, control, body, { show, leave, failed, send }));
  });
}

async function act(form, control, body, { show, leave, failed, send }) {
  try {
    const answer = await send(form.action, body);
    if (answer.status >= 500) throw new Error(answer.statusText);
    const elsewhere = answer.headers.get("HX-Redirect");
    if (elsewhere) leave(elsewhere);
    else show(await answer.text(), form, control);
  } catch {
    // The form is still there, with all that was typed: it can be sent once more.
    form.removeAttribute("aria-busy");
    failed();
  }
}

function fields(form, control) {
  const body = new URLSearchParams(new FormData(form));
  if (control?.name) body.set(control.name, control.value);
  body.set("op_id", newId());
  return body;
}

// The redirect that follows a write is followed too, and comes back as the page's part.
function post(url, body) {
  const headers = { "HX-Request": "true", "HX-Current-URL": location.href };
  return fetch(url, { method: "POST", body, headers });
}
