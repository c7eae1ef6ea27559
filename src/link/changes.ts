/** What taking pages in did to the record, gathered line by line: `put(line, before)`, `drop(line)`. */
import type { RecordLine } from "../model/record.ts";

export interface Change {
  /** Lines that are new or say something else now. */
  readonly changed: Iterable<RecordLine>;
  /** Lines that are no more. */
  readonly gone: readonly { readonly kind: RecordLine["kind"]; readonly id: string }[];
}

export class Changes {
  /** Of the first pages every line is new, so nothing is noted. */
  readonly all: boolean;
  readonly #changed = new Map<string, RecordLine>();
  readonly #gone = new Map<string, { readonly kind: RecordLine["kind"]; readonly id: string }>();

  constructor(all: boolean) {
    this.all = all;
  }

  get changed(): Iterable<RecordLine> {
    return this.#changed.values();
  }

  get gone(): Change["gone"] {
    return [...this.#gone.values()];
  }

  /** Notes a line as changed, unless it says what it said before. */
  put(line: RecordLine, before: RecordLine | null | undefined): void {
    if (this.all) return;
    const key = `${line.kind}\n${line.id}`;
    this.#gone.delete(key);
    if (before === null || before === undefined || JSON.stringify(before) !== JSON.stringify(line))
      this.#changed.set(key, line);
  }

  drop({ kind, id }: RecordLine): void {
    if (this.all) return;
    this.#changed.delete(`${kind}\n${id}`);
    this.#gone.set(`${kind}\n${id}`, { kind, id });
  }
}
