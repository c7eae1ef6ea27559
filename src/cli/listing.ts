/**
 * The commands that list records: `readout events --between CHN RUS --where "sure>=0.8" --format csv`. One maker gives all of them the
 * same options; a command of its own says only what it lists, in which columns, and by which further filters.
 */
import { filtersOf } from "../api/filters.ts";
import { endOf, FORMATS, formatted, type RowFormat, rowsOf, STREAMED } from "../export/rows.ts";
import { daysOf } from "../kit/edtf.ts";
import type { EventQuery, Slice, Store } from "../store/store.ts";
import { type Command, command, numberOf, type OptionSpec, usage, WORKSPACE } from "./command.ts";
import { outputTo } from "./output.ts";
import { forReading, placeOf } from "./place.ts";
import { type Condition, conditionOf } from "./where.ts";

type Options = Readonly<Record<string, OptionSpec>>;
type Item = object;

interface Listing<O extends Options> {
  readonly name: string;
  readonly summary: string;
  readonly example: string;
  readonly details?: readonly string[];
  /** Fields that are shown where --fields names none. */
  readonly columns: readonly string[];
  readonly filters: O;
  /** One helping of the list; `next` is handed back as `after`. */
  slice(
    store: Store,
    values: { readonly [K in keyof O]?: string | boolean },
    after: string | undefined,
  ): Promise<Slice<Item>>;
}

const COMMON = {
  workspace: WORKSPACE,
  where: {
    type: "string",
    value: "CONDITION",
    description: 'Only these: "status=held and sure>=0.8"; = != ~ < <= > >=.',
  },
  fields: { type: "string", value: "A,B", description: "Show these fields, in this order." },
  limit: { type: "string", value: "N", description: "At most so many." },
  format: { type: "string", value: "FORMAT", description: `${FORMATS.join(", ")}; table unless told.` },
  json: { type: "boolean", description: "One JSON document, whole records: --format json." },
  ndjson: { type: "boolean", description: "A JSON value a line, whole records: --format ndjson." },
  output: { type: "string", short: "o", value: "FILE", description: "Write there instead of to standard output." },
} as const satisfies Options;

/** How many records are in hand at once. */
const HELPING = 500;

export function listing<const O extends Options>(spec: Listing<O>): Command {
  const { name } = spec;
  return command({
    name,
    summary: spec.summary,
    usage: "",
    example: spec.example,
    ...(spec.details === undefined ? {} : { details: spec.details }),
    words: [0, 0],
    options: { ...(spec.filters as Options), ...COMMON },
    async run({ values }, world) {
      // parseArgs has given each option the type that its entry names.
      const given = values as Readonly<Record<string, string | boolean | undefined>>;
      const text = (option: string) => given[option] as string | undefined;
      const format = formatOf(name, given);
      const limit = numberOf(name, "limit", text("limit"), 1, 100_000_000) ?? Number.POSITIVE_INFINITY;
      const condition = wanted(name, text("where"));
      const columns =
        text("fields")
          ?.split(",")
          .map((field) => field.trim()) ?? spec.columns;
      const workspace = await forReading(world, placeOf(world, text("workspace")));
      try {
        const records: Readonly<Record<string, unknown>>[] = [];
        const output = text("output");
        const out = outputTo(world, output);
        const narrow = text("fields") !== undefined;
        // A table measures its columns by all rows; all others go out as they are found.
        const streamed = STREAMED.find((one) => one === format);
        let count = 0;
        try {
          for (let after: string | null | undefined; after !== null && count < limit && !world.closed(); ) {
            const slice: Slice<Item> = await spec.slice(workspace.store, given as never, after);
            const before = count;
            if (narrow && after === undefined) checkFields(name, columns, slice.items[0]);
            for (const item of slice.items as readonly Readonly<Record<string, unknown>>[]) {
              if (count >= limit || !condition(item)) continue;
              count += 1;
              records.push(item);
            }
            if (streamed !== undefined && records.length > 0) {
              const rows = { columns, records: records.splice(0) };
              const end = endOf(streamed);
              await out.write(
                before > 0
                  ? rowsOf(rows, streamed, narrow)
                  : formatted(rows, format, undefined, narrow).slice(0, end === "" ? undefined : -end.length),
              );
            }
            after = slice.next;
          }
          if (count === 0) {
            world.say("readout: nothing fits.");
            return 1;
          }
          // Nothing is cut for a program that reads along.
          const width = world.terminal ? world.columns : Number.POSITIVE_INFINITY;
          await out.write(
            streamed === undefined ? formatted({ columns, records }, format, width, narrow) : endOf(streamed),
          );
          out.done();
        } finally {
          out.leave();
        }
        if (output !== undefined && output !== "-") world.say(`wrote ${output}   ${count.toLocaleString("en")} rows`);
        return 0;
      } finally {
        await workspace.close();
      }
    },
  });
}

