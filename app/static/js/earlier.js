// What htmx fetches into a page: "Show earlier". The link works without it, too.

// The link goes away when it is used, so the focus moves on to what it brought.
export function moveOn(document) {
  document.addEventListener("htmx:load", ({ target }) => {
    const isLost = document.activeElement === document.body;
    if (isLost && target !== document.body) target.querySelector("a")?.focus();
  });
}

// Where the fetch fails the link is followed, and the browser or the worker says why.
export function followWhenItFails(document, leave) {
  for (const failure of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(failure, ({ detail }) => leave(detail.elt.href));
  }
}
