/**
 * The record, kept while pages come: `linker.add(readings)` takes pages in and names the lines that changed, `linker.lines()`
 * gives all of them.
 *
 * However the pages came, at once or one by one and in whichever order, the record is the same to the byte (a test adds them
 * in random batches). What one more page costs does not grow with the pages that have nothing to do with it (state.ts). Where a
 * correction names a page that comes, or an id is taken twice, all is linked anew.
 */
import type { Correction } from "../model/correction.ts";
import type { Reading } from "../model/reading.ts";
import type { RecordLine } from "../model/record.ts";
import type { Change } from "./changes.ts";
import { applyCorrections, type Fit, type Unapplied } from "./corrections.ts";
import { inOrder } from "./ids.ts";
import type { StateCodes } from "./names.ts";
import { mayBear } from "./preview.ts";
import { LinkState, type SavedState } from "./state.ts";
import { nameAt } from "./target.ts";
import type { WordFrequency } from "./words.ts";

export interface SavedLinker {
  readonly state: SavedState;
  readonly ids: Set<string>;
  readonly hashes: ReadonlySet<string>;
}

export class Linker {
  readonly #frequency: WordFrequency;
  readonly #states: StateCodes | null;
  readonly #corrections: readonly Correction[];
  /** The pages that corrections name. */
  readonly #named: ReadonlySet<string>;
  /** Corrections that hold of pages to come. */
  readonly #everywhere: readonly Correction[];
  /** As they were handed in, where they cannot be asked for again. */
  readonly #given = new Set<Reading>();
  readonly #readingOf: ((id: string) => Reading) | null;
  readonly #hashes = new Set<string>();
  #ids = new Set<string>();
  #state: LinkState;

  /** With `readingOf`, which gives a reading again as it was handed in, readings are let go of once they are linked. Ids must then be unique. */
  constructor(
    corrections: readonly Correction[],
    frequency: WordFrequency,
    states: StateCodes | null,
    readingOf: ((id: string) => Reading) | null = null,
  ) {
    this.#readingOf = readingOf;
    this.#frequency = frequency;
    this.#states = states;
    this.#corrections = corrections;
    this.#everywhere = corrections.filter(({ scope }) => scope === "everywhere");
    this.#named = new Set(
      corrections.flatMap(({ target, others }) => [target, ...(others ?? [])].map(({ sha256 }) => sha256)),
    );
    this.#state = this.#none();
  }

  /** All that is kept, as plain data that shares what it holds: for `Linker.restored`, with the same corrections. */
  saved(): SavedLinker {
    return { state: this.#state.saved(), ids: this.#ids, hashes: this.#hashes };
  }

  /** The linker that was saved. `readingOf` gives the reading of a page that it holds, as it was handed in. */
  static restored(
    { state, ids, hashes }: SavedLinker,
    corrections: readonly Correction[],
    frequency: WordFrequency,
    states: StateCodes | null,
    readingOf: (id: string) => Reading,
  ): Linker {
    const linker = new Linker(corrections, frequency, states);
    linker.#ids = ids;
    for (const hash of hashes) linker.#hashes.add(hash);
    const mayDiffer = mayBear(corrections);
    linker.#state = LinkState.restored(state, frequency, states, (id) => {
      const reading = readingOf(id);
      return mayDiffer(reading) ? applyCorrections([reading], corrections).readings[0]! : reading;
    });
    return linker;
  }

  /** Whether these can be taken in beside what is there; if not, all must be linked anew. */
  takes(readings: readonly Reading[]): boolean {
    const ids = new Set(this.#ids);
    return readings.every((reading) => {
      const fits = !ids.has(reading.id) && !this.#named.has(reading.page.sha256) && !this.#bearsOn(reading);
      ids.add(reading.id);
      return fits;
    });
  }

  /** Corrections that found no record, or asked for what cannot be. */
  get unapplied(): readonly Unapplied[] {
    return this.#state.unapplied;
  }

  /** How those that were applied stand to what is read. */
  get fits(): readonly Fit[] {
    return this.#state.fits;
  }

  /** Takes readings in, one by one where no corrections bear on them; a reading that is there already is passed over. */
  add(readings: Iterable<Reading>): Change {
    if (this.#ids.size === 0 && this.#corrections.length === 0) {
      let twice = false;
      const change = this.#state.add(this.#fresh(readings, () => (twice = true)));
      if (!twice) return change;
      this.#state = this.#none();
      return this.#anew();
    }
    let anew = false;
    const fresh = [...this.#fresh(readings, () => (anew = true))];
    return anew ? this.#anew() : this.#state.add(fresh);
  }

  /** The readings that are not there yet and fit beside what is there; tells where one does not. */
  *#fresh(readings: Iterable<Reading>, misfit: () => void): Generator<Reading> {
    for (const reading of readings) {
      if (this.#given.has(reading)) continue;
      if (this.#readingOf === null) this.#given.add(reading);
      const fits = !this.#ids.has(reading.id) && !this.#named.has(reading.page.sha256) && !this.#bearsOn(reading);
      this.#ids.add(reading.id);
      this.#hashes.add(reading.page.sha256);
      if (fits) yield reading;
      else misfit();
    }
  }

  #none(): LinkState {
    return new LinkState(applyCorrections([], this.#corrections), this.#frequency, this.#states);
  }

  /** Every line, sorted by kind and id. */
  *lines(): Generator<RecordLine> {
    yield* this.#state.lines();
  }

  /** Whether a correction of all pages changes something on this one. */
  #bearsOn(reading: Reading): boolean {
    if (this.#everywhere.length === 0) return false;
    const [after] = applyCorrections([reading], this.#everywhere).readings;
    if (JSON.stringify(after) !== JSON.stringify(reading)) return true;
    // Who is one with whom is found under the name on any page, as long as the page is not here on which it was said.
    const sought = this.#everywhere
      .filter(({ op }) => op === "merge")
      .flatMap(({ target, others }) => [target, ...(others ?? [])])
      .filter(({ sha256 }) => !this.#hashes.has(sha256));
    return sought.some((target) => nameAt(reading, target) !== null);
  }

  #anew(): Change {
    const before = new Map([...this.#state.lines()].map((line) => [`${line.kind}\n${line.id}`, line]));
    const readingOf = this.#readingOf;
    const ordered = inOrder(readingOf === null ? [...this.#given] : [...this.#ids].map((id) => readingOf(id)));
    const corrected = applyCorrections(ordered, this.#corrections);
    this.#ids = new Set(ordered.map(({ id }) => id));
    this.#state = new LinkState(corrected, this.#frequency, this.#states);
    this.#state.add(corrected.readings);
    const changed: RecordLine[] = [];
    for (const line of this.#state.lines()) {
      const key = `${line.kind}\n${line.id}`;
      const known = before.get(key);
      before.delete(key);
      if (known === undefined || JSON.stringify(known) !== JSON.stringify(line)) changed.push(line);
    }
    return { changed, gone: [...before.values()].map(({ kind, id }) => ({ kind, id })) };
  }
}
