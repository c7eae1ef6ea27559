import { createHash } from "node:crypto";
import { join } from "node:path";
import { toTimeml } from "../../export/timeml.ts";
import { daysOf } from "../../kit/edtf.ts";
import type { DatedText } from "../../read/dates.ts";
import { type Conventions, ISO_WEEKS } from "../../time/index.ts";
import { command, usage } from "../command.ts";
import { lineOf, MAX_PAGE_BYTES } from "../engine.ts";
import { forEachFile } from "../files.ts";

export const dates = command({
  name: "dates",
  summary: "Print the time expressions of a text or page: what each means, from which day it is counted, and why.",
  usage: "[FILE…|-]",
  example: 'echo "Ruiz will visit Lima on Tuesday." | readout dates --published 2024-05-10',
  details: [
    "One line an expression, parted by tabs: its words, its value in EDTF (empty where it cannot be known), stated or inferred, the day that the text speaks from, the reason. Of a page, the article's body is read and the page's own day is found; a text on standard input has the day that --published tells.",
    "Weeks run from Monday and the weekend is Saturday and Sunday, unless told; decision 0006 says more.",
  ],
  words: [0, Number.POSITIVE_INFINITY],
  options: {
    published: {
      type: "string",
      value: "DAY",
      description: "The day to count from (EDTF), instead of the page's own.",
    },
    format: {
      type: "string",
      value: "FORMAT",
      description: "tsv, ndjson, or timeml for TIMEX3 inline; tsv unless told.",
    },
    "week-start": {
      type: "string",
      value: "DAY",
      description: "The first day of the week: monday, saturday or sunday.",
    },
    weekend: { type: "string", value: "DAY", description: "The first day of the weekend: friday or saturday." },
  },
  async run({ positionals, values }, world) {
    const { published = null, format = "tsv" } = values;
    if (!FORMATS.has(format))
      throw usage("dates", `--format wants ${[...FORMATS.keys()].join(", ")}, not "${format}".`);
    if (published !== null && daysOf(published) === null)
      throw usage("dates", `--published wants a day such as 2024-05-10, not "${published}".`);
    const conventions: Conventions = {
      weekStart: dayOf("week-start", values["week-start"], ["monday", "saturday", "sunday"]) ?? ISO_WEEKS.weekStart,
      weekend: dayOf("weekend", values.weekend, ["friday", "saturday"]) ?? ISO_WEEKS.weekend,
    };
    const [{ readPages }, { loadModels }, { unpack }, { datesOf }] = await Promise.all([
      import("../../page/index.ts"),
      import("../../load/index.ts"),
      import("../../load/unpack.ts"),
      import("../../read/dates.ts"),
    ]);
    const models = { ...loadModels(join(world.home, "data")), conventions };
    const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    const tools = { maxBytes: MAX_PAGE_BYTES, unpack, sha256 };
    const print = FORMATS.get(format)!;
    const paths = positionals.length === 0 ? ["-"] : positionals;
    return forEachFile(
      world,
      paths,
      (source) => readPages(source, tools),
      async (page, entry) => {
        const whole = entry.path === null && page.format === "text";
        await world.write(print(datesOf(page, models, published, whole), page.id));
      },
    );
  },
});

const FORMATS: ReadonlyMap<string, (dated: DatedText, id: string) => string> = new Map([
  ["tsv", toTsv],
  ["ndjson", toNdjson],
  ["timeml", (dated: DatedText, id: string) => toTimeml(dated.text, dated.times, dated.published.published, id)],
]);

function toTsv({ text, times, reference }: DatedText): string {
  const flat = (words: string) => words.replace(/\s+/g, " ").trim();
  return times
    .map((time) => {
      const value = time.value ?? time.duration ?? "";
      const words = flat(text.slice(time.start, time.end));
      return `${[words, value, time.is ?? "", reference ?? "", flat(time.reason)].join("\t")}\n`;
    })
    .join("");
}

function toNdjson({ text, times, published, reference }: DatedText, id: string): string {
  return times
    .map(({ start, end, type, value, duration, bound, is, tense, reason }) =>
      lineOf({
        page: id,
        published: published.published,
        text: text.slice(start, end),
        start,
        end,
        type,
        value,
        duration,
        bound,
        is,
        tense,
        reference,
        reason,
      }),
    )
    .join("");
}

/** A weekday by its name, 0 for Sunday; undefined when the option is not given. */
function dayOf(option: string, name: string | undefined, known: readonly string[]): number | undefined {
  if (name === undefined) return undefined;
  const day = WEEKDAYS.indexOf(name.toLowerCase());
  if (!known.includes(name.toLowerCase()))
    throw usage("dates", `--${option} wants ${known.join(" or ")}, not "${name}".`);
  return day;
}

const WEEKDAYS: readonly string[] = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
