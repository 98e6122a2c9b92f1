// What only the Journal runs: a choice of place or time is shown at once, without the button.

for (const form of document.querySelectorAll("form.trend-filter")) {
  form.classList.add("at-once");
  // With keys a closed list changes at every arrow, so there the button stays the way.
  for (const name of ["keydown", "keyup"]) {
    form.addEventListener(name, () => form.classList.remove("at-once"));
  }
  form.addEventListener("change", () => {
    if (form.classList.contains("at-once")) form.requestSubmit();
  });
}
