import { say, word } from "./say.js";

// Forms that are sent without leaving: what comes back takes the place of what stands on the screen, and the focus stays where it was.

/** The screen at an address, or null where there is none to be had. @param {string} address @param {RequestInit} [request] */
export async function screenAt(address, request) {
  const answer = await fetch(address, request);
  const text = await answer.text();
  return {
    ok: answer.ok,
    status: answer.status,
    url: answer.url,
    screen: new DOMParser().parseFromString(text, "text/html"),
  };
}

export function swapping() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    if (form.matches("[data-swap]")) {
      event.preventDefault();
      void look(form, event.submitter);
    } else if (form.method === "post" && new URL(form.action).pathname === "/corrections") {
      event.preventDefault();
      void send(form, event.submitter);
    }
  });
  // What would come of a choice is shown as soon as it is made.
  document.addEventListener("change", (event) => {
    const form = event.target instanceof Element ? event.target.closest("form[data-swap]") : null;
    if (form instanceof HTMLFormElement && event.target instanceof HTMLInputElement && event.target.type === "radio")
      void look(form, null);
  });
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} submitter */
async function look(form, submitter) {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form, submitter))
    if (value !== "") address.searchParams.append(name, String(value));
  try {
    const { ok, screen } = await screenAt(address.href);
    if (!ok) location.assign(address.href);
    else put(screen, address, false);
  } catch {
    say(word("failed"));
  }
}

/**
 * A correction. What could not be kept because somebody else writes, or nobody answers, is tried again; what was chosen stays.
 * @param {HTMLFormElement} form @param {HTMLElement | null} submitter
 */
async function send(form, submitter) {
  if (form.dataset.sending !== undefined) return;
  form.dataset.sending = "";
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) body.append(name, String(value));
  for (let tries = 0; tries < 5; tries++) {
    try {
      const answer = await screenAt(form.action, { method: "POST", body });
      if (answer.ok) return put(answer.screen, new URL(answer.url), true);
      if (answer.status !== 409 && answer.status < 500) {
        complain(form, answer.screen.querySelector(".amiss")?.textContent ?? word("failed"));
        break;
      }
    } catch {
      // Nobody answers; the next try may find somebody.
    }
    complain(form, word(tries < 4 ? "trying" : "failed"));
    if (tries < 4) await new Promise((done) => window.setTimeout(done, 1000 * 2 ** tries));
  }
  delete form.dataset.sending;
}

/** @param {HTMLFormElement} form @param {string} text */
function complain(form, text) {
  let line = form.querySelector(".amiss");
  if (line === null) {
    line = document.createElement("p");
    line.className = "amiss";
    line.setAttribute("role", "alert");
    form.append(line);
  }
  line.textContent = text;
}

/** @param {Document} screen @param {URL} address @param {boolean} said */
function put(screen, address, said) {
  const focus = placeOf(document.activeElement);
  const moved = address.pathname !== location.pathname;
  for (const part of ["main", "footer", "nav.work"]) {
    const [old, fresh] = [document.querySelector(part), screen.querySelector(part)];
    if (old !== null && fresh !== null) old.replaceWith(document.adoptNode(fresh));
  }
  document.title = screen.title;
  address.searchParams.delete("kept");
  if (moved) history.pushState(null, "", address);
  else history.replaceState(history.state, "", address);
  if (moved) window.scrollTo(0, 0);
  const again = focus === null ? null : document.querySelector(focus);
  const next = again ?? document.querySelector("main");
  if (next instanceof HTMLElement) next.focus({ preventScroll: again === null });
  if (said) toast();
}

/** The strip that tells what was kept goes after a while, unless one is at it; its button stands at the foot of the screen too. */
export function toast() {
  const strip = document.querySelector("[data-kept]");
  if (!(strip instanceof HTMLElement)) return;
  const leave = () => {
    if (strip.matches(":hover, :focus-within")) window.setTimeout(leave, 4000);
    else strip.remove();
  };
  window.setTimeout(leave, 12000);
}

/** How to find what has the focus on the screen that comes. @param {Element | null} element */
function placeOf(element) {
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const editor = element.closest(".editing");
  if (editor !== null) return `[data-edit="${CSS.escape(editor.getAttribute("data-field") ?? "")}"]`;
  if (element.id !== "") return `#${CSS.escape(element.id)}`;
  const { name, value } = /** @type {HTMLInputElement} */ (element);
  if (typeof name !== "string" || name === "") return null;
  return `main [name="${CSS.escape(name)}"]${element.matches("[type=radio]") ? `[value="${CSS.escape(value)}"]` : ""}`;
}
