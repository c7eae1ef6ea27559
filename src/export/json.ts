/** The record as one JSON document: `{ "record": [ … ] }`, the lines of `toNdjson` in their order, each on a line of its own. */
import type { RecordLine } from "../model/record.ts";
import { toNdjson } from "./ndjson.ts";

export function toJson(lines: readonly RecordLine[]): string {
  const rows = toNdjson(lines).trimEnd().replaceAll("\n", ",\n");
  return rows === "" ? '{"record":[]}\n' : `{"record":[\n${rows}\n]}\n`;
}
