// A reminder that is answered on its message: kept on this phone like any other act, and sent at once.

import { newId } from "../static/js/ids.js";
import { dayOf, ownZone } from "../static/js/outbox/days.js";
import { keptPack } from "../static/js/outbox/pack.js";
import { channelOf } from "../static/js/outbox/sender.js";
import { Store } from "../static/js/outbox/store.js";
import { hasLeft } from "./packing.js";
import { sendAll } from "./worker.js";

const PATIENCE_FOR_A_NAME = 2000;

// Keep what `account` answered about `record`: the `name` of the act, and its `body`. Not where it is
// for somebody else to give, by the server's word or, where none comes, by whose pages are kept here.
export async function keepAnswer(name, body, { account, record }) {
  const pack = await keptPack(account);
  const late = new Promise((_yes, no) => setTimeout(no, PATIENCE_FOR_A_NAME));
  if (await Promise.race([hasLeft(account), late]).catch(() => !pack)) return false;
  const now = new Date();
  await new Store(account).keep({
    op_id: newId(),
    name,
    version: 1,
    record_id: record,
    acted_at: now.toISOString(),
    acted_on: dayOf(now, pack?.day_ends_at),
    zone: ownZone(),
    body,
  });
  channelOf(account)?.postMessage("change");
  return true;
}

// Now; without a network when there is one, or with the next page.
export async function sendAnswer() {
  const later = () => registration.sync?.register("outbox");
  await sendAll().catch(later).catch(() => {});
}
