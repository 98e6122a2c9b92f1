// This browser's subscription, brought in line with what the server knows.

// The answer of the server; fails where there is no network, nobody is signed in, or the server has no
// key to send with. One that `mends` was turned on before, and stays off when the person has taken
// the device off since: 410.
export async function subscribeHere({ pushManager }, mends) {
  const { key } = await (await fetch("/push-key")).json();
  const ask = () => pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  // Refused where there is one with another key, as after a move to another server.
  const held = await ask().catch(async () => {
    await (await pushManager.getSubscription())?.unsubscribe();
    return ask();
  });
  const headers = { Accept: "application/json", "Content-Type": "application/json" };
  const body = JSON.stringify({ ...held.toJSON(), mends });
  return fetch("/devices", { method: "POST", headers, body });
}
