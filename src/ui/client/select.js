import { say, word } from "./say.js";

// In the reader: words that are selected are put into the form that adds a record, and the border of the body goes where one says.

export function selecting() {
  bordering();
  const body = document.querySelector("[data-body]");
  const form = document.getElementById("add");
  if (!(body instanceof HTMLElement) || !(form instanceof HTMLDetailsElement)) return;
  // Only events and notes can be put in; the selection of a quote or a figure becomes a note that says so.
  /** @type {Readonly<Record<string, "add" | "note">>} */
  const kinds = { E: "add", Q: "note", F: "note", T: "note" };
  const take = () => {
    const selection = window.getSelection();
    if (selection === null || selection.isCollapsed || !body.contains(selection.anchorNode)) return "";
    return wordsOf(selection);
  };
  const fill = () => {
    const text = take();
    if (text === "") return;
    for (const field of form.querySelectorAll("textarea[name=exact]"))
      if (field instanceof HTMLTextAreaElement) field.value = text;
  };
  document.addEventListener("selectionchange", fill);
  document.addEventListener("keydown", (event) => {
    const kind = event.shiftKey && !event.ctrlKey && !event.metaKey ? kinds[event.key] : undefined;
    if (kind === undefined || take() === "") return;
    event.preventDefault();
    // The browser tells of a selection only after a while; the key may come before.
    fill();
    form.open = true;
    const field = form
      .querySelector(`input[name=op][value=${kind}]`)
      ?.closest("form")
      ?.querySelector(kind === "add" ? "select" : "input[name=note]");
    if (field instanceof HTMLElement) field.focus();
    say(word("taken"));
  });
}

/** The words selected without the raised signs that stand between them. @param {Selection} selection */
function wordsOf(selection) {
  const holder = document.createElement("div");
  for (let index = 0; index < selection.rangeCount; index++) holder.append(selection.getRangeAt(index).cloneContents());
  for (const sign of holder.querySelectorAll(".sign, .unseen")) sign.remove();
  for (const paragraph of holder.querySelectorAll("p")) paragraph.append("\n\n");
  return (holder.textContent ?? "").trim();
}

/** In the page as it arrived: the first and the last words of the selection are those of the article. */
function bordering() {
  const raw = document.querySelector("[data-raw]");
  const form = document.getElementById("border");
  if (raw === null || form === null) return;
  document.addEventListener("selectionchange", () => {
    const selection = window.getSelection();
    if (selection === null || selection.isCollapsed || !raw.contains(selection.anchorNode)) return;
    const lines = wordsOf(selection)
      .split("\n")
      .filter((line) => line.trim() !== "");
    const [first, last] = [form.querySelector("textarea[name=first]"), form.querySelector("textarea[name=last]")];
    if (first instanceof HTMLTextAreaElement) first.value = (lines[0] ?? "").slice(0, 160);
    if (last instanceof HTMLTextAreaElement) last.value = (lines.at(-1) ?? "").slice(-160);
  });
}
