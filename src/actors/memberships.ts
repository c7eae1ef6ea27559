/**
 * Who belonged to which alliance or group on a day, from data/memberships.tsv: Sweden to NATO from 7 March 2024 on, the United
 * Kingdom to the European Union until 31 January 2020.
 */
import { type Days, daysOf, overlaps } from "./days.ts";
import { type Row, rowsOf } from "./rows.ts";

export interface Membership {
  readonly body: string;
  /** ISO 3166-1 alpha-3. */
  readonly member: string;
  /** EDTF; `to` null while it lasts. */
  readonly from: string;
  readonly to: string | null;
  /** The treaty or decision that says so. */
  readonly source: string;
}

export class Memberships {
  private readonly byBody = new Map<string, (Membership & { readonly days: Days })[]>();

  constructor(text: string | undefined) {
    for (const row of rowsOf(text)) {
      const one = membershipOf(row);
      const there = this.byBody.get(one.body);
      if (there === undefined) this.byBody.set(one.body, [one]);
      else there.push(one);
    }
  }

  /** Those of a body, by its name in data/bodies.tsv, on a day or within days (EDTF); with null all that ever belonged. */
  of(body: string, asOf: string | null): readonly Membership[] {
    const all = this.byBody.get(body) ?? [];
    const days = asOf === null ? null : daysOf(asOf);
    return days === null ? all : all.filter((one) => overlaps(one.days, days));
  }

  /** What a state belonged to on those days. */
  ofState(iso3: string, asOf: string | null): readonly Membership[] {
    return [...this.byBody.keys()].flatMap((body) => this.of(body, asOf).filter(({ member }) => member === iso3));
  }
}

function membershipOf(row: Row): Membership & { readonly days: Days } {
  const [from, to] = [row.from!, row.to || null];
  const days = { first: daysOf(from).first, last: to === null ? null : daysOf(to).last };
  return { body: row.body!, member: row.member!, from, to, source: row.source!, days };
}
