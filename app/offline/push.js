// Messages of the server: shown whatever is in them, since a browser that shows none takes the right
// away; and opened on our own pages only. A subscription that the browser renews is mended by the page
// at its next start.

self.addEventListener("push", (event) => {
  event.waitUntil(tell(event.data));
});

self.addEventListener("notificationclick", (event) => {
  const { action, notification } = event;
  const { data } = notification;
  const { navigate } = data.actions?.find((each) => each.action === action) ?? data;
  const url = new URL(navigate ?? "/", location.origin);
  notification.close();
  event.waitUntil(clients.openWindow(url.origin === location.origin ? url : "/"));
});

async function tell(data) {
  try {
    const { notification } = data.json();
    await registration.showNotification(notification.title, { ...notification, data: notification });
  } catch {
    await registration.showNotification("Homestretch", { data: {} });
  }
}
