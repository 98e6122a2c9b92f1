// For the pages on which an entry is made: its numbers in rows, the picture of the body, and the way
// back from a page that a phone keeps.

import "./elements/rating-rows.js";
import "./elements/body-picture.js";

// A kept page is made for any entry; only its address knows that it was opened from the Journal.
const wayBack = document.querySelector("html[data-kept] .way-back");
if (wayBack && new URLSearchParams(location.search).get("from") === "journal") {
  const link = wayBack.querySelector("a");
  for (const form of document.querySelectorAll("[data-next='/']")) form.dataset.next = "/journal";
  link.href = "/journal";
  link.querySelector("span").textContent = wayBack.dataset.journal;
}
