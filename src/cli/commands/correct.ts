import { ADDABLE, PAGE_RELATIONS } from "../../api/desk.ts";
import type { Scope } from "../../model/correction.ts";
import { command, usage, WORKSPACE } from "../command.ts";
import type { Wish } from "../correcting.ts";
import { SAYING, say } from "../saying.ts";

const SCOPES = ["mention", "page", "everywhere"] as const satisfies readonly Scope[];

export const correct = command({
  name: "correct",
  summary: "Say what is right of a record or a page. Kept apart from what was read, and never lost.",
  usage: "ID [FIELD=VALUE…]",
  example: 'readout correct ev_7k2m status=held --note "the readout exists"',
  details: [
    'A value is JSON where it looks like it (`actor=\'["CHN","RUS"]\'`, `place=null`), else the words themselves; several are parted by ";" (`actor="CHN;RUS"`). A correction is aimed at the page\'s bytes and the words quoted, so it holds when pages are read again.',
    '--scope says how far FIELD=VALUE reaches: `mention` only what one page says, `page` all on that page that reads the same, `everywhere` all pages, those to come among them. The narrower stands before the wider, whichever was said later. --preview prints what would change and keeps nothing. Who is meant by words of a page is said with --words: `readout correct PAGE --words "the king" who="Wang Yi" --scope page`.',
    "With --merge, --not-same and --split nothing is set: what is said is that two records are one, that they are not, or that this record is one of its own. Anything said can be taken back with `readout undo`.",
    'Of a page (ID is the page\'s): `readout correct PAGE title="…" published=2023-05-12` sets what the page says about itself; `--add event --words "…" type=CONSULT actor=CHN` puts in what was not read, on words of the article; `--relate PAGE --as rewrite` says how two pages hang together; `--body-first "…" --body-last "…"` says where the article begins and ends; `--words "…" --note "…"` notes something on words. A --note alone is kept with the record.',
  ],
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    workspace: WORKSPACE,
    reject: { type: "boolean", description: "It is not so: leave it out of the record." },
    accept: { type: "boolean", description: "It is so; of a proposal's id: say what it proposes." },
    merge: { type: "string", value: "ID", description: "It is one and the same as this record." },
    "not-same": { type: "string", value: "ID", description: "It is not the same as this record." },
    split: { type: "string", value: "PAGE", description: "What this page says is a record of its own." },
    scope: {
      type: "string",
      value: SCOPES.join("|"),
      description: "How far FIELD=VALUE reaches; the record by all its mentions unless told.",
    },
    page: {
      type: "string",
      value: "PAGE",
      description: "--scope: whose mention, where the record rests on several pages.",
    },
    add: { type: "string", value: "KIND", description: `Put in ${ADDABLE.join(", ")}, on --words of this page.` },
    words: {
      type: "string",
      value: "WORDS",
      description:
        "Words of the page's article, as they stand there: of --add, --note, or with who=NAME who is meant by them.",
    },
    before: {
      type: "string",
      value: "WORDS",
      description: "What stands before them, where the same words stand twice.",
    },
    relate: { type: "string", value: "PAGE", description: "How this page hangs together with that one: --as." },
    as: { type: "string", value: "RELATION", description: `${PAGE_RELATIONS.join(", ")}.` },
    "body-first": { type: "string", value: "WORDS", description: "The article begins with these words of the page." },
    "body-last": { type: "string", value: "WORDS", description: "It ends with these." },
    ...SAYING,
  },
  async run({ positionals, values }, world) {
    const [id = "", ...settings] = positionals;
    const wishes: Wish[] = [];
    const scope = SCOPES.find((one) => one === values.scope);
    if (values.scope !== undefined && scope === undefined)
      throw usage("correct", `There is no scope "${values.scope}"; it is one of ${SCOPES.join(", ")}.`);
    const reach = { ...(scope && { scope }), ...(values.page === undefined ? {} : { page: values.page }) };
    const pairs = settings.map(pairOf);
    const { words = "", before = "" } = values;
    if (values.add !== undefined)
      wishes.push({
        op: "add",
        kind: oneOf("--add", ADDABLE, values.add),
        exact: words,
        before,
        value: Object.fromEntries(pairs),
      });
    else if (words !== "" && pairs.length > 0) wishes.push(whoOf(words, before, pairs, scope));
    else if (pairs.length > 0) wishes.push({ op: "set", pairs, ...reach });
    else if (values.scope !== undefined || values.page !== undefined)
      throw usage("correct", "--scope and --page say how far FIELD=VALUE reaches.");
    if (values.relate !== undefined)
      wishes.push({ op: "relate", other: values.relate, relation: oneOf("--as", PAGE_RELATIONS, values.as) });
    const [first, last] = [values["body-first"], values["body-last"]];
    if (first !== undefined || last !== undefined)
      wishes.push({ op: "body_range", first: first ?? "", last: last ?? "" });
    if (values.accept === true) wishes.push({ op: "accept" });
    if (values.reject === true) wishes.push({ op: "reject" });
    if (values.merge !== undefined) wishes.push({ op: "merge", other: values.merge });
    if (values["not-same"] !== undefined) wishes.push({ op: "not_same", other: values["not-same"] });
    if (values.split !== undefined) wishes.push({ op: "split", page: values.split });
    if (wishes.length === 0 && values.note !== undefined) wishes.push({ op: "note", exact: words });
    const [wish] = wishes;
    if (wish === undefined || wishes.length > 1)
      throw usage(
        "correct",
        "Say one thing at a time: FIELD=VALUE, --accept, --reject, --merge, --not-same, --split, --add, --relate, --body-first with --body-last, or --note.",
      );

    return say("correct", id, wish, values, world);
  },
});

/** `--words "the king" who="Wang Yi"`; who=null for nobody. */
function whoOf(
  exact: string,
  before: string,
  pairs: readonly (readonly [string, unknown])[],
  scope: Scope | undefined,
): Wish {
  const [[field, name] = [], ...more] = pairs;
  if (field !== "who" || more.length > 0 || !(name === null || (typeof name === "string" && name.trim() !== "")))
    throw usage("correct", "With --words say who is meant, and that alone: who=NAME, or who=null for nobody.");
  return { op: "who", exact, before, name, ...(scope && { scope }) };
}

function pairOf(setting: string): readonly [string, unknown] {
  const at = setting.indexOf("=");
  if (at < 1) throw usage("correct", `"${setting}" is no FIELD=VALUE.`);
  const text = setting.slice(at + 1);
  if (/^(\[.*\]|\{.*\}|null|true|false|-?\d+(\.\d+)?(e\d+)?)$/s.test(text)) {
    // A year alone is a date, not a number.
    if (DATES.has(setting.slice(0, at)) && /^\d+$/.test(text)) return [setting.slice(0, at), text];
    try {
      return [setting.slice(0, at), JSON.parse(text)];
    } catch {
      // EDTF's "[2024-08-12..2024-08-18]" has brackets too.
    }
  }
  const field = setting.slice(0, at);
  return [field, LISTS.has(field) ? text.split(";").map((one) => one.trim()) : text];
}

/** Fields that hold several: "actor=CHN;RUS". */
const LISTS = new Set("actor recipient topics according_to contested_by speakers issuer wire byline".split(" "));

function oneOf<T extends string>(option: string, known: readonly T[], given: string | undefined): T {
  const found = known.find((one) => one === given);
  if (found === undefined)
    throw usage("correct", `${option} is one of ${known.join(", ")}${given === undefined ? "" : `, not "${given}"`}.`);
  return found;
}

const DATES = new Set(["date", "published", "period", "against", "since"]);
