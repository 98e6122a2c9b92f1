// What a phone does for the person who is signed in: it keeps their acts, shows them, sends them,
// and has their pages ready for when there is no network.

import { takeActs } from "./acts.js";
import { follow, Notices } from "./outbox/notices.js";
import { Outbox } from "./outbox/outbox.js";
import { fillEntryPage, layOver } from "./outbox/overlay.js";
import { askOnPad } from "./outbox/checks.js";
import { askForPack, dropOthers, keptPack } from "./outbox/pack.js";
import { dayOf } from "./outbox/days.js";
import { made, undoInto, wordsOf } from "./outbox/words.js";

export function startPhone({ account, main, toasts, show, leave, reload }) {
  const { dataset } = document.documentElement;
  const { dayEnds } = dataset;
  let isKept = "kept" in dataset;
  const outbox = new Outbox(account);
  const notices = new Notices(document.getElementById("notices"));
  let unknown = []; // the acts that this page does not know of
  let newest;

  takeActs(document, outbox, dayEnds, {
    chain,
    shown: (op) => {
      for (const trouble of ["full", "dead"]) notices.hide(trouble);
      newest = op; // a page that was asked for before it knows less than this one
      unknown.push(op);
      layOver(main, [op]);
      ask();
    },
    say,
    refused,
    arrived,
    leave,
    canLeave: async () => navigator.serviceWorker?.controller && (await keptPack(account)),
  });
  follow(outbox, notices, () => isKept).catch(() => {});
  watchTheDay(dayEnds, reload, ask);
  outbox.addEventListener("left", () => location.reload());
  outbox.addEventListener("settled", ({ detail }) => heard(detail));
  layWhatIsHeld().then(sayWhatWasKept).catch(() => {});
  dropOthers(account);
  outbox.listen(window).catch(() => {});
  return { outbox, layOverAnew, offerUpdate };

  // What this page does not know: what waits and, on a kept page, what was sent since it was kept.
  async function layWhatIsHeld() {
    const pack = isKept && (await keptPack(account));
    const rows = await outbox.store.unknownSince(pack?.at);
    const id = location.pathname.slice("/journal/".length);
    if (pack) fillEntryPage(main, id, pack.entries[id]);
    unknown = rows.map(({ op }) => op);
    layOver(main, unknown);
    ask();
  }

  // An edit names the one that it is made on top of, while what became of that one is not known.
  function chain(op) {
    const isBefore = ({ name, record_id }) => name === op.name && record_id === op.record_id;
    if (op.name.endsWith(".edit")) op.body.after = unknown.filter(isBefore).at(-1)?.op_id;
    for (const { body: { supersedes }, record_id } of unknown) {
      if (supersedes && supersedes === op.body.supersedes) op.body.supersedes = record_id;
    }
  }

  function ask() {
    askOnPad(main, unknown, dayEnds);
  }

  function layOverAnew() {
    delete main.dataset.laid;
    return layWhatIsHeld();
  }

  async function arrived(url, form, control) {
    const asked = newest;
    try {
      const headers = { "HX-Request": "true", "HX-Current-URL": location.href };
      const answer = await fetch(url, { headers }); // as htmx asks: for a part of a page
      if (!answer.ok || answer.status === 204) return;
      const part = await answer.text();
      if (asked === newest) show(part, form, control);
    } catch {
      // the act is saved and shown; the page as a whole comes with the next visit
    }
  }

  // The act that led here, which the server has not answered: its words, and its Undo.
  function sayWhatWasKept() {
    const op_id = new URL(location.href).searchParams.get("kept");
    if (!op_id) return;
    history.replaceState(history.state, "", "?kept");
    const op = unknown.find((each) => each.op_id === op_id);
    if (op) say(op);
  }

  function say(op) {
    const toast = made("phone-toast");
    toast.querySelector("p span").textContent = wordsOf(op);
    undoInto(toast.querySelector("form"), op);
    const hadFocus = toasts.contains(document.activeElement);
    toasts.prepend(toast);
    if (hadFocus) (toast.querySelector("button") ?? main).focus({ preventScroll: true });
    toasts.replaceChildren(toast);
  }

  function refused(error) {
    const isFull = error?.name === "QuotaExceededError";
    const note = isFull ? notices.show("full") : notices.show("dead", {}, reload);
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
    arrived(location.href);
  }

  // A store that has never heard of the server, and a server that has heard of writes held here.
  // It is said until the person has seen it.
  async function tellOfLoss({ held }) {
    const { store } = outbox;
    if (!(await store.fact("known"))) await store.setFacts({ known: true, lost: held });
    const lost = await store.fact("lost");
    if (!lost) return;
    notices.show("lost", { n: lost }, () => {
      notices.hide("lost");
      store.setFacts({ lost: 0 });
    });
  }

  function offerUpdate(update) {
    notices.show("update", {}, update);
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
