// What only the exercise library runs.

import "./elements/exercise-search.js";

// A page that the phone keeps stands in the shell of the list, which has a title of its own.
const heading = document.querySelector("h1").textContent;
document.title = document.title.replace(/^[^·]+/, `${heading} `);
