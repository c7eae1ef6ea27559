import { word } from "./say.js";
import { screenAt } from "./swap.js";

// A value is changed where it stands: its form is fetched from the address that leads to it, and put in its place.

export function editing() {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)
      return;
    const leave = event.target.closest(".editing [data-leave]");
    if (leave !== null && shut(leave.closest(".editing"))) event.preventDefault();
    const host = event.target.closest(".value");
    const link = event.target.closest("a.change") ?? host?.querySelector(":scope > a.change");
    // A link within the value leads where it leads, and words may be selected to be copied.
    if (!(link instanceof HTMLAnchorElement) || host === null) return;
    if (event.target.closest("a, button, summary") !== null && event.target.closest("a.change") === null) return;
    if (event.target.closest("a.change") === null && !(getSelection()?.isCollapsed ?? true)) return;
    event.preventDefault();
    void open(link, host);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !(event.target instanceof Element)) return;
    if (shut(event.target.closest(".editing"))) event.preventDefault();
  });
  /** @type {number} */
  let waiting = 0;
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.matches("[data-find], [data-day]")) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void (field.matches("[data-day]") ? readDay(field) : find(field)), 180);
  });
  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.matches("[data-finder]")) return;
    const field = document.querySelector(`.editing [data-find][form="${CSS.escape(event.target.id)}"]`);
    if (!(field instanceof HTMLInputElement)) return;
    event.preventDefault();
    void find(field);
  });
}

/** @param {HTMLAnchorElement} link @param {Element} host */
async function open(link, host) {
  try {
    const { ok, screen } = await screenAt(link.href);
    const form = screen.querySelector(".editing");
    if (!ok || form === null) return location.assign(link.href);
    for (const other of document.querySelectorAll(".editing")) shut(other);
    const editor = document.adoptNode(form);
    if (host instanceof HTMLElement) host.hidden = true;
    host.after(editor);
    const field =
      editor.querySelector("input[type=radio]:checked") ??
      editor.querySelector("input:not([type=hidden]), select, textarea, button");
    if (field instanceof HTMLElement) field.focus();
    if (field instanceof HTMLInputElement && field.type === "text") field.select();
  } catch {
    location.assign(link.href);
  }
}

/** Puts the value back in its place; false for a form that came with its screen. @param {Element | null} editor */
function shut(editor) {
  const host = editor?.previousElementSibling;
  if (!editor || !(host instanceof HTMLElement) || !host.matches(".value") || !host.hidden) return false;
  editor.remove();
  host.hidden = false;
  const link = host.querySelector("a.change");
  if (link instanceof HTMLElement) link.focus();
  return true;
}

/** Whom the words typed may mean, below those that are ticked. @param {HTMLInputElement} field */
async function find(field) {
  const form = field.form;
  const list = field.closest(".editing")?.querySelector("[data-found]");
  if (form === null || !list || field.value.trim() === "") return;
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) address.searchParams.set(name, String(value));
  address.searchParams.set("find", field.value);
  const { screen } = await screenAt(address.href);
  for (const item of list.querySelectorAll("li[data-new]")) if (!item.querySelector("input:checked")) item.remove();
  for (const item of screen.querySelectorAll(".editing [data-found] > li")) {
    const input = item.querySelector("input");
    if (input === null || kept(list, input.value)) continue;
    item.setAttribute("data-new", "");
    list.append(document.adoptNode(item));
  }
}

/** @param {Element} list @param {string} value */
const kept = (list, value) => [...list.querySelectorAll("input")].some((input) => input.value === value);

/** A date as it is understood, or why it is none, while it is typed. @param {HTMLInputElement} field */
async function readDay(field) {
  const line = field.parentElement?.querySelector("[data-reads]");
  const text = field.value.trim();
  field.setCustomValidity("");
  if (text === "") return;
  const answer = await fetch(`/reads.json?day=${encodeURIComponent(text)}`);
  const { reads, why } = /** @type {{ reads: string | null, why: string | null }} */ (await answer.json());
  if (field.value.trim() !== text) return;
  field.setCustomValidity(why ?? "");
  if (line) line.textContent = reads === null ? (why ?? "") : `${word("reads")}: ${reads}`;
}
