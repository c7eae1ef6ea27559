/**
 * Where this copy stood: from its address, from the site's name in the markup, from its copyright line ("© 2024 Example.com"),
 * from a credit at the head ("(The Example News)- "), from the site's name behind the headline, from the paper's own voice
 * ("The BBC understands").
 */
import type { Span } from "../model/span.ts";
import { escaped, outletNamed, outletNames } from "./names.ts";
import type { ArticleTables } from "./tables.ts";

/** The host of an address without "www.": "https://www.example.com/a" is "example.com"; null when it is no address. */
export function hostOf(url: string | null): string | null {
  const host =
    /^(?:https?:)?\/\/(?:[^/@]*@)?([^/:?#]+)/i
      .exec(url ?? "")?.[1]
      ?.toLowerCase()
      .replace(/^(?:www|m|amp|edition)\./, "") ?? null;
  return host?.includes(".") === true ? host : null;
}

/** The holder in a copyright line: "Copyright © 2024 Example.com. All rights reserved" is "Example.com". */
export function copyrightHolder(line: string): (Span & { readonly name: string }) | null {
  const match = HOLDER.exec(line);
  if (match === null) return null;
  const name = match[1]!
    .replace(/\s+(?:all rights|inc|ltd|llc|limited|corp|corporation)\b.*$/i, "")
    .replace(/[\s.,|–-]+$/, "");
  if (name.length < 2 || /^(?:all rights|by|the author|\d)/i.test(name)) return null;
  const start = match.index + match[0].lastIndexOf(match[1]!);
  return { name, start, end: start + name.length };
}

const HOLDER =
  /(?:copyright|©|\(c\))[\s:]*(?:copyright|©|\(c\))?\s*(?:(?:19|20)\d\d\s?(?:[-–—]\s?(?:(?:19|20)\d\d|present)\s?)?)?[,.|\s]*(?:by\s+)?((?:\p{L}|\d)[\p{L}\d .&'’-]{1,50}?)(?=[,;|©(]|\.\s|\.?$|\s+(?:all rights|is a|–|-)\b|\s[–-]\s)/iu;

/** The paper speaking of itself: "the BBC understands", "declined to comment to CNN". Null when no outlet does. */
export function selfNamed(text: string, tables: ArticleTables): (Span & { readonly name: string }) | null {
  let told: (Span & { readonly name: string }) | null = null;
  let times = 0;
  for (const match of text.matchAll(selfPattern(tables))) {
    const name = match.groups?.a ?? match.groups?.b ?? match.groups?.c ?? match.groups?.d ?? "";
    const start = match.index + match[0].indexOf(name);
    const outlet = outletNamed(name, tables);
    if (outlet === null) continue;
    if (match.groups?.c === undefined) return { name: outlet.name, start, end: start + name.length };
    // "told CNN" once may be another paper's interview; said twice of one outlet it is the page's own.
    times += told === null || told.name === outlet.name ? 1 : 0;
    told ??= { name: outlet.name, start, end: start + name.length };
  }
  return times >= 2 ? told : null;
}

const made = new WeakMap<ArticleTables, RegExp>();

function selfPattern(tables: ArticleTables): RegExp {
  let pattern = made.get(tables);
  if (pattern === undefined) {
    const names = outletNames(tables)
      .filter((name) => name.length > 2 || name === "RT" || name === "FT")
      .map(escaped)
      .join("|");
    const end = "(?![\\p{L}\\d])";
    pattern = new RegExp(
      `\\b(?:[Tt]he )?(?<a>${names})${end} (?:understands|has learned|has learnt|has seen|has approached|has contacted|has reached out)|` +
        `(?:request for comment from|respond(?:ed)? to (?:a )?(?:request|question)s? from|speaking exclusively to|in comments to) (?:the )?(?<b>${names})${end}|` +
        `\\b(?:told|tells) (?:the )?(?<c>${names})${end}|` +
        `(?<d>${names})${end}['’]s \\p{Lu}[\\p{L}-]+ \\p{Lu}[\\p{L}-]+(?:,| and|\\b.{0,80}) (?:contributed|reports? from)`,
      "gu",
    );
    made.set(tables, pattern);
  }
  return pattern;
}
