/**
 * <rating-rows>: gives each row a tile in place of its <select>, and one pad for all rows of the
 * page. The selects stay what is sent; who sets one from a script fires `change` or calls
 * `refresh()`. Fires `rated` whenever numbers were read anew. Rows with a number, or of a region
 * that hurts in the rows of `data-follows`, or with `data-first`, stand first; the others are folded.
 */
import {
  closePad,
  dress,
  isSeen,
  moveInto,
  openPad,
  setValue,
  showNumber,
  tellChange,
  tileOf,
  undress,
  valueOf,
} from "./rating-row.js";

const ANY = "any";

class RatingRows extends HTMLElement {
  #open; // the row that has the pad
  #called; // the same, if it was opened from elsewhere: it shows though it has no number yet

  connectedCallback() {
    for (const row of this.#rows) {
      undress(row);
      dress(row, this.#tools);
    }
    this.addEventListener("click", this.#click);
    this.addEventListener("keydown", this.#key);
    this.addEventListener("change", this.refresh);
    document.addEventListener("rated", this.#follow);
    document.addEventListener("toggle", this.#giveWay, true);
    window.addEventListener("pageshow", this.refresh); // browsers fill forms in late
    this.refresh();
  }

  disconnectedCallback() {
    this.#open = this.#called = undefined;
    document.removeEventListener("rated", this.#follow);
    document.removeEventListener("toggle", this.#giveWay, true);
    window.removeEventListener("pageshow", this.refresh);
  }

  /** Read all numbers from the selects again. */
  refresh = () => {
    for (const row of this.#rows) this.#show(row);
    this.#arrange();
    this.dispatchEvent(new CustomEvent("rated", { bubbles: true }));
  };

  /** The numbers as they stand in the selects, by the keys of their rows; "" is not rated. */
  values() {
    return new Map(this.#rows.map((row) => [row.dataset.key, valueOf(row)]));
  }

  /** Of what has a number. */
  regions() {
    return new Set(this.#rated.map((row) => row.dataset.region));
  }

  /**
   * Somebody means the row of `key`: it takes the number that has no place yet, if that is all
   * there is; else its pad opens.
   */
  take(key) {
    const row = this.#rows.find((each) => each.dataset.key === key);
    if (!row) return;
    if (this.#takesSpare(row)) return this.#giveSpare(row);
    this.#openPad(row, { called: true });
  }

  close() {
    const row = this.#open;
    if (!row) return;
    this.#open = this.#called = undefined;
    closePad(row);
    this.#show(row);
    this.#arrange();
  }

  get #rows() {
    return [...this.querySelectorAll(".rate-row")];
  }

  get #rated() {
    return this.#rows.filter(valueOf);
  }

  // The row of a number that was given before any place.
  get #spare() {
    return this.querySelector("[data-spare]");
  }

  get #tools() {
    return this.querySelector("template").content;
  }

  #show(row) {
    showNumber(row);
    if (row !== this.#spare) return;
    // A number alone cannot be taken away, only given a place: an entry has one at least.
    row.hidden = !valueOf(row);
    for (const remove of row.querySelectorAll("[data-remove], [data-without]")) {
      remove.hidden = this.#isOnly(row);
    }
  }

  // Rows move under nobody's focus: it goes along.
  #arrange() {
    const focused = this.contains(document.activeElement) && document.activeElement;
    const [first, folded] = this.querySelectorAll(".rate-rows");
    const hurting = document.getElementById(this.dataset.follows)?.regions?.() ?? new Set();
    for (const row of this.#rows) {
      moveInto(folded && this.#isFolded(row, hurting) ? folded : first, row);
    }
    if (focused && focused !== document.activeElement) focused.focus({ preventScroll: true });
  }

  #isFolded(row, hurting) {
    if (row === this.#called || "first" in row.dataset || valueOf(row)) return false;
    const regions = row.dataset.regions?.split(" ") ?? [];
    return !regions.some((region) => region === ANY || hurting.has(region));
  }

  #follow = ({ target }) => {
    if (target.id === this.dataset.follows) this.#arrange();
  };

  // One pad to a page, whoever opened the other.
  #giveWay = ({ target }) => {
    if (target.open && !this.contains(target) && target.querySelector(".pad")) this.close();
  };

  #click = ({ target }) => {
    const row = target.closest(".rate-row");
    const key = target.closest(".key");
    if (key) this.#rate(row, key.value);
    else if (target.closest("[data-remove], [data-without]")) this.#remove(row);
    else if (target.closest(".rate-tile")) this.#press(row);
  };

  #key = (event) => {
    const row = this.#open;
    if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^\d$/.test(event.key)) {
      this.#rate(row, event.key);
    } else if (event.key === "Escape") {
      this.close();
      this.#focus(row);
    } else {
      return;
    }
    event.preventDefault();
  };

  #press(row) {
    if (row === this.#open) this.close();
    else if (this.#takesSpare(row)) this.#giveSpare(row);
    else this.#openPad(row);
  }

  #openPad(row, { called = false } = {}) {
    for (const rows of document.querySelectorAll("rating-rows")) rows.close();
    for (const other of document.querySelectorAll("details[open]:has(.pad)")) other.open = false;
    this.#open = row;
    if (called) this.#called = row;
    openPad(row, this.#tools);
    this.#show(row);
    this.#arrange();
    tileOf(row).focus({ preventScroll: true });
    // Large text may make it higher than the window: then it is read from its beginning.
    const isHigh = row.offsetHeight > window.innerHeight * 0.8;
    row.scrollIntoView({ block: isHigh ? "start" : "nearest" });
  }

  #rate(row, value) {
    setValue(row, value);
    this.close();
    tellChange(row);
    this.#focus(row);
  }

  // The number of the last place is not lost with the place.
  #remove(row) {
    const value = valueOf(row);
    const next = row.nextElementSibling ?? row.previousElementSibling;
    if (this.#spare && this.#isOnly(row)) setValue(this.#spare, value);
    setValue(row, "");
    this.close();
    if (value) tellChange(row);
    this.#focus(row, next);
  }

  #takesSpare(row) {
    return row !== this.#spare && this.#isOnly(this.#spare);
  }

  #giveSpare(row) {
    setValue(row, valueOf(this.#spare));
    setValue(this.#spare, "");
    this.close();
    tellChange(row);
    if (this.contains(document.activeElement)) this.#focus(row);
  }

  #isOnly(row) {
    const rated = this.#rated;
    return rated.length === 1 && rated[0] === row;
  }

  #focus(row, next) {
    const seen = [row, next].find((each) => each && isSeen(each));
    const target = seen ? tileOf(seen) : this.querySelector("summary");
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("rating-rows", RatingRows);
