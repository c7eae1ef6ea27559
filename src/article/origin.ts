/**
 * Who first wrote a page that stands elsewhere: "This post appeared first on example.com" is example.com; a report signed by
 * an agency in its dateline, source line or copyright line comes from that agency.
 */
import type { Span } from "../model/span.ts";

/** The name or domain printed as the first place of the story, and where it stands in the text; null when none is. */
export function originIn(text: string): (Span & { readonly name: string }) | null {
  const match = FIRST_ON.exec(text);
  if (match === null) return null;
  const name = match[1]!.replace(/^www\./, "");
  if (NO_PLACE.test(name)) return null;
  const start = match.index + match[0].lastIndexOf(match[1]!);
  return { name, start, end: start + name.length };
}

/** A domain, or words that each begin with a capital. */
const PLACE =
  "((?:[\\w-]+\\.)+[a-z]{2,10}(?![\\w.])|\\p{Lu}[\\p{L}\\d'’&-]*(?:\\.[\\p{L}\\d-]+)*(?:\\s(?:(?:of|the|and|for|&)\\s)?\\p{Lu}[\\p{L}\\d'’&-]*){0,5})";
const FIRST_ON = new RegExp(
  "\\b(?:(?:appeared|published|ran|posted|reported)\\s+(?:first|originally)\\s+(?:on|in|at|by)|" +
    "(?:first|originally)\\s+(?:appeared|published|posted|ran|produced)\\s+(?:on|in|at|by)|" +
    "(?:republished|reprinted|syndicated)\\s+(?:with\\s+permission\\s+)?from|[Ss]ource\\s*:)\\s+(?:the\\s+website\\s+of\\s+|https?://)?" +
    PLACE,
  "u",
);
const NO_PLACE =
  /^(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December|This|Our)\b/;
