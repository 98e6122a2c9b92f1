// Reminders on this device: turned on by a tap, and mended at each start. app.js asks for this where
// they are allowed; so does the page of the devices.

import { offerInstall } from "./push/install.js";
import { subscribeHere } from "./push/subscription.js";

const FLAG = "reminders-for";
const { person } = document.documentElement.dataset;
const part = document.getElementById("push");
const install = document.getElementById("install");
const button = part?.querySelector("button");
const status = part?.querySelector("[role=status]");
const say = (word) => (status.textContent = status.dataset[word]);
// The server knows of this browser what its own memory may have lost.
const isOn = localStorage.getItem(FLAG) === person || "on" in (part?.dataset ?? {});

if (install) offerInstall(install);
if (globalThis.Notification?.permission === "granted" && isOn) mend();
else if (status) offer();

async function mend() {
  const answer = await subscribeHere(await navigator.serviceWorker.ready, true).catch(() => {});
  if (answer?.status === 410) localStorage.removeItem(FLAG);
  if (answer?.ok) localStorage.setItem(FLAG, person);
  if (!status) return;
  if (answer?.ok) say("on");
  else offer();
}

function offer() {
  // An iPhone has it only for apps on the home screen.
  const isApple = /iPhone|iPad|Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1;
  if (!globalThis.PushManager || !navigator.serviceWorker) return say(isApple ? "install" : "never");
  if (Notification.permission === "denied") return say("denied");
  status.textContent = "";
  button.hidden = false;
  button.onclick = turnOn;
}

async function turnOn() {
  button.disabled = true;
  const permission = await Notification.requestPermission();
  const here = permission === "granted" && (await navigator.serviceWorker.ready);
  const answer = here && (await subscribeHere(here, false).catch(() => {}));
  button.disabled = false;
  if (answer?.ok) {
    localStorage.setItem(FLAG, person);
    location.reload();
  } else if (permission === "denied") say("denied");
  else say(answer?.status === 409 ? "many" : "failed");
}
