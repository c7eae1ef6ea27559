import { palette } from "./palette.js";
import { copy, say, word } from "./say.js";

// One key, one thing. A key presses what stands on the screen with its name on it (data-key), so that each has a button too.

/** Where `g` and a letter lead. @type {Readonly<Record<string, string>>} */
const SECTIONS = {
  d: "/",
  t: "/timeline",
  v: "/visits",
  e: "/events",
  a: "/actors",
  q: "/quotes",
  f: "/figures",
  s: "/sources",
  r: "/review",
  i: "/import",
};
const ROWS = ".events > li, .list tbody tr, .results > li, .card, ol.review > li, ol.changes > li, .entries > li";
const OFF = "readout-keys-off";

export function keys() {
  // When `g` was pressed last.
  let led = Number.NEGATIVE_INFINITY;
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      palette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") return back();
    if (inField(event.target) || localStorage.getItem(OFF) === "1" || document.querySelector("dialog[open]") !== null)
      return;
    if (event.timeStamp - led < 1200) {
      led = Number.NEGATIVE_INFINITY;
      const address = SECTIONS[event.key];
      if (address !== undefined) go(address, event);
      return;
    }
    if (event.key === "g") led = event.timeStamp;
    else if (press(event.key)) event.preventDefault();
  });
  switchOnHelp();
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button[data-copy], button[data-act=plain]") : null;
    if (button?.matches("[data-copy]")) copy(copied(button), word("copied"));
    else if (button) act("h");
  });
}

/** @param {Element} button */
const copied = (button) => {
  const text = button.getAttribute("data-copy") ?? "";
  return text === "address" ? location.href : text;
};

/** @param {EventTarget | null} target */
const inField = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** @param {string} address @param {Event} event */
function go(address, event) {
  event.preventDefault();
  location.assign(address);
}

/** Whether the key meant something here. @param {string} key */
function press(key) {
  // Enter on a row that has the focus opens what it is about; a link or a button does so by itself.
  const row = current();
  if (key === "Enter" && row !== null && row === document.activeElement)
    return follow(row.querySelector("a:not(.change)"));
  const near = row?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const named = near ?? document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (named instanceof HTMLElement) return follow(named);
  return act(key);
}

/** @param {string} key @returns {boolean} */
function act(key) {
  switch (key) {
    case "?":
      location.assign("/help/keys");
      return true;
    case "/":
      document.getElementById("find")?.focus();
      return true;
    case "f":
      return unfold("details.filter");
    case "e":
      return unfold("details.correct");
    case "j":
    case "k":
      return step(key === "j" ? 1 : -1);
    case "o":
      return follow((current() ?? document).querySelector("blockquote a"));
    case "t":
      return twin();
    case "h":
      document.body.classList.toggle("plain-text");
      return true;
    case " ":
      return mark();
    case "m":
      return mergeMarked();
    case "ArrowLeft":
    case "ArrowRight":
    case "+":
    case "-":
    case "0":
      return follow(document.querySelector(`[data-move="${CSS.escape(key)}"]`));
    default:
      return false;
  }
}

/** @param {Element | null} element */
function follow(element) {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return false;
  if (element instanceof HTMLElement) element.click();
  return true;
}

/** @param {string} selector */
function unfold(selector) {
  const details = document.querySelector(selector);
  if (!(details instanceof HTMLDetailsElement)) return false;
  details.open = true;
  const field = details.querySelector("input:not([type=hidden]), select, textarea, button");
  if (field instanceof HTMLElement) field.focus();
  return true;
}

const rows = () => [...document.querySelectorAll(ROWS)].filter((row) => row.checkVisibility());

/** The row that holds the focus, or the first that is marked as the one at hand. */
function current() {
  const at = document.activeElement?.closest(ROWS) ?? null;
  return at instanceof HTMLElement ? at : null;
}

/** @param {1 | -1} by */
function step(by) {
  const all = rows();
  const at = current();
  const next = all[at === null ? (by > 0 ? 0 : all.length - 1) : all.indexOf(at) + by];
  if (!(next instanceof HTMLElement)) return all.length > 0;
  next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

/** The picture as a table, and back. */
function twin() {
  const twins = [...document.querySelectorAll("details.twin")];
  const open = !twins.some((one) => one instanceof HTMLDetailsElement && one.open);
  for (const one of twins) if (one instanceof HTMLDetailsElement) one.open = open;
  return twins.length > 0;
}

function mark() {
  const row = current();
  const id = row?.getAttribute("data-id");
  if (!row || !id) return false;
  row.classList.toggle("marked");
  row.setAttribute("aria-selected", String(row.classList.contains("marked")));
  say(`${document.querySelectorAll(".marked").length} ${word("marked")}`);
  return true;
}

/** Two marked records: to the first, with the second in its form. */
function mergeMarked() {
  const [one, other] = [...document.querySelectorAll(".marked")].map((row) => row.getAttribute("data-id"));
  if (!one || !other) return unfold("details.correct");
  const back = encodeURIComponent(location.pathname + location.search);
  location.assign(`/merge/${encodeURIComponent(one)}?with=${encodeURIComponent(other)}&back=${back}`);
  return true;
}

function back() {
  const dialog = document.querySelector("dialog[open]");
  if (dialog instanceof HTMLDialogElement) return dialog.close();
  if (inField(document.activeElement) && document.activeElement instanceof HTMLElement)
    return document.activeElement.blur();
  const details = document.activeElement?.closest("details[open]");
  if (details instanceof HTMLDetailsElement) {
    details.open = false;
    return details.querySelector("summary")?.focus();
  }
  if (document.referrer.startsWith(`${location.origin}/`) && history.length > 1) history.back();
}

/** On the screen of keys: a button that switches them off and on. */
function switchOnHelp() {
  const place = document.getElementById("keys-switch");
  if (place === null) return;
  const button = document.createElement("button");
  const show = () => (button.textContent = word(localStorage.getItem(OFF) === "1" ? "keys-on" : "keys-off"));
  button.addEventListener("click", () => {
    if (localStorage.getItem(OFF) === "1") localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    show();
  });
  show();
  place.append(button);
}
