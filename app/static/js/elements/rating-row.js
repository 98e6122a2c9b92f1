// One row of <rating-rows>: a name, a <select>, and what scripts add to them from a template.

/** Put the tile, and what takes the number away, beside the select. */
export function dress(row, tools) {
  const tile = tools.querySelector(".rate-tile").cloneNode(true);
  tile.id = `${row.querySelector(".rate").id}-tile`;
  row.querySelector("label").htmlFor = tile.id;
  row.append(tile);
  const remove = tools.querySelector("[data-remove]")?.cloneNode(true);
  if (!remove) return;
  remove.setAttribute("aria-label", remove.dataset.remove.replace("{name}", nameOf(row)));
  row.append(remove);
}

/** Take it off again: a copy of the page may bring what another script put there. */
export function undress(row) {
  for (const old of row.querySelectorAll(".rate-tile, .rate-pad, [data-remove]")) old.remove();
  row.classList.remove("open");
}

/** Show the number that the select holds. */
export function showNumber(row) {
  const value = valueOf(row);
  const tile = tileOf(row);
  const isOpen = row.classList.contains("open");
  const words = value ? tile.dataset.rated : tile.dataset.unrated;
  const label = words.replace("{name}", nameOf(row)).replace("{intensity}", value);
  const ask = tile.querySelector(".rate-ask").textContent;
  tile.className = `tile rate-tile ${value ? `pain-${value}` : "unrated"}`;
  tile.querySelector(".rate-number").textContent = value || "–";
  tile.setAttribute("aria-expanded", isOpen);
  tile.setAttribute("aria-label", isOpen ? `${label}. ${ask}` : label);
  row.classList.toggle("rated", Boolean(value));
}

export function openPad(row, tools) {
  const value = valueOf(row);
  const pad = tools.querySelector(".rate-pad").cloneNode(true);
  const group = pad.querySelector(".pad");
  group.setAttribute("aria-label", `${nameOf(row)}. ${group.getAttribute("aria-label")}`);
  for (const key of pad.querySelectorAll(".key")) {
    key.setAttribute("aria-pressed", key.value === value);
  }
  const without = pad.querySelector("[data-without]");
  without.textContent = value ? without.dataset.without : without.dataset.withoutYet;
  row.append(pad);
  row.classList.add("open");
}

export function closePad(row) {
  row.querySelector(".rate-pad").remove();
  row.classList.remove("open");
}

export function valueOf(row) {
  return row.querySelector(".rate").value;
}

export function setValue(row, value) {
  row.querySelector(".rate").value = value;
}

/** One act, one event, though a number may have moved here from another row. */
export function tellChange(row) {
  row.querySelector(".rate").dispatchEvent(new Event("change", { bubbles: true }));
}

export function tileOf(row) {
  return row.querySelector(".rate-tile");
}

export function isSeen(row) {
  return !row.hidden && !row.closest("details:not([open])");
}

/** Put the row into `home`, where its number in the order says. */
export function moveInto(home, row) {
  if (row.parentElement === home) return;
  const place = Number(row.dataset.nth);
  const after = [...home.children].find((other) => Number(other.dataset.nth) > place);
  home.insertBefore(row, after ?? null);
}

function nameOf(row) {
  return row.querySelector("label").textContent.trim();
}
