// For the pages that show what the phone holds, or that somebody leaves by.

import { watchLeaving } from "./outbox/leaving.js";
import { showHeld } from "./outbox/waiting.js";

const { outbox } = document.phone ?? {};
const heldPart = document.getElementById("held");

if (outbox) watchLeaving(document, outbox, (url) => location.assign(url));
if (outbox && heldPart) showHeld(heldPart, outbox);
