/**
 * Who first wrote a page that stands elsewhere: "This post appeared first on example.com" is example.com; a report signed by
 * an agency in its dateline, source line or copyright line comes from that agency.
 */
import type { Span } from "../model/span.ts";

/** The name or domain printed as the first place of the story, and where it stands in the text; null when none is. */
export function originIn(text: string): (Span & { readonly name: string }) | null {
  const match = FIRST_ON.exec(text);
  if (match === null) return null;
  const name = match[1]!
    .replace(/[\s.,;:)\]]+$/, "")
    .replace(/^(?:the website of|https?:\/\/(?:www\.)?)\s*/i, "")
    .replace(/^www\./, "");
  if (name === "" || /^(?:this|our|the site|\w+day\b|\d)/i.test(name)) return null;
  const start = match.index + match[0].lastIndexOf(match[1]!);
  return { name, start, end: start + name.length };
}

const FIRST_ON =
  /\b(?:(?:appeared|published|ran|posted|reported)\s+(?:first|originally)\s+(?:on|in|at|by)|(?:first|originally)\s+(?:appeared|published|posted|ran|produced)\s+(?:on|in|at|by)|(?:republished|reprinted|syndicated)\s+(?:with permission\s+)?from|Source\s*:)\s+([^\s,;|][^,;|\n]{1,50}?)(?=[.,;|]?(?:\s|$)(?:$|[A-Z(]|and\b|under\b|on\b|with\b|here\b)|[,;|]|\.?$)/;
