// Forms of the daily loop: one tap is one act. It is on the phone before anything is said, shown at
// once, and sent; online and offline are one path. Without scripts the same forms post themselves.

import { free, takeForms } from "./forms.js";
import { Misfit, operationOf } from "./outbox/kinds.js";
import { filled } from "./outbox/words.js";

// A second tap of a shaking hand is the same wish; a later one is another.
const ONE_TAP = 600;
// How long somebody waits for the server's answer before the page goes on without it.
const PATIENCE_TO_LEAVE = 1200;

// Ports: `chain(op)` says what it is made on top of, `shown(op)` lays an act over the page, `say(op)` tells of it with its Undo, `refused(error)`
// says that it was not kept, `arrived(url, form, control)` shows the page after it, `leave(url)`
// opens another, `canLeave()` says whether a page would be there.
export function takeActs(root, outbox, endsAt, ports) {
  const open = new Map(); // op_id -> {op, form, control} of the acts the server has not answered

  takeForms(root, "[data-outbox]", async (form, control) => {
    let pause;
    try {
      pause = await act(form, control);
    } finally {
      setTimeout(free, pause ?? ONE_TAP, form);
    }
  });

  // Whoever sent it: this page, another tab or the worker.
  outbox.addEventListener("change", async () => {
    const rows = await Promise.all([...open.keys()].map((op_id) => outbox.store.find(op_id)));
    const answered = rows.filter((row) => row && row.state !== "waiting" && open.has(row.op_id));
    if (!answered.length) return;
    const last = answered.at(-1);
    const { op, form, control } = open.get(last.op_id);
    for (const { op_id } of answered) open.delete(op_id);
    if (open.size || last.state !== "saved" || last.unread) return;
    const url = nextOf(form, op);
    const done = new URL(url, location);
    done.searchParams.set("done", op.op_id);
    if (url !== here()) ports.leave(done);
    else ports.arrived(done, form, control);
  });

  async function act(form, control) {
    let op;
    try {
      op = operationOf(form, control, endsAt);
      if (!op) return ports.leave(form.dataset.next);
      ports.chain(op);
      open.set(op.op_id, { op, form, control });
      await outbox.keep(op);
    } catch (error) {
      open.delete(op?.op_id);
      if (error instanceof Misfit) return pointOut(error);
      return ports.refused(error);
    }
    await ports.shown(op);
    setTimeout(() => open.has(op.op_id) && ports.say(op), ONE_TAP / 2);
    setTimeout(() => goOn(op, form), PATIENCE_TO_LEAVE);
    if (nextOf(form, op) !== here()) return 2 * PATIENCE_TO_LEAVE; // gone by then, if there is a page to go to
  }

  // No answer yet: go where the act leads, to the page that the phone keeps.
  async function goOn(op, form) {
    const url = nextOf(form, op);
    if (!open.has(op.op_id) || url === here()) return;
    if (await ports.canLeave()) ports.leave(`${url}?kept=${op.op_id}`);
  }
}

// Where the person goes from there; most acts leave them where they are.
function nextOf({ dataset }, op) {
  return filled(dataset.next || here(), op);
}

function here() {
  return location.pathname + location.search;
}

// In the browser's own words' place, at the field, read out and gone with the next letter.
function pointOut({ field, message }) {
  field.closest("details")?.setAttribute("open", "");
  field.setCustomValidity(message);
  field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  field.reportValidity();
}
