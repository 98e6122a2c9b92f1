// <exercise-search>: the form inside it filters the rows inside it while one types. Without a script
// the form asks the server, which has the same rule.

import { search } from "../search.js";

class ExerciseSearch extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.rows = [...this.querySelectorAll("[data-slug]")];
    this.items = this.rows.map(itemOf);
    this.form.querySelector("button").hidden = true;
    this.#fillIn();
    this.form.addEventListener("input", this.#filter);
    this.form.addEventListener("submit", this.#send);
    this.#show();
  }

  // A page kept by the phone is the list with nothing asked, whatever its address asks.
  #fillIn() {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = this.form.elements[name];
      if (field) field.value = value;
    }
  }

  #filter = () => {
    this.#show();
    const asked = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => value));
    // Back from an exercise finds what was searched.
    history.replaceState(history.state, "", `${location.pathname}${asked.size ? `?${asked}` : ""}`);
  };

  #send = (event) => {
    event.preventDefault();
    event.stopPropagation();
    document.activeElement.blur(); // the keyboard of a phone makes room
  };

  #show() {
    const { q, ...filters } = Object.fromEntries(new FormData(this.form));
    const found = search(this.items, { text: q, ...filters }, this.dataset.ignored.split(" "));
    const others = this.items.filter((item) => !found.includes(item));
    this.querySelector("ul").append(...[...found, ...others].map(({ row }) => row));
    for (const { row } of others) row.hidden = true;
    for (const { row } of found) row.hidden = false;
    const words = found.length === 1 ? this.dataset.one : this.dataset.many;
    this.querySelector("[role=status]").textContent = words.replace("{num}", found.length);
    this.querySelector("ul").hidden = !found.length;
    this.querySelector(".library-nothing").hidden = found.length > 0;
  }
}

function itemOf(row) {
  const { words, regions, kind, equipment } = row.querySelector("a").dataset;
  return {
    row,
    words: words.split("|").map((list) => list.split(" ").filter(Boolean)),
    regions: regions.split(" "),
    kind,
    equipment: equipment.split(" "),
  };
}

customElements.define("exercise-search", ExerciseSearch);