/** Every record of a list has the same fields, so the first tells which there are. */
function checkFields(name: string, columns: readonly string[], first: Item | undefined): void {
  if (first === undefined) return;
  const absent = columns.find((column) => !Object.hasOwn(first, column.split(".")[0]!));
  if (absent !== undefined)
    throw usage(name, `There is no field "${absent}"; there are ${Object.keys(first).join(", ")}.`);
}

function formatOf(name: string, values: Readonly<Record<string, unknown>>): RowFormat {
  const format = values.json === true ? "json" : values.ndjson === true ? "ndjson" : (values.format ?? "table");
  const known = FORMATS.find((one) => one === format);
  if (known === undefined) throw usage(name, `--format is one of ${FORMATS.join(", ")}, not "${format}".`);
  return known;
}

function wanted(name: string, where: string | undefined): Condition {
  if (where === undefined) return () => true;
  const condition = conditionOf(where);
  if (typeof condition === "string") throw usage(name, `--where: ${condition}.`);
  return condition;
}

/** The filters of events, as the web app's address has them. */
export const EVENT_FILTERS = {
  between: { type: "string", value: "A,B", description: "Only between these two states, by code." },
  actor: {
    type: "string",
    value: "A,B",
    description: "Only with these parties: states by code, others by a part of the name.",
  },
  type: { type: "string", value: "TYPE", description: "Only of this PLOVER type." },
  status: { type: "string", value: "STATUS", description: "proposed, announced, underway, held, cancelled or denied." },
  reported: { type: "string", value: "HOW", description: "fact, claimed or contested." },
  since: { type: "string", value: "DATE", description: "Only what may have happened on this day or later." },
  until: { type: "string", value: "DATE", description: "Only what may have happened on this day or before." },
  words: { type: "string", value: "WORDS", description: "Only with these words." },
  page: { type: "string", value: "ID", description: "Only what this page tells." },
  disputed: { type: "boolean", description: "Only those on which the texts disagree." },
} as const satisfies Options;

/** Those filters as a query of the store. Throws `usage` for a value that a filter cannot have. */
export function eventQuery(
  name: string,
  values: { readonly [K in keyof typeof EVENT_FILTERS]?: string | boolean },
): EventQuery {
  const parameters = new URLSearchParams();
  for (const [option, parameter] of Object.entries(PARAMETERS)) {
    const value = values[option as keyof typeof PARAMETERS];
    if (typeof value === "string") parameters.set(parameter, option === "type" ? value.toUpperCase() : value);
    if (value === true) parameters.set(parameter, "1");
  }
  for (const option of ["since", "until"] as const)
    if (typeof values[option] === "string" && daysOf(values[option] as string) === null)
      throw usage(name, `"${values[option]}" is no date; write 2023, 2023-05 or 2023-05-23.`);
  const { query, bad } = filtersOf(parameters);
  const [first] = bad;
  if (first !== undefined) throw usage(name, `"${first.value}" is no ${first.name}.`);
  return query;
}

const PARAMETERS = {
  between: "between",
  actor: "actor",
  type: "type",
  status: "status",
  reported: "reported",
  since: "from",
  until: "to",
  words: "q",
  page: "page",
  disputed: "disputed",
} as const;

/** `limit` and `after` of one helping. */
export const helping = (after: string | undefined) => ({ limit: HELPING, ...(after === undefined ? {} : { after }) });

/** A filter that was given, under the name that the query has for it. */
export const given = <K extends string>(
  name: K,
  value: string | boolean | undefined,
): { readonly [key in K]?: string } => (typeof value === "string" ? { [name]: value } : {}) as { [key in K]?: string };
