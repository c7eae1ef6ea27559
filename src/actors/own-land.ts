/**
 * Whose government speaks on its own page: "10 Downing Street" at its head, an address such as pm.gov.au or president.go.ke. There
 * "The Prime Minister" is that government's, whoever else of the page bears the title.
 */

import { oncePer } from "../kit/once-per.ts";
import type { Article } from "../model/index.ts";
import type { ActorTable } from "./table.ts";

/** ISO 3166-1 alpha-3 of the state whose government issued the page; null if it is no government's, or not known whose. */
export function ownLandOf({ page, outlet, body }: Article, table: ActorTable): string | null {
  const host = /^[a-z\d.-]+\.[a-z]{2,}$/i.test(outlet ?? "") ? outlet!.toLowerCase() : null;
  if (host !== null) return landOfHost(host, table);
  const line = /^\s*([^\n]{1,60}?)\s*\n/.exec(page?.text ?? "")?.[1] ?? "";
  for (const name of [outlet ?? "", line]) {
    if (!HOUSE.test(name) || body.startsWith(name)) continue;
    const own = governments(table).get(name.toLowerCase()) ?? table.stateNamed(OF.exec(name)?.[1] ?? "");
    if (own !== null) return own;
  }
  return null;
}

/** Words of which the name of a government's office has one; a cheap first test. */
const HOUSE = /\b(?:Downing|House|Palace|Kremlin|Élysée|Elysee|Office|Ministry|Government|Presidency|Department)\b/;

/** "Ministry of Foreign Affairs of the Republic of Fiji" → "Fiji". */
const OF =
  /\b(?:Office|Ministry|Government|Presidency|Department)\b.*\bof (?:the )?(?:[A-Z]\w+ )?(?:Republic of |Kingdom of )?([A-Z].*)$/;

/** Addresses of governments: "gov.uk", "pm.gov.au", "mofa.go.jp", "kremlin.ru". */
function landOfHost(host: string, table: ActorTable): string | null {
  const labels = host.split(".");
  const top = labels.at(-1)!;
  if (top === "gov" || top === "mil") return "USA";
  if (!labels.slice(0, -1).some((label) => OFFICES.has(label))) return null;
  const code = top === "uk" ? "GB" : top.toUpperCase();
  for (const { iso2, iso3 } of table.states.values()) if (iso2 === code) return iso3;
  return null;
}

const OFFICES = new Set(
  "gov gouv gob gub govt go government gov-online mfa mofa mid mae mre minrel kremlin elysee premier president presidency presidencia pm pmo statehouse".split(
    " ",
  ),
);

/** Seats and offices of governments by name, as a page's head prints them. */
const governments = oncePer(({ names }: ActorTable): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { name, entry } of names)
    if (entry.type === "body" && entry.sector === "GOV" && entry.country !== null)
      found.set(name.toLowerCase(), entry.country);
  return found;
});
