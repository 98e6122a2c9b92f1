// Messages of the server: shown whatever is in them, since a browser that shows none takes the right
// away; and opened on our own pages only. A subscription that the browser renews is mended here, and
// where that fails, by the page at its next start.

import { subscribeHere } from "../static/js/push/subscription.js";
import { keepAnswer, sendAnswer } from "./answering.js";

const ANSWERS = {
  done: ["reminder.done", {}],
  quarter: ["reminder.later", { outcome: "quarter" }],
  hour: ["reminder.later", { outcome: "hour" }],
};

self.addEventListener("push", (event) => {
  event.waitUntil(tell(event.data));
});

self.addEventListener("notificationclick", (event) => {
  const { action, notification } = event;
  notification.close();
  event.waitUntil(answerOrOpen(action, notification.data));
});

self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(subscribeHere(registration, true));
});

// What a button answers is kept here, and no page opens. All else opens one; so does what cannot be kept.
async function answerOrOpen(action, { actions, data, navigate }) {
  const act = ANSWERS[action];
  if (act && (await keepAnswer(...act, data).catch(() => false))) return sendAnswer();
  const button = actions?.find((each) => each.action === action);
  const url = new URL(button?.navigate ?? navigate ?? "/", location.origin);
  await clients.openWindow(url.origin === location.origin ? url : "/");
}

async function tell(data) {
  // A dot on the app's icon, where there is one, until Today opens.
  navigator.setAppBadge?.().catch(() => {});
  try {
    const { notification } = data.json();
    await registration.showNotification(notification.title, { ...notification, data: notification });
  } catch {
    await registration.showNotification("Homestretch", { data: {} });
  }
}
