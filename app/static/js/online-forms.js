// Forms that need the server's word at once, such as a new exercise: one tap is one act, with an id
// of its own minted here, and the control is inert until the answer is shown. Without scripts the
// same forms post themselves. What a day brings goes through the outbox instead: acts.js.

import { free, takeForms } from "./forms.js";
import { newId } from "./ids.js";

// Listen for the forms marked `data-online` in `root`. Ports: `show(html, form, control)` puts
// an answer on screen, `leave(url)` opens another page, `failed()` says that nothing was saved.
export function takeOnlineForms(root, { show, leave, failed, send = postForm }) {
  // One after the other, so that the last answer shows what all of them did.
  let before = Promise.resolve();
  takeForms(root, "[data-online]", (form, control) => {
    const body = fieldsOf(form, control);
    before = before.then(() => sendForm(form, control, body, { show, leave, failed, send }));
  });
}

async function sendForm(form, control, body, { show, leave, failed, send }) {
  try {
    const answer = await send(form.action, body);
    if (answer.status >= 500) throw new Error(answer.statusText);
    const elsewhere = answer.headers.get("HX-Redirect");
    if (elsewhere) leave(elsewhere);
    else show(await answer.text(), form, control);
  } catch {
    // The form is still there, with all that was typed: it can be sent once more.
    free(form);
    failed();
  }
}

function fieldsOf(form, control) {
  const body = new URLSearchParams(new FormData(form));
  if (control?.name) body.set(control.name, control.value);
  body.set("op_id", newId());
  return body;
}

// The redirect that follows a write is followed too, and comes back as the page's part.
function postForm(url, body) {
  return fetchPart(url, { method: "POST", body });
}

// Ask as htmx asks: the answer is a part of a page.
export function fetchPart(url, options) {
  const headers = { "HX-Request": "true", "HX-Current-URL": location.href };
  return fetch(url, { headers, ...options });
}
