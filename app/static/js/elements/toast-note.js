/**
 * <toast-note>: a remark that goes away after ten seconds, but never while a person
 * points at it or has the focus in it. Without JavaScript it simply stays.
 */
const SHOWN_FOR_MS = 10_000;

class ToastNote extends HTMLElement {
  #timer;

  connectedCallback() {
    for (const held of ["pointerenter", "focusin"]) this.addEventListener(held, this.#hold);
    for (const freed of ["pointerleave", "focusout"]) this.addEventListener(freed, this.#release);
    this.#release();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #hold = () => clearTimeout(this.#timer);

  #release = () => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#leave, SHOWN_FOR_MS);
  };

  // Leaving one hold (the pointer) must not end another (the focus): ask both here.
  #leave = () => {
    if (this.matches(":hover, :focus-within")) this.#release();
    else this.remove();
  };
}

customElements.define("toast-note", ToastNote);
