import { screenAt } from "./swap.js";

// The timeline is scrolled through: by wheel, touch, mouse or arrow keys. The picture is fetched with as much again before and after what
// is seen; where one comes near its end, the next is put in its place, the same days under the pointer. When one rests, the list below and
// the address follow.

/** Milliseconds without movement after which one rests. */
const REST = 300;

/**
 * What is at hand: the picture, whether its next is on the way, the day that a step leads to, where a mouse took hold of it.
 * @type {{ figure: HTMLElement, box: HTMLElement, fetching: boolean, rest: number, goal: number | null, held: { x: number, left: number, moved: boolean } | null } | null}
 */
let at = null;

export function panning() {
  for (const sign of ["pointerover", "focusin", "touchstart"])
    document.addEventListener(sign, (event) => void take(event.target), { passive: true });
  document.addEventListener("click", byStep, true);
  document.addEventListener("pointerdown", hold);
  document.addEventListener("pointermove", drag);
  for (const sign of ["pointerup", "pointercancel"]) document.addEventListener(sign, letGo);
}

/** The picture is made wide when one first comes to it. @param {EventTarget | null} target */
async function take(target) {
  const figure = target instanceof Element ? target.closest("figure.lanes[data-windows]") : null;
  if (location.pathname !== "/timeline" || !(figure instanceof HTMLElement) || at?.figure === figure) return;
  const box = figure.querySelector(".scroll");
  if (!(box instanceof HTMLElement)) return;
  at = { figure, box, fetching: false, rest: 0, goal: null, held: null };
  figure.classList.add("pans");
  await widen();
  box.addEventListener("scroll", follow, { passive: true });
}

/** Days that the picture shows, a day's pixels, and the day in the middle of what is seen. */
function seen() {
  const { figure, box } = /** @type {NonNullable<typeof at>} */ (at);
  const { dataset } = figure;
  const [first, last, windows] = [Number(dataset.first), Number(dataset.last), Number(dataset.windows)];
  const wide = box.querySelector("svg")?.clientWidth ?? 1;
  const pixels = wide / (last - first + 1);
  const days = Math.round((last - first + 1) / windows);
  return { first, last, windows, days, pixels, middle: first + (box.scrollLeft + box.clientWidth / 2) / pixels };
}

const dayText = (/** @type {number} */ day) => new Date(day * 864e5).toISOString().slice(0, 10);

/** The address of the window around the middle of what is seen. @param {string} path */
function address(path) {
  const { middle, days } = seen();
  const first = Math.round(middle - days / 2);
  const parameters = new URLSearchParams(location.search);
  parameters.set("from", dayText(first));
  parameters.set("to", dayText(first + days - 1));
  parameters.set("window", "exact");
  parameters.delete("after");
  return `${path}?${parameters}`;
}

/** The wide picture around the days that are seen takes the place of the one that stands. */
async function widen() {
  if (at === null || at.fetching) return;
  const mine = at;
  mine.fetching = true;
  try {
    const { ok, screen } = await screenAt(address("/timeline/lanes"));
    const figure = screen.querySelector("figure.lanes[data-windows]");
    const [old, fresh] = [mine.box.querySelector("svg"), figure?.querySelector("svg")];
    if (!ok || !(figure instanceof HTMLElement) || old === null || !fresh || at !== mine) return;
    const { middle } = seen();
    old.replaceWith(document.adoptNode(fresh));
    for (const name of ["first", "last", "windows"]) mine.figure.dataset[name] = figure.dataset[name];
    const { first, pixels } = seen();
    mine.box.scrollLeft = (middle - first) * pixels - mine.box.clientWidth / 2;
    // A step that was under way goes on.
    if (mine.goal !== null) toGoal();
  } catch {
    // Nobody answers: what stands can be scrolled to its end.
  } finally {
    mine.fetching = false;
  }
}

function follow() {
  if (at === null) return;
  const { first, middle, days, windows } = seen();
  const passed = (middle - first) / days;
  if (windows > 1 && (passed < windows / 2 - 0.5 || passed > windows / 2 + 0.5)) void widen();
  window.clearTimeout(at.rest);
  at.rest = window.setTimeout(settle, REST);
}

/** The address, the list below and the table follow to where one rests. */
async function settle() {
  if (at === null || at.held !== null) return;
  at.goal = null;
  const next = address("/timeline");
  if (next === location.pathname + location.search) return;
  history.replaceState(history.state, "", next);
  try {
    const { ok, screen } = await screenAt(next);
    if (!ok || location.pathname + location.search !== next) return;
    for (const part of [".moves", "#listed", "figure.lanes > .twin"]) {
      const [old, fresh] = [document.querySelector(part), screen.querySelector(part)];
      if (old === null || fresh === null || old.contains(document.activeElement)) continue;
      if (old instanceof HTMLDetailsElement && fresh instanceof HTMLDetailsElement) fresh.open = old.open;
      old.replaceWith(document.adoptNode(fresh));
    }
  } catch {
    // The next rest may find somebody who answers.
  }
}

/** "Earlier" and "later" scroll by half of what is seen. @param {MouseEvent} event */
function byStep(event) {
  const link = event.target instanceof Element ? event.target.closest("[data-move]") : null;
  if (at?.held?.moved) {
    at.held = null;
    event.preventDefault();
    return;
  }
  const way = { ArrowLeft: -1, ArrowRight: 1 }[link?.getAttribute("data-move") ?? ""];
  if (way === undefined || at === null || !at.figure.isConnected || Number(at.figure.dataset.windows) < 2) return;
  event.preventDefault();
  const { middle, pixels } = seen();
  at.goal = (at.goal ?? middle) + (way * at.box.clientWidth) / 2 / pixels;
  toGoal();
}

/** Scrolls on to the day that a step leads to, as far as the picture goes. */
function toGoal() {
  if (at === null || at.goal === null) return;
  const { first, pixels } = seen();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  at.box.scrollTo({ left: (at.goal - first) * pixels - at.box.clientWidth / 2, behavior: still ? "auto" : "smooth" });
}

/** @param {PointerEvent} event */
function hold(event) {
  if (at === null || event.pointerType !== "mouse" || event.button !== 0) return;
  if (event.target instanceof Element && at.box.contains(event.target))
    Object.assign(at, { goal: null, held: { x: event.clientX, left: at.box.scrollLeft, moved: false } });
}

/** @param {PointerEvent} event */
function drag(event) {
  const held = at?.held;
  if (at === null || !held || event.buttons === 0) return;
  const by = event.clientX - held.x;
  if (!held.moved && Math.abs(by) < 5) return;
  held.moved = true;
  at.box.scrollLeft = held.left - by;
  // The picture was put in another's place meanwhile: from here on one holds that.
  if (at.fetching) Object.assign(held, { x: event.clientX, left: at.box.scrollLeft });
}

function letGo() {
  if (at === null || at.held === null) return;
  // The click that follows a drag opens nothing.
  if (at.held.moved) window.setTimeout(() => at && Object.assign(at, { held: null }), 0);
  else at.held = null;
  if (at.rest !== 0) at.rest = window.setTimeout(settle, REST);
}
