/**
 * <reveal-password data-show="Show" data-hide="Hide"><input type="password">: adds a
 * button that shows what was typed. Without JavaScript the field works as it is.
 */
class RevealPassword extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.remove(); // a copy of the page may bring an old one
    this.append(this.#button());
    this.#hide();
    this.#input.form?.addEventListener("submit", this.#hide);
  }

  get #input() {
    return this.querySelector("input");
  }

  #button() {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-controls", this.#input.id);
    button.addEventListener("click", () => this.#show(this.#input.type === "password"));
    return button;
  }

  // Browsers offer to keep a password only from a field that hides it.
  #hide = () => this.#show(false);

  #show(shown) {
    const word = shown ? this.dataset.hide : this.dataset.show;
    const button = this.querySelector("button");
    this.#input.type = shown ? "text" : "password";
    button.textContent = word;
    button.setAttribute("aria-label", `${word}: ${this.#input.labels[0].textContent}`);
  }
}

customElements.define("reveal-password", RevealPassword);
