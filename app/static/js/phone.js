// What a phone does for the person who is signed in: it keeps their acts, shows them, sends them,
// and has their pages ready for when there is no network.

import { takeActs } from "./acts.js";
import { follow, Notices } from "./outbox/notices.js";
import { Outbox } from "./outbox/outbox.js";
import { fillEntryPage, layOver } from "./outbox/overlay.js";
import { askOnPad } from "./outbox/checks.js";
import { askForPack, dropOthers, keptPack } from "./outbox/pack.js";
import { dayOf } from "./outbox/days.js";
import { template, undoInto, wordsOf } from "./outbox/words.js";

export function startPhone({ account, main, toasts, show, leave, reload }) {
  const { dayEnds, kept } = document.documentElement.dataset;
  let isKept = kept !== undefined;
  const outbox = new Outbox(account);
  const notices = new Notices(document.getElementById("notices"));
  let unknown = []; // the acts that this page does not know of
  let newest;

  takeActs(document, outbox, dayEnds, {
    shown: (op) => {
      newest = op; // a page that was asked for before it knows less than this one
      unknown.push(op);
      layOver(main, [op]);
      ask();
    },
    say,
    refused,
    arrived,
    leave,
    canLeave: async () => Boolean(navigator.serviceWorker?.controller && (await keptPack(account))),
  });
  const isHeldPage = Boolean(document.getElementById("held"));
  follow(outbox, notices, { isKept: () => isKept, isHeldPage }).catch(() => {});
  watchTheDay(dayEnds, reload, ask);
  outbox.addEventListener("settled", ({ detail: { answer } }) => heard(answer));
  layWhatIsHeld().catch(() => {});
  dropOthers(account);
  outbox.listen(window).catch(() => {});
  return { outbox, layOverAnew, offerUpdate };

  // What this page does not know: what waits and, on a kept page, what was sent since it was kept.
  async function layWhatIsHeld() {
    const rows = await outbox.store.all();
    const keptAt = isKept ? await outbox.store.fact("pack_at") : Infinity;
    const notKnown = rows.filter(({ state, saved_at }) => state === "waiting" || saved_at > keptAt);
    if (isKept) await fillKeptEntry();
    unknown = notKnown.map(({ op }) => op);
    layOver(main, unknown);
    ask();
  }

  function ask() {
    askOnPad(main, unknown, dayEnds);
  }

  async function fillKeptEntry() {
    const id = location.pathname.match(/^\/journal\/([0-9a-f-]{36})$/)?.[1];
    if (id) fillEntryPage(main, id, (await keptPack(account))?.entries[id]);
  }

  function layOverAnew() {
    delete main.dataset.laid;
    return layWhatIsHeld();
  }

  async function arrived(url, form, control) {
    const headers = { "HX-Request": "true", "HX-Current-URL": location.href };
    const asked = newest;
    try {
      const answer = await fetch(url, { headers });
      if (!answer.ok || answer.status === 204) return;
      const part = await answer.text();
      if (asked === newest) show(part, form, control);
    } catch {
      // the act is saved and shown; the page as a whole comes with the next visit
    }
  }

  function say(op) {
    const toast = template("phone-toast").content.firstElementChild.cloneNode(true);
    toast.querySelector("p span").textContent = wordsOf(op);
    const form = document.createElement("form");
    const undo = toast.querySelector("button");
    if (undoInto(form, op)) {
      undo.before(form);
      form.append(undo);
    } else {
      undo.remove();
    }
    const hadFocus = toasts.contains(document.activeElement);
    toasts.prepend(toast);
    if (hadFocus) (toast.querySelector("button") ?? main).focus({ preventScroll: true });
    toasts.replaceChildren(toast);
  }

  function refused(error) {
    const isFull = error?.name === "QuotaExceededError";
    const note = notices.show(isFull ? "full" : "dead");
    note.querySelector("[data-do=reload]")?.addEventListener("click", reload);
    note.scrollIntoView({ block: "nearest" });
  }

  async function heard(answer) {
    if (!answer.epoch) return;
    await tellOfLoss(answer);
    if (isKept) comeBack();
    askForPack(account, answer.pack);
  }

  // The network is there again: what was kept gives way to what is.
  function comeBack() {
    isKept = false;
    notices.hide("offline");
    arrived(location.pathname);
  }

  // A store that has never heard of the server, and a server that has heard of writes held here.
  async function tellOfLoss({ held }) {
    if (await outbox.store.fact("known")) return;
    await outbox.store.setFacts({ known: true });
    if (!held) return;
    const note = notices.show("lost", { n: held });
    note.querySelector("[data-do=seen]").addEventListener("click", () => notices.hide("lost"));
  }

  function offerUpdate(update) {
    notices.show("update").querySelector("[data-do=update]").addEventListener("click", update);
  }
}

// A page left open over night would stamp today's acts with yesterday;
// one that was left open over noon asks what is due by now.
function watchTheDay(endsAt, reload, ask) {
  const opened = dayOf(new Date(), endsAt);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    if (dayOf(new Date(), endsAt) === opened) ask();
    else reload();
  });
}
