/**
 * TimeML's way of writing the same: "[2024-08-12..2024-08-18]" is the TIMEX3 value "2024-W33", "2024-34" is "2024-Q2".
 *
 * For export, and for measuring on sets annotated in TimeML. Source: TimeML 1.2.1 annotation guidelines, TIMEX3.
 */
import { civilOf, dayNumber, daysOf, granularityOf, mondayOf } from "../kit/edtf.ts";
import type { Edtf } from "../model/edtf.ts";
import { durationText } from "./expressions.ts";
import type { ResolvedTime } from "./resolve.ts";

export interface Timex {
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  /** Empty when it cannot be known. */
  readonly value: string;
}

/**
 * The TIMEX3 type and value of an expression. `reference` is the day of the document: TimeML takes "at midday" with no day of
 * its own as of that ("2024-05-10T12:00"); without it the time stands alone.
 */
export function timexOf(time: ResolvedTime, reference: Edtf | null = null): Timex {
  const { meaning } = time;
  switch (meaning.kind) {
    case "vague":
      return { type: "DATE", value: `${meaning.ref.toUpperCase()}_REF` };
    case "set":
      return { type: "SET", value: meaning.every };
    case "duration":
      return { type: "DURATION", value: durationText(meaning.count, meaning.unit) };
    case "window":
      return { type: "DURATION", value: durationText(meaning.count, meaning.unit) };
    case "first-months":
      return { type: "DURATION", value: durationText(meaning.count, "month") };
    case "away":
      if (meaning.from === "clause" || FINE.has(meaning.unit)) {
        return { type: "DURATION", value: durationText(meaning.count, meaning.unit) };
      }
      if (Number.isNaN(meaning.count)) {
        return { type: "DURATION", value: durationText(meaning.count, meaning.unit) };
      }
      return dated(time);
    case "clock":
      return { type: "TIME", value: reference?.length === 10 ? `${reference}${meaning.clock}` : meaning.clock };
    default:
      return dated(time);
  }
}

function dated(time: ResolvedTime): Timex {
  const value = time.value === null ? "" : valueText(time.value, time.meaning);
  // Nights run over two days; the sets write the day alone.
  if (time.clock !== null && time.clock !== "TNI" && value.length === 10) {
    return { type: "TIME", value: `${value}${time.clock}` };
  }
  return { type: "DATE", value };
}

const FINE: ReadonlySet<string> = new Set(["hour", "minute", "second"]);

function valueText(edtf: Edtf, meaning: ResolvedTime["meaning"]): string {
  const plain = edtf.replace(/[~?%]$/, "");
  switch (granularityOf(plain)) {
    case "decade":
      return plain.slice(0, 3);
    case "century":
      return plain.slice(0, 2);
    case "quarter":
      return `${plain.slice(0, 4)}-Q${Number(plain.slice(5)) - 32}`;
    case "half":
      return `${plain.slice(0, 4)}-H${Number(plain.slice(5)) - 39}`;
    case "season":
      return `${plain.slice(0, 4)}-${["SP", "SU", "FA", "WI"][Number(plain.slice(5)) - 21] ?? "SP"}`;
    case "day":
      if (meaning.kind === "away" && meaning.unit === "week") return weekText(daysOf(plain)!.first);
      return plain;
    case "other": {
      const days = daysOf(plain);
      if (days === null || !Number.isFinite(days.first) || !Number.isFinite(days.last)) return "";
      if (meaning.kind === "unit" && meaning.unit === "weekend") return `${weekText(days.first)}-WE`;
      if (days.last - days.first <= 6) return weekText(days.first);
      return plain;
    }
    default:
      return plain;
  }
}

/** The ISO 8601 week of a day: "2024-W33". */
function weekText(day: number): string {
  const thursday = mondayOf(day) + 3;
  const { year } = civilOf(thursday);
  const first = dayNumber(year, 1, 1);
  const week = Math.floor((thursday - first) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}
