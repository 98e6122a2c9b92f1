// <own-zone>: picks the browser's own time zone in the <select> inside, unless one was sent.

class OwnZone extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select");
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!select || !zone || select.value !== "UTC") return;
    if (![...select.options].some((option) => option.value === zone)) {
      select.add(new Option(zone, zone));
    }
    select.value = zone;
  }
}

customElements.define("own-zone", OwnZone);
