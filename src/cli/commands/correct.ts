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
    'A value is JSON where it looks like it (`actor=\'["CHN","RUS"]\'`, `place=null`), else the words themselves. A correction is aimed at the page\'s bytes and the words quoted, so it holds when pages are read again.',
    '--scope says how far FIELD=VALUE reaches: `mention` only what one page says, `page` all on that page that reads the same, `everywhere` all pages, those to come among them. The narrower stands before the wider, whichever was said later. --preview prints what would change and keeps nothing. Who is meant by words of a page is said with --words: `readout correct PAGE --words "the king" who="Wang Yi" --scope page`.',
    "With --merge, --not-same and --split nothing is set: what is said is that two records are one, that they are not, or that this record is one of its own. Anything said can be taken back with `readout undo`.",
  ],
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    workspace: WORKSPACE,
    reject: { type: "boolean", description: "It is not so: leave it out of the record." },
    accept: { type: "boolean", description: "It is so." },
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
    words: { type: "string", value: "WORDS", description: "Of a page, with who=NAME: who is meant by these words." },
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
    if (values.words !== undefined) wishes.push(whoOf(values.words, pairs, scope));
    else if (pairs.length > 0) wishes.push({ op: "set", pairs, ...reach });
    else if (values.scope !== undefined || values.page !== undefined)
      throw usage("correct", "--scope and --page say how far FIELD=VALUE reaches.");
    if (values.accept === true) wishes.push({ op: "accept" });
    if (values.reject === true) wishes.push({ op: "reject" });
    if (values.merge !== undefined) wishes.push({ op: "merge", other: values.merge });
    if (values["not-same"] !== undefined) wishes.push({ op: "not_same", other: values["not-same"] });
    if (values.split !== undefined) wishes.push({ op: "split", page: values.split });
    const [wish] = wishes;
    if (wish === undefined || wishes.length > 1)
      throw usage(
        "correct",
        "Say one thing at a time: FIELD=VALUE, --accept, --reject, --merge, --not-same or --split.",
      );

    return say("correct", id, wish, values, world);
  },
});

/** `--words "the king" who="Wang Yi"`; who=null for nobody. */
function whoOf(exact: string, pairs: readonly (readonly [string, unknown])[], scope: Scope | undefined): Wish {
  const [[field, name] = [], ...more] = pairs;
  if (field !== "who" || more.length > 0 || !(name === null || (typeof name === "string" && name.trim() !== "")))
    throw usage("correct", "With --words say who is meant, and that alone: who=NAME, or who=null for nobody.");
  return { op: "who", exact, before: "", name, ...(scope && { scope }) };
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
  return [setting.slice(0, at), text];
}

const DATES = new Set(["date", "published", "period", "against", "since"]);
