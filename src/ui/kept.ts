/**
 * What was last said, and the way to take it back: a strip over the screen to which a form led back (`?kept=co_…`), and a line at
 * the foot of every other.
 */
import { showDate } from "../export/dates.ts";
import type { Correction } from "../model/correction.ts";
import { type Logged, saidTogether, type Undo } from "../store/corrections.ts";
import { kept as words } from "./correct-words.ts";
import { postForm } from "./correcting.ts";
import { fieldName } from "./fields.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { nameOf } from "./parts.ts";
import type { Ask } from "./view.ts";

/** The strip for what this request came back from; nothing when it came from elsewhere. */
export function keptStrip(ask: Ask): Html {
  const id = ask.parameters.get("kept");
  if (id === null || ask.desk === null) return NOTHING;
  const log = ask.desk.log();
  const found = log.findLast(({ line }) => line.id === id);
  if (found === undefined) return NOTHING;
  return html`<div class="kept" role="status" data-kept><p>${told(found, log, ask)}</p>${wayBack(found, ask, "button")} <a class="button" href="/changes">${words.all}</a></div>`;
}

/** The last line of the log, for the foot of every screen: what `u` takes back. */
export function lastChange(ask: Ask): Html {
  const log = ask.desk?.log() ?? [];
  const last = log.at(-1);
  // The screen of all changes has each with its own way back.
  if (last === undefined || ask.path === "/changes") return NOTHING;
  // What stands can be taken back, and what was just taken back be put back.
  const undo = log.findLast(({ line, stands }) => stands && line.op !== "undo");
  return html`<div class="last"><span>${words.last}: ${told(last, log, ask)}</span> ${wayBack(last, ask, "tiny")} ${last.line.op === "undo" && undo !== undefined ? html`<span>${toldOf(undo.line, log, ask)}</span> ${wayBack(undo, ask, "tiny")}` : ""}</div>`;
}

function wayBack({ line, stands }: Logged, ask: Ask, look: string): Html {
  if (!stands) return NOTHING;
  const back = line.op === "undo";
  return postForm(
    ask,
    { op: "undo", id: line.id },
    html`<button class="${look === "tiny" ? "tiny" : "light"}" data-key="${back ? "U" : "u"}">${back ? words.redo : words.undo}</button>`,
  );
}

function told({ line, stands }: Logged, log: readonly Logged[], ask: Ask): Html {
  if (line.op !== "undo") return html`${stands ? words.done : words.undone}: ${toldOf(line, log, ask)}`;
  const undone = log.find((one) => one.line.id === line.undoes)?.line;
  return html`${stands ? words.undone : words.done}: ${undone === undefined ? html`<code>${line.undoes}</code>` : toldOf(undone, log, ask)}`;
}

/** "Status → held, in 3 texts". */
function toldOf(line: Correction | Undo, log: readonly Logged[], ask: Ask): Html {
  if (line.op === "undo") return html`${words.undone}`;
  const together = saidTogether(log, line.id).filter((one): one is Correction => one.op !== "undo");
  const all = together.length === 0 ? [line] : together;
  const sayings = [...new Map(all.map((one) => [sayingText(one, ask), one])).keys()];
  const targets = new Set(all.map(({ target }) => `${target.sha256}\n${target.exact}`)).size;
  return html`<q>${sayings.slice(0, 3).join("; ")}</q>${sayings.length > 3 ? ` ${words.more(sayings.length - 3)}` : ""}${targets > 1 ? `, ${words.texts(targets)}` : ""}`;
}

export function sayingText({ op, target, value, note }: Correction, ask: Ask): string {
  if (op === "note") return note ?? words.ops.note;
  if (target.field === undefined) return words.ops[op];
  return `${fieldName(target.field)} → ${valueText(value, target.field, ask)}`;
}

/** A value of a field as a person reads it. */
export function valueText(value: unknown, field: string, { names }: Pick<Ask, "names">): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return "–";
  if (Array.isArray(value)) return value.map((one) => nameOf(names, String(one))).join("; ");
  if (typeof value === "string") return DAYS.has(field) ? showDate(value) : nameOf(names, value.replaceAll("_", " "));
  // Who is meant: a person, of whom the name is shown.
  if (typeof value === "object" && "name" in value) return nameOf(names, String(value.name));
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const DAYS: ReadonlySet<string> = new Set(["date", "published", "period", "against", "since"]);
