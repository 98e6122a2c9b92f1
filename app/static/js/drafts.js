// What stands typed on a page, kept over a reload that the page itself asks for.

import { typeAgain, typedOutside } from "./place.js";

const DRAFT = "draft";

export function reloadKeepingText(window, main) {
  const typed = typedOutside(null, main);
  if (typed.length) {
    const draft = { path: window.location.pathname, typed };
    window.sessionStorage.setItem(DRAFT, JSON.stringify(draft));
  }
  window.location.reload();
}

export function typeDraftAgain(window) {
  const draft = JSON.parse(window.sessionStorage.getItem(DRAFT) ?? "null");
  if (draft?.path !== window.location.pathname) return;
  window.sessionStorage.removeItem(DRAFT);
  typeAgain(draft.typed);
}
