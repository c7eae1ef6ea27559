/** What a person may set. */
import type { CorrectionTarget } from "../model/correction.ts";
import type { PersonReading } from "../model/reading.ts";

const isText = (value: unknown): boolean => typeof value === "string";
const isTextOrNull = (value: unknown): boolean => value === null || typeof value === "string";
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);

/** A name, a person as the contract prints one, or nobody. */
const isPerson = (value: unknown): boolean => personOf(value) !== undefined;

/** Undefined for what names nobody and is not null. */
export function personOf(value: unknown): Omit<PersonReading, "mentions"> | null | undefined {
  if (value === null) return null;
  const given = (typeof value === "string" ? { name: value } : value) as Readonly<Record<string, unknown>> | undefined;
  if (typeof given !== "object" || typeof given.name !== "string" || given.name.trim() === "") return undefined;
  const of = (field: string) => (typeof given[field] === "string" ? (given[field] as string) : null);
  return { name: given.name, role: of("role"), country: of("country"), wikidata: of("wikidata") };
}

/** The fields that may be set, and what each may hold. */
const FIELDS: Readonly<
  Partial<Record<CorrectionTarget["kind"], Readonly<Record<string, (value: unknown) => boolean>>>>
> = {
  event: {
    type: isText,
    mode: isTextOrNull,
    actor: isTexts,
    recipient: isTexts,
    place: isTextOrNull,
    date: isTextOrNull,
    date_is: isTextOrNull,
    date_reason: isTextOrNull,
    status: isText,
    series: isTextOrNull,
    purpose: isTextOrNull,
    topics: isTexts,
    according_to: isTexts,
    reported: isText,
    contested_by: isTexts,
    cameo: isTextOrNull,
  },
  statement: {
    speaker: isTextOrNull,
    speakers: isTexts,
    speaks_for: isTextOrNull,
    act: isText,
    form: isText,
    quote: isTextOrNull,
    content: isTextOrNull,
    to: isTextOrNull,
    via: isTextOrNull,
    place: isTextOrNull,
    date: isTextOrNull,
  },
  figure: {
    what: isText,
    value: isNumber,
    unit: isText,
    is: isText,
    bound: isTextOrNull,
    status: isTextOrNull,
    period: isTextOrNull,
    against: isTextOrNull,
    from: isTextOrNull,
    to: isTextOrNull,
    source: isTextOrNull,
  },
  claim: { holder: isTextOrNull, subject: isTextOrNull, predicate: isText, object: isTextOrNull, polarity: isText },
  document: { name: isTextOrNull, issuer: isTexts, date: isTextOrNull, status: isTextOrNull },
  person: { who: isPerson, name: isPerson, role: isTextOrNull, country: isTextOrNull, wikidata: isTextOrNull },
};

/** Null for a field that may not be set. Names come from a file, so "constructor" must find nothing. */
export function shapeOf(kind: CorrectionTarget["kind"], field: string): ((value: unknown) => boolean) | null {
  const fields = Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : undefined;
  return fields !== undefined && Object.hasOwn(fields, field) ? fields[field]! : null;
}
