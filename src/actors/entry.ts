/** What a name of the tables stands for: "Chinese" the adjective of CHN, "Nairobi" a place and the capital of KEN. */

export interface ActorEntry {
  readonly type: "person" | "state" | "body" | "group" | "place" | "demonym" | "agency";
  /** Full name; ISO 3166-1 alpha-3 of a state and of a demonym's state; "Chinese Foreign Ministry"; a place's name. */
  readonly name: string;
  /** Alpha-3: the state of a demonym, capital, place, body or person; null if none. */
  readonly country: string | null;
  /** True when another than the canonical name was matched. */
  readonly alias: boolean;
  /** The state whose capital a place is, so that it may stand for its government; else null. */
  readonly capitalOf: string | null;
  /** Which person of the tables, else null. */
  readonly person: number | null;
  /** PLOVER sector: "MIL"; null if unknown or none. */
  readonly sector: string | null;
  /** The code that the user's own registry gives; else null. */
  readonly code: string | null;
  /** Degrees, WGS 84; null for all but places, and for those without a point. */
  readonly lat: number | null;
  readonly lon: number | null;
  /** Of a place: "city", "region", "sea", "site", "venue", "continent"; else null. */
  readonly kind: string | null;
}

/** An entry of which so much is known; written out, so that all entries have one shape (see `readTokens`). */
export const actorEntry = ({
  type,
  name,
  country = null,
  alias = false,
  capitalOf = null,
  person = null,
  sector = null,
  code = null,
  lat = null,
  lon = null,
  kind = null,
}: Partial<ActorEntry> & Pick<ActorEntry, "type" | "name">): ActorEntry => ({
  type,
  name,
  country,
  alias,
  capitalOf,
  person,
  sector,
  code,
  lat,
  lon,
  kind,
});
