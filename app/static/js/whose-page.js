// A page that Back takes from the browser's memory may belong to somebody who signed out.

import { isSigningOut, whoIsSignedIn } from "./outbox/pack.js";

export function reloadForAnother(window) {
  window.addEventListener("pageshow", async (event) => {
    if (!event.persisted) return;
    const { documentElement, body } = window.document;
    body.hidden = true;
    if (await isStillOf(documentElement.dataset.person || null)) body.hidden = false;
    else window.location.reload();
  });
}

// The server may not have heard yet that they signed out.
async function isStillOf(person) {
  try {
    return !(await isSigningOut()) && (await whoIsSignedIn()) === person;
  } catch {
    return false;
  }
}
