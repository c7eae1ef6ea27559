/**
 * JSON → pages: a JSON feed, one object with a text, or a list of such objects, whose fields are those of `ndjson.ts`.
 */
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { decode } from "./decode.ts";
import { jsonFeedPages } from "./feed.ts";
import { pageOfFields } from "./ndjson.ts";
import type { PageFile, PageTools } from "./source.ts";

export function jsonPages(source: PageFile, tools: PageTools): (Page | Problem)[] {
  const { file, id, bytes } = source;
  const decoded = decode(bytes, null);
  if (decoded.kind !== "text") return [{ code: decoded.kind, file }];
  let value: unknown;
  try {
    value = JSON.parse(decoded.text);
  } catch {
    return [{ code: "unreadable", file, why: "it is not JSON" }];
  }
  const feed = jsonFeedPages(source, value, tools);
  if (feed !== null) return feed;
  const isList = Array.isArray(value);
  const items: readonly unknown[] = isList ? (value as readonly unknown[]) : [value];
  const found = items.map((item, i): Page | Problem => {
    const content = isList ? new TextEncoder().encode(JSON.stringify(item) ?? "") : bytes;
    if (content.length > tools.maxBytes)
      return {
        code: "too-large",
        file: isList ? `${file}, item ${i + 1}` : file,
        bytes: content.length,
        limit: tools.maxBytes,
      };
    const page = pageOfFields(item, isList ? `${id}#${i + 1}` : id, () => tools.sha256(content), tools.columns);
    if (typeof page !== "string") return page;
    return isList ? { code: "bad-line", file, line: i + 1, why: page } : { code: "unreadable", file, why: page };
  });
  return found.length === 0 ? [{ code: "empty", file }] : found;
}
