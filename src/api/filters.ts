/** The filter that stands in an address, `?actor=CHN&status=held&from=2023-05`, as a query of the store, and back. */
import { daysOf } from "../kit/edtf.ts";
import { type Mode, PLOVER_TYPES, type Status } from "../model/plover.ts";
import type { Review } from "../model/record.ts";
import type { EventQuery } from "../store/store.ts";

export const STATUSES: readonly Status[] = ["proposed", "announced", "underway", "held", "cancelled", "denied"];
export const REPORTED: readonly string[] = ["fact", "claimed", "contested"];
export const REVIEWS: readonly Review[] = ["machine", "accepted", "corrected", "added"];
export const MODES: readonly Mode[] = [
  "visit",
  "meeting",
  "call",
  "summit",
  "letter",
  "forum",
  "sign",
  "pledge",
  "propose",
];

/** A parameter whose value is none of those that it may have. The query leaves it out. */
export interface BadParameter {
  readonly name: string;
  readonly value: string;
}

export interface Filters {
  readonly query: EventQuery;
  readonly bad: readonly BadParameter[];
}

/** `codeOf` gives the code of a state by its name, "China" or "china", and anything else back as it is. */
export function filtersOf(parameters: URLSearchParams, codeOf: (name: string) => string = (name) => name): Filters {
  const bad: BadParameter[] = [];
  const among = <T extends string>(name: string, known: readonly T[]): T[] => {
    const values = parameters.getAll(name).filter((value) => value !== "");
    for (const value of values) if (!known.includes(value as T)) bad.push({ name, value });
    return values.filter((value): value is T => known.includes(value as T));
  };
  const date = (name: string) => {
    const value = parameters.get(name)?.trim();
    if (value === undefined || value === "") return undefined;
    if (daysOf(value) !== null) return value;
    bad.push({ name, value });
    return undefined;
  };
  const text = (name: string) => parameters.get(name)?.trim() || undefined;
  const outlet = text("outlet");
  const limit = text("limit");
  if (limit !== undefined && !/^[1-9]\d{0,3}$/.test(limit)) bad.push({ name: "limit", value: limit });
  const between = text("between")?.split(",");
  const order = text("order");
  const actors = parameters
    .getAll("actor")
    .flatMap((actor) => actor.split(","))
    .map((actor) => codeOf(actor.trim()));
  const [from, to, words, page, after] = [date("from"), date("to"), text("q"), text("page"), text("after")];
  return {
    query: {
      actors: actors.filter((actor) => actor !== ""),
      types: among("type", PLOVER_TYPES),
      statuses: among("status", STATUSES),
      reported: among("reported", REPORTED),
      modes: among("mode", MODES),
      review: among("review", REVIEWS),
      ...(outlet === undefined ? {} : { outlet }),
      ...(between?.length === 2 ? { between: [between[0]!, between[1]!] as const } : {}),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(words === undefined ? {} : { words }),
      ...(page === undefined ? {} : { page }),
      ...(after === undefined ? {} : { after }),
      ...(parameters.get("disputed") === "1" ? { disputed: true } : {}),
      ...(order === "new" ? { order: "new" as const } : {}),
      ...(limit !== undefined && /^[1-9]\d{0,3}$/.test(limit) ? { limit: Number(limit) } : {}),
    },
    bad,
  };
}
