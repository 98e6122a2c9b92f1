// For the pages on which an entry is made: its numbers in rows, the picture of the body, and the way
// back from a page that a phone keeps.

import "./elements/rating-rows.js";
import "./elements/body-picture.js";

// A kept page is made for any entry; only its address knows that it was opened from the Journal.
const back = document.querySelector("[data-kept] .back");
if (back && location.search.includes("from=journal")) {
  const journal = document.querySelector("nav a[href='/journal']");
  back.href = journal.href;
  back.lastElementChild.textContent = journal.textContent.trim();
  for (const form of document.querySelectorAll("[data-next='/']")) form.dataset.next = "/journal";
}
