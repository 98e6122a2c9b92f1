// What stands typed on a page, kept over a reload that the page itself asks for.

import { typeAgain, typedOutside } from "./place.js";

export function reloadKeepingText(window, main) {
  const draft = JSON.stringify(typedOutside(null, main));
  window.sessionStorage.setItem(keyOf(window), draft);
  window.location.reload();
}

export function typeDraftAgain(window) {
  const draft = window.sessionStorage.getItem(keyOf(window));
  if (draft) typeAgain(JSON.parse(draft));
  window.sessionStorage.removeItem(keyOf(window));
}

// Each page has its own.
function keyOf({ location }) {
  return `draft ${location.pathname}`;
}
