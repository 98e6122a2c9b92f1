/**
 * <body-picture for="id of a rating-rows">: a tap anywhere takes the nearest place, so small dots
 * need no small aim. What it shows is what the rows hold.
 */
class BodyPicture extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#click);
    for (const near of ["pointerdown", "pointermove"]) this.addEventListener(near, this.#point);
    for (const off of ["pointerleave", "pointercancel"]) this.addEventListener(off, this.#point);
    document.addEventListener("rated", this.#rated);
    this.#show();
  }

  disconnectedCallback() {
    document.removeEventListener("rated", this.#rated);
  }

  get #rows() {
    return document.getElementById(this.getAttribute("for"));
  }

  #click = (event) => {
    const { key } = (event.target.closest("button") ?? spotFor(event))?.dataset ?? {};
    if (key) this.#rows?.take?.(key);
  };

  // Which place a tap would take.
  #point = (event) => {
    const near = /leave|cancel/.test(event.type) ? undefined : spotFor(event);
    for (const spot of this.querySelectorAll(".spot")) spot.classList.toggle("near", spot === near);
  };

  #rated = ({ target }) => {
    if (target === this.#rows) this.#show();
  };

  #show() {
    const values = this.#rows?.values?.();
    if (!values) return; // the rows come later, and say so
    for (const spot of this.querySelectorAll(".spot")) showSpot(spot, values.get(spot.dataset.key));
    const all = this.querySelector("button");
    all?.setAttribute("aria-pressed", Boolean(values.get(all.dataset.key)));
  }
}

function showSpot(spot, value) {
  const kept = ["spot", "echo", "near"].filter((name) => spot.classList.contains(name));
  if (value) kept.push("rated", `pain-${value}`);
  spot.setAttribute("class", kept.join(" "));
  spot.querySelector("text").textContent = value ?? "";
}

function spotFor({ target, clientX, clientY }) {
  const away = (spot) => {
    const { left, top, width, height } = spot.querySelector(".dot").getBoundingClientRect();
    return Math.hypot(left + width / 2 - clientX, top + height / 2 - clientY);
  };
  const spots = [...(target.closest("svg")?.querySelectorAll(".spot") ?? [])];
  return spots.length ? spots.reduce((a, b) => (away(b) < away(a) ? b : a)) : undefined;
}

customElements.define("body-picture", BodyPicture);
