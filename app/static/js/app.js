// What every page runs. Rule modules are handed what they need; only this file, the phone's pages
// and the custom elements touch the document.

import "./elements/toast-note.js";
import { typeDraftAgain, reloadKeepingText } from "./drafts.js";
import { followWhenItFails, moveOn } from "./earlier.js";
import { refreshOnReturn, sendOnce } from "./forms.js";
import { startPhone } from "./phone.js";
import { placeOf, returnTo, typeAgain, typedOutside } from "./place.js";
import { ownZone } from "./outbox/days.js";
import { watchLeaving } from "./outbox/leaving.js";
import { dropOthers } from "./outbox/pack.js";
import { showHeld } from "./outbox/waiting.js";
import { reloadForAnother } from "./whose-page.js";
import { keepWorker } from "./worker-registration.js";

const main = document.getElementById("main");
const toasts = document.getElementById("toasts");
const { person, zone } = document.documentElement.dataset;
const leave = (url) => location.assign(url);
const reload = () => reloadKeepingText(window, main);

const phone = person && startPhone({ account: person, main, toasts, show, leave, reload });
const heldPart = document.getElementById("held");
if (phone) watchLeaving(document, phone.outbox, leave);
if (phone && heldPart) showHeld(heldPart, phone.outbox);
document.phone = phone; // for whoever looks into the page from outside
if ("nobody" in document.documentElement.dataset) dropOthers(undefined);
sendOnce(document);
refreshOnReturn(window);
moveOn(document);
followWhenItFails(document, leave);
keepWorker(navigator, (update) => phone?.offerUpdate(update), reload);
reloadForAnother(window);
if (person && globalThis.Notification?.permission === "granted") import(new URL("push.js", import.meta.url));
if (zone && zone !== ownZone()) import(new URL("zone.js", import.meta.url));
if (person && location.pathname === "/") navigator.clearAppBadge?.().catch(() => {}); // push.js of the worker set it
forgetWhatWasSaid();
typeDraftAgain(window);
main.querySelector(".errors")?.focus();

// Put an answer in place of the page's content, with the focus where it is by now: who ticks
// fast is at the next control before the answer to the last one comes.
function show(html, sent, control) {
  const here = document.activeElement;
  const place = placeOf(here !== main && main.contains(here) ? here : control);
  const typed = typedOutside(sent, main);
  htmx.swap(main, html, { swapStyle: "innerHTML" });
  typeAgain(typed);
  returnTo(place, main);
  phone?.layOverAnew();
}

// `?done=` and `?told=` in the address have said their words; a reload should not say them again.
function forgetWhatWasSaid() {
  const url = new URL(location.href);
  const said = ["done", "told"].filter((name) => url.searchParams.has(name));
  if (!said.length) return;
  for (const name of said) url.searchParams.delete(name);
  history.replaceState(history.state, "", url);
}
