/**
 * What the forms of the screens say, in the record's own terms. A field counts as changed when it is no longer what the form was filled
 * with, so two people who change two fields do not undo each other.
 */
import type { AddableKind, HandedIn } from "../api/desk.ts";
import type { Scope } from "../model/correction.ts";
import { judgementNote } from "../store/judgements.ts";
import { FIELDS, meantBy } from "./fields.ts";
import { words } from "./strings.ts";

/** What a form says; in words why it says nothing that can be kept. */
export function handedIn(form: URLSearchParams, codeOf: (name: string) => string): HandedIn | string {
  const id = form.get("id")?.trim() ?? "";
  const op = form.get("op");
  const note = form.get("note")?.trim() || null;
  if (id === "") return words.correct.noRecord;
  if (op === "accept" || op === "reject" || op === "undo") return { op, id, note };
  if (op === "judge") {
    // Of a sample: a note that says which fields are wrong.
    const ticked = form.getAll("wrong").filter((field) => /^[a-z_]+$/.test(field));
    const verdict = form.get("verdict") ?? "ticked";
    const wrong = verdict === "right" ? [] : verdict === "event" ? ["event"] : ticked;
    const draw = Math.trunc(Number(form.get("draw")));
    if (!(draw >= 1) || (verdict === "ticked" && wrong.length === 0)) return words.correct.nothing;
    return { op: "note", id, exact: "", note: judgementNote(draw, { id, wrong }) };
  }
  if (op === "note") {
    const exact = wordsIn(form, "exact");
    return exact === "" || note === null ? words.add.noWords : { op, id, exact, note };
  }
  if (op === "who") {
    const exact = wordsIn(form, "exact");
    const name = form.get("name")?.trim() ?? "";
    const scope = scopeIn(form);
    if (exact === "" || name === "") return words.add.noWords;
    const reach = scope === null ? {} : { scope };
    return {
      op,
      id,
      exact,
      before: wordsIn(form, "before"),
      name: name === NOBODY ? null : codeOf(name),
      ...reach,
      note,
    };
  }
  if (op === "add") return added(form, id, note, codeOf);
  if (op === "body_range") return { op, id, first: wordsIn(form, "first"), last: wordsIn(form, "last"), note };
  if (op === "split") {
    const page = form.get("page") ?? "";
    return page === "" ? words.correct.noRecord : { op, id, page, note };
  }
  if (op === "merge" || op === "not_same") {
    // An address serves as well as an id.
    const other = decoded(
      form
        .get("other")
        ?.trim()
        .replace(/[?#].*$/, "")
        .replace(/^.*\//, "") ?? "",
    );
    return other === "" ? words.correct.noOther : { op, id, other, note };
  }
  if (op !== "set") return words.correct.noOp;
  const pairs: [string, unknown][] = [];
  for (const [name, shape] of Object.entries(FIELDS[form.get("kind") ?? ""] ?? {})) {
    const given = said(form, name);
    if (given === null || given === (form.get(`was-${name}`) ?? "").trim()) continue;
    const meant = meantBy(given, shape, codeOf);
    if ("why" in meant) return meant.why;
    pairs.push([name, meant.value]);
  }
  const scope = scopeIn(form);
  const page = form.get("page") ?? "";
  const reach = { ...(scope === null ? {} : { scope }), ...(page === "" ? {} : { page }) };
  return pairs.length === 0 ? words.correct.nothing : { op, id, pairs, ...reach, note };
}

/** How far it reaches; null for the record by all its mentions. */
const scopeIn = (form: URLSearchParams): Scope | null => SCOPES.find((one) => one === form.get("scope")) ?? null;

const SCOPES: readonly Scope[] = ["mention", "page", "everywhere"];

/** In a form the sign that nobody is meant: an empty field has said nothing. */
export const NOBODY = "∅";

/** A record put in by hand: with what its form says of it. */
function added(
  form: URLSearchParams,
  id: string,
  note: string | null,
  codeOf: (name: string) => string,
): HandedIn | string {
  const kind: AddableKind = ADDABLE.find((one) => one === form.get("kind")) ?? "event";
  const exact = wordsIn(form, "exact");
  if (exact === "") return words.add.noWords;
  const value: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries({ ...FIELDS[kind], ...(kind === "statement" ? { form: FORMS } : {}) })) {
    const given = said(form, name);
    if (given === null || given === "") continue;
    const meant = meantBy(given, shape, codeOf);
    if ("why" in meant) return meant.why;
    value[name] = meant.value;
  }
  if (kind === "event" && value.date !== undefined) value.date_is = "stated";
  if (kind === "statement") {
    // The words between the marks are the speaker's own; told in the page's words they are the content.
    if (value.form !== "indirect") value.quote = exact.replace(/^["“”„«]|["“”»]$/g, "");
    else value.content = exact;
    if (typeof value.speaker === "string") value.speakers = [value.speaker];
  }
  if (kind === "figure" && (value.what === undefined || value.value === undefined)) return words.add.noFigure;
  return { op: "add", kind, id, exact, before: wordsIn(form, "before"), value, note };
}

const ADDABLE: readonly AddableKind[] = ["event", "statement", "figure"];
const FORMS = ["direct", "indirect", "mixed"] as const;

/** What the form says of a field: of parties, which are ticked one by one, all that are; null where it has no such field. */
function said(form: URLSearchParams, name: string): string | null {
  const given = form.getAll(name).map((one) => one.trim());
  if (given.length === 0) return null;
  return given.filter((one) => one !== "").join("; ");
}

/** What was put in a field of several lines, with the ends of lines as pages have them. */
const wordsIn = (form: URLSearchParams, name: string): string => (form.get(name) ?? "").replaceAll("\r\n", "\n").trim();

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
