/**
 * Time expressions as TimeML, inline: "on Tuesday" is `on <TIMEX3 tid="t1" type="DATE" value="2023-05-23">Tuesday</TIMEX3>`.
 *
 * The page's day is t0, `functionInDocument="CREATION_TIME"`, as the sets of TempEval-3 write it. What cannot be known has
 * the value "". Source: TimeML 1.2.1 (timeml.org), TIMEX3.
 */
import { wellFormed } from "../kit/well-formed.ts";
import type { Edtf } from "../model/edtf.ts";
import type { ResolvedTime } from "../time/index.ts";
import { timexOf } from "../time/index.ts";

/** A document of TimeML. `times` in the order of the text, without overlaps. */
export function toTimeml(text: string, times: readonly ResolvedTime[], published: Edtf | null, id: string): string {
  const parts: string[] = [];
  let at = 0;
  let count = 0;
  for (const time of times) {
    if (time.start < at) continue;
    const { type, value } = timexOf(time, published);
    count += 1;
    const words = escaped(text.slice(time.start, time.end));
    parts.push(escaped(text.slice(at, time.start)));
    parts.push(`<TIMEX3 tid="t${count}" type="${type}" value="${escaped(value)}">${words}</TIMEX3>`);
    at = time.end;
  }
  parts.push(escaped(text.slice(at)));
  // A page known to be of one of a few days has no value that TimeML could write.
  const day = published !== null && /^\d{4}(?:-\d\d){0,2}$/.test(published) ? published : "";
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    "<TimeML>",
    `<DOCID>${escaped(id)}</DOCID>`,
    `<DCT><TIMEX3 tid="t0" type="DATE" value="${escaped(day)}" functionInDocument="CREATION_TIME">${escaped(day)}</TIMEX3></DCT>`,
    `<TEXT>${parts.join("")}</TEXT>`,
    "</TimeML>",
    "",
  ].join("\n");
}

/** XML 1.0 has no place for control characters and lone surrogates. */
function escaped(text: string): string {
  return wellFormed(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(NOT_IN_XML, "\ufffd");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
