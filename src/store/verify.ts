/**
 * Whether a workspace still holds what it says: the bytes of every raw page are those that its name tells, and every passage
 * stands where its record says, in the article, and the article in the page.
 */
import { describe, ReadoutError } from "../model/problem.ts";
import type { Because, Evidenced, Reading } from "../model/reading.ts";
import type { RawPages } from "./raw.ts";
import type { Store, StoredPage } from "./store.ts";

export interface Verified {
  readonly files: number;
  readonly pages: number;
  readonly passages: number;
  /** What is amiss, in words, each naming its file, page or record. */
  readonly amiss: readonly string[];
}

export async function verify(
  store: Store,
  raw: RawPages,
  tick: () => Promise<void> = async () => {},
  /** Hashes of sources that were purged on purpose. */
  redacted: ReadonlySet<string> = new Set(),
): Promise<Verified> {
  const amiss: string[] = [];
  const entries = [...raw.entries().values()].filter(({ sha256 }) => !redacted.has(sha256));
  for (const { sha256, path } of entries) {
    try {
      raw.get(sha256);
    } catch (error) {
      amiss.push(`${path}: ${error instanceof ReadoutError ? describe(error.problem) : String(error)}`);
    }
    await tick();
  }
  const kept = new Set(entries.map(({ sha256 }) => sha256));
  const bodies = new Map<string, string>();
  let pages = 0;
  let passages = 0;
  for (const { id } of await store.owners()) {
    const stored = await store.page(id);
    if (stored === null) continue;
    pages += 1;
    bodies.set(id, stored.reading.page.body);
    if (!kept.has(stored.source)) amiss.push(`${id}: its raw bytes, ${stored.source.slice(0, 12)}…, are not kept`);
    const found = checkPage(stored);
    passages += found.passages;
    amiss.push(...found.amiss.map((words) => `${id}: ${words}`));
    await tick();
  }
  for await (const line of store.record()) {
    if (!("evidence_page" in line) || !("evidence" in line)) continue;
    const body = bodies.get(line.evidence_page);
    passages += 1;
    if (body === undefined) amiss.push(`${line.id}: its page, ${line.evidence_page}, is not there`);
    else if (body.slice(line.start, line.end) !== line.evidence)
      amiss.push(`${line.id}: its passage does not stand at ${line.start} to ${line.end} of ${line.evidence_page}`);
  }
  return { files: entries.length, pages, passages, amiss };
}

/** One page: its body in its text, its passages in its body. */
export function checkPage({ reading, text }: Pick<StoredPage, "reading" | "text">): Omit<Verified, "files" | "pages"> {
  const { body, because } = reading.page;
  const amiss: string[] = [];
  let passages = 0;
  let at = 0;
  for (const part of body === "" ? [] : body.split("\n\n")) {
    const found = text.indexOf(part, at);
    if (found < 0) {
      amiss.push(`the article's “${part.slice(0, 40)}” does not stand in the page's text`);
      break;
    }
    at = found + part.length;
  }
  const within = (spans: Because, length: number) =>
    Object.entries(spans).filter(([, [start, end]]) => !(start >= 0 && start < end && end <= length));
  for (const [field] of within(because, text.length))
    amiss.push(`what settled "${field}" lies outside the page's text`);
  for (const record of recordsOf(reading)) {
    passages += 1;
    if (body.slice(record.start, record.end) !== record.evidence)
      amiss.push(`the passage of ${record.id} does not stand at ${record.start} to ${record.end}`);
    for (const [field] of within(record.because ?? {}, body.length))
      amiss.push(`what settled "${field}" of ${record.id} lies outside the article`);
  }
  return { passages, amiss };
}

const recordsOf = (reading: Reading): readonly (Evidenced & { readonly because?: Because })[] => [
  ...reading.events,
  ...reading.statements,
  ...reading.figures,
  ...reading.claims,
  ...reading.documents,
];
