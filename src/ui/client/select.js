import { say, word } from "./say.js";

// In the reader: words that are selected are put into the forms that add a record, and the border of the article goes where one says.

/** The key and the form of each thing that can be added. @type {Readonly<Record<string, string>>} */
const KINDS = { E: "event", Q: "statement", F: "figure", T: "note" };

export function selecting() {
  document.addEventListener("selectionchange", () => {
    fill();
    offer();
  });
  document.addEventListener("keydown", (event) => {
    if (event.target instanceof Element && event.target.closest("input, textarea, select") !== null) return;
    const kind = event.shiftKey && !event.ctrlKey && !event.metaKey ? KINDS[event.key] : undefined;
    if (kind === undefined || taken() === null) return;
    event.preventDefault();
    open(kind);
  });
}

/** The words selected in the article, with what stands before them; null when there are none. */
function taken() {
  const body = document.querySelector("[data-body]");
  const selection = window.getSelection();
  if (body === null || selection === null || selection.isCollapsed || !body.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const before = document.createRange();
  before.setStart(body, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const text = wordsOf(range).trim();
  return text === "" ? null : { text, before: wordsOf(before).slice(-40), range };
}

/** Puts what is selected into every form that adds. */
function fill() {
  const words = taken();
  if (words === null) return;
  for (const field of document.querySelectorAll("#add [name=exact]"))
    if (field instanceof HTMLTextAreaElement) field.value = words.text;
  for (const field of document.querySelectorAll("#add [name=before]"))
    if (field instanceof HTMLInputElement) field.value = words.before;
}

/** Opens a form with the words in it. @param {string} kind */
function open(kind) {
  // The browser tells of a selection only after a while; the key may come before.
  fill();
  const form = document.getElementById("add");
  const part = document.getElementById(`add-${kind}`);
  if (!(form instanceof HTMLDetailsElement) || !(part instanceof HTMLDetailsElement)) return;
  form.open = true;
  part.open = true;
  const field = part.querySelector("select, input:not([type=hidden])");
  if (field instanceof HTMLElement) field.focus();
  part.scrollIntoView({ block: "center" });
  document.getElementById("taken")?.remove();
  say(word("taken"));
}

/** Beside what is selected, for the mouse: a button for each thing that can be made of it. */
function offer() {
  const words = taken();
  const raw = words === null ? border() : null;
  document.getElementById("taken")?.remove();
  if ((words === null || document.getElementById("add") === null) && raw === null) return;
  const bar = document.createElement("p");
  bar.id = "taken";
  bar.className = "taken";
  const button = (/** @type {string} */ name, /** @type {() => void} */ act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "tiny";
    made.textContent = word(name);
    // The selection must outlive the press.
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", act);
    bar.append(made, " ");
  };
  if (words !== null) {
    for (const kind of Object.values(KINDS)) button(`add-${kind}`, () => open(kind));
    button("who", () => location.assign(who(words)));
  } else if (raw !== null) button("border", () => location.assign(raw.address));
  const { left, bottom } = (words ?? raw)?.range.getBoundingClientRect() ?? { left: 0, bottom: 0 };
  bar.style.left = `${Math.max(8, left + window.scrollX)}px`;
  bar.style.top = `${bottom + window.scrollY + 6}px`;
  document.body.append(bar);
}

/** The screen that asks who is meant by the words. @param {{ text: string, before: string }} words */
function who({ text, before }) {
  const page = location.pathname.split("/").at(-1) ?? "";
  return `/who/${page}?${new URLSearchParams({ words: text.slice(0, 120), before })}`;
}

/** In the page as it arrived: the address that shows the selection as the article. */
function border() {
  const raw = document.querySelector("[data-raw][data-border]");
  const selection = window.getSelection();
  if (raw === null || selection === null || selection.isCollapsed || !raw.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const before = document.createRange();
  before.setStart(raw, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const from = wordsOf(before, false).length;
  const address = new URL(location.pathname, location.origin);
  for (const [name, value] of [
    ["mode", "raw"],
    ["border", "1"],
    ["from", String(from)],
    ["to", String(from + wordsOf(range, false).length)],
  ])
    address.searchParams.set(String(name), String(value));
  return { address: address.href, range };
}

/** The words of a stretch without the raised signs that stand between them. @param {Range} range @param {boolean} [paragraphs] */
function wordsOf(range, paragraphs = true) {
  const holder = document.createElement("div");
  holder.append(range.cloneContents());
  for (const sign of holder.querySelectorAll(".sign, .unseen")) sign.remove();
  if (paragraphs) for (const paragraph of holder.querySelectorAll("p")) paragraph.append("\n\n");
  return holder.textContent ?? "";
}
