// Signing out on a phone that others use: nothing unsent is lost, and nothing private stays.

import { free, takeForms } from "../forms.js";
import { saveCopy } from "./copy.js";
import { dropOthers, markSigningOut, signedOut } from "./pack.js";
import { filled } from "./words.js";

// A network that answers nothing must not hold anybody here.
const PATIENCE = 5000;

export function watchLeaving(root, outbox, leave) {
  takeForms(root, "[data-leaves]", async (form) => {
    const wish = await askWhatToDo(root, outbox);
    if (wish) await go(form, outbox, wish, leave);
    free(form);
  });
}

// "erase", "lock", or nothing when the person stays.
async function askWhatToDo(root, outbox) {
  const { store } = outbox;
  const dialog = root.getElementById("leaving");
  const [question, trouble] = dialog.querySelectorAll("p");
  trouble.textContent = "";
  for (;;) {
    const { held } = await store.counts();
    if (!held) return "erase";
    question.textContent = filled(question.dataset.words, { n: held });
    const wish = await answered(dialog);
    if (wish === "erase") await saveCopy(store);
    if (wish !== "send") return wish;
    await outbox.send();
    trouble.textContent = trouble.dataset.unsent;
  }
}

function answered(dialog) {
  dialog.returnValue = "";
  dialog.onclick = ({ target }) => {
    const wish = target.closest("[data-wish]");
    if (wish) dialog.close(wish.dataset.wish);
  };
  dialog.showModal();
  return new Promise((resolve) => (dialog.onclose = () => resolve(dialog.returnValue)));
}

// First the phone, then the server: without a network the worker tells it later.
async function go(form, outbox, wish, leave) {
  const isForGood = form.dataset.leaves === "for-good";
  await markSigningOut();
  if (!isForGood) await dropOthers();
  const answer = await tell(form.action);
  const next = answer?.headers.get("HX-Redirect");
  const isHeard = answer?.ok || answer?.status === 401;
  if (isForGood && next !== form.dataset.gone) {
    // Not deleted: the password is asked again, or the browser says what is wrong.
    await signedOut();
    return next ? leave(next) : form.submit();
  }
  await dropOthers();
  outbox.tellOthers("left");
  if (wish === "erase") await outbox.store.erase();
  if (isHeard) await signedOut();
  return leave(next ?? "/sign-in");
}

function tell(url) {
  const signal = AbortSignal.timeout?.(PATIENCE);
  const headers = { "HX-Request": "true" };
  return fetch(url, { method: "POST", headers, signal }).catch(() => undefined);
}
