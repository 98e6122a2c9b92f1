// Messages of the server: shown whatever is in them, since a browser that shows none takes the right
// away; and opened on our own pages only. A subscription that the browser renews is mended by the page
// at its next start.

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

// What a button answers is kept here, and no page opens. All else opens one; so does what cannot be kept.
async function answerOrOpen(action, { actions, data, navigate }) {
  const act = ANSWERS[action];
  if (act && (await keepAnswer(...act, data).catch(() => false))) return sendAnswer();
  const button = actions?.find((each) => each.action === action);
  const url = new URL(button?.navigate ?? navigate ?? "/", location.origin);
  await clients.openWindow(url.origin === location.origin ? url : "/");
}

async function tell(data) {
  try {
    const { notification } = data.json();
    await registration.showNotification(notification.title, { ...notification, data: notification });
  } catch {
    await registration.showNotification("Homestretch", { data: {} });
  }
}
