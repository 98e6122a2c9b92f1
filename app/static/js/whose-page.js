// A page that Back takes from the browser's memory may belong to somebody who signed out.

export function reloadForAnother(window) {
  window.addEventListener("pageshow", async (event) => {
    if (!event.persisted) return;
    const { documentElement, body } = window.document;
    body.hidden = true;
    if ((await whoIsSignedIn()) === (documentElement.dataset.person || null)) body.hidden = false;
    else window.location.reload();
  });
}

async function whoIsSignedIn() {
  try {
    const answer = await fetch("/session", { headers: { Accept: "application/json" } });
    return (await answer.json()).person;
  } catch {
    return undefined;
  }
}
