// Forms of the daily loop: one tap is one act. It is on the phone before anything is said, shown at
// once, and sent; online and offline are one path. Without scripts the same forms post themselves.

import { KINDS, Misfit, operationOf, Unchanged } from "./outbox/kinds.js";

// A second tap of a shaking hand is the same wish; a later one is another.
const ONE_TAP = 600;
// How long somebody waits for the server's answer before the page goes on without it.
const PATIENCE_TO_LEAVE = 1200;

// Ports: `chained(op)` says what it is made on top of, `shown(op)` lays an act over the page, `say(op)` tells of it with its Undo, `refused(error)`
// says that it was not kept, `arrived(url, form, control)` shows the page after it, `leave(url)`
// opens another, `canLeave()` says whether a page would be there.
export function takeActs(root, outbox, endsAt, ports) {
  const open = new Map(); // op_id -> {op, form, control} of the acts the server has not answered

  root.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-outbox]");
    if (!form) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    act(form, event.submitter).finally(() =>
      setTimeout(() => form.removeAttribute("aria-busy"), ONE_TAP),
    );
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
    const url = KINDS[op.name].next?.(op);
    const done = `?done=${op.op_id}`;
    if (url && url !== location.pathname) ports.leave(url + done);
    else ports.arrived((url ?? location.pathname) + done, form, control);
  });

  async function act(form, control) {
    let op;
    try {
      op = ports.chained(operationOf(form, control, endsAt));
      open.set(op.op_id, { op, form, control });
      await outbox.keep(op);
    } catch (error) {
      open.delete(op?.op_id);
      if (error instanceof Misfit) return pointOut(error);
      if (error instanceof Unchanged) return ports.leave("/");
      return ports.refused(error);
    }
    await ports.shown(op);
    setTimeout(() => open.has(op.op_id) && ports.say(op), ONE_TAP / 2);
    setTimeout(() => goOn(op), PATIENCE_TO_LEAVE);
  }

  // No answer yet: go where the act leads, to the page that the phone keeps.
  async function goOn(op) {
    const url = KINDS[op.name].next?.(op);
    if (!open.has(op.op_id) || !url || url === location.pathname) return;
    if (await ports.canLeave()) ports.leave(`${url}?kept=${op.op_id}`);
  }
}

// In the browser's own words' place, at the field, read out and gone with the next letter.
function pointOut({ field, message }) {
  field.closest("details")?.setAttribute("open", "");
  field.setCustomValidity(message);
  field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  field.reportValidity();
}
