// "Save a copy": what is on this phone and nowhere else, as a text that people can read and, below
// it, as the operations themselves.

import { dayWords, timeWords } from "./days.js";
import { wordsOf } from "./words.js";

export async function saveCopy(store) {
  const rows = [...(await store.all("waiting")), ...(await store.all("aside"))];
  const lines = rows.map(({ op }) => `${whenWords(op)}: ${wordsOf(op)}${textOf(op)}`);
  const operations = JSON.stringify(rows.map(({ op }) => op), null, 1);
  const text = [...lines, "", operations, ""].join("\n");
  const file = new Blob([text], { type: "text/plain" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `homestretch-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function whenWords({ acted_on, acted_at }) {
  return `${dayWords(acted_on)}, ${timeWords(new Date(acted_at))}`;
}

export function textOf({ body }) {
  return body.note ? `\n  ${body.note}` : "";
}
