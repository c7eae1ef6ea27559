/**
 * The condition of `--where`: `status=held and sure>=0.8 and actor~Wang`. Fields are those of the record's JSON; of a list it is enough
 * that one entry fits. Operators: = != ~ (holds these words) < <= > >=. Dates are compared as EDTF: `date>=2023-05` is what may have
 * happened in May 2023 or later, `date=2023-05` what happened within that month.
 */
import { fieldOf } from "../export/rows.ts";
import { containsEdtf, daysOf } from "../kit/edtf.ts";

export type Condition = (record: Readonly<Record<string, unknown>>) => boolean;

const PART = /^\s*([a-z_][a-z_.]*)\s*(=|!=|~|<=|>=|<|>)\s*("[^"]*"|'[^']*'|.+?)\s*$/is;

/** The condition as a test of a record, or in words why it is none. */
export function conditionOf(text: string): Condition | string {
  const tests: Condition[] = [];
  for (const part of text.split(/\s+and\s+/i)) {
    const match = PART.exec(part);
    if (match === null) return `"${part.trim()}" is no FIELD=VALUE`;
    const [, field = "", operator = "", quoted = ""] = match;
    if (/^[=<>!~]/.test(quoted)) return `"${part.trim()}" has no operator of = != ~ < <= > >=`;
    const value = /^(["']).*\1$/s.test(quoted) ? quoted.slice(1, -1) : quoted;
    tests.push((record) => {
      const found = fieldOf(record, field);
      const values = Array.isArray(found) && found.length > 0 ? found : [Array.isArray(found) ? null : found];
      return operator === "!="
        ? values.every((one) => !fits(one, "=", value))
        : values.some((one) => fits(one, operator, value));
    });
  }
  return (record) => tests.every((fitsIt) => fitsIt(record));
}

function fits(found: unknown, operator: string, value: string): boolean {
  if (found === null || found === undefined) return operator === "=" && value === "null";
  const text = typeof found === "object" ? JSON.stringify(found) : String(found);
  if (operator === "~") return text.toLowerCase().includes(value.toLowerCase());
  if (typeof found === "number" || typeof found === "boolean")
    return compared(Number(found), operator, numberOf(value));
  const [mine, theirs] = [daysOf(text), daysOf(value)];
  if (mine !== null && theirs !== null) {
    if (operator === "=") return containsEdtf(value, text);
    return operator.startsWith(">")
      ? compared(mine.last, operator, operator === ">" ? theirs.last : theirs.first)
      : compared(mine.first, operator, operator === "<" ? theirs.first : theirs.last);
  }
  if (operator === "=") return text.toLowerCase() === value.toLowerCase();
  return compared(text < value ? -1 : text > value ? 1 : 0, operator, 0);
}

const numberOf = (value: string): number => (value === "true" ? 1 : value === "false" ? 0 : Number(value));

function compared(a: number, operator: string, b: number): boolean {
  switch (operator) {
    case "=":
      return a === b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    default:
      return a >= b;
  }
}
