import type { Sentence, Token } from "../model/index.ts";
import { longestInput } from "./encoder.ts";
import { type Capitals, capitalOf, MARKS } from "./name-lists.ts";
import { type Judgement, LABELS } from "./names.ts";
import type { LanguageModels } from "./words-of.ts";

/** A sentence whose words are judged when they are asked for, as far as the name finder reads it. */
export class Judging {
  readonly capitals: Capitals;
  private readonly tokens: readonly Token[];
  private readonly forms: readonly string[];
  private readonly models: LanguageModels;
  private readonly marks: Uint16Array;
  private readonly judged: Judgement;
  private readonly done: Uint8Array;

  constructor({ tokens }: Sentence, models: LanguageModels) {
    this.tokens = tokens.length > longestInput ? tokens.slice(0, longestInput) : tokens;
    this.forms = this.tokens.map(({ text }) => text);
    this.capitals = capitalsIn(this.tokens);
    this.models = models;
    this.marks = models.names.marksOf(this.forms, this.capitals);
    this.judged = new Float64Array(this.forms.length * LABELS);
    this.done = new Uint8Array(this.forms.length);
  }

  /** Judges the words from `first` to `last`, as far as the sentence has them; of others than were ever asked for it says 0. */
  words(first: number, last: number): Judgement {
    const { done, judged } = this;
    let from = first;
    let to = Math.min(last, done.length - 1);
    while (from <= to && done[from] === 1) from += 1;
    while (to >= from && done[to] === 1) to -= 1;
    if (from > to) return judged;
    const { names } = this.models;
    this.tag(Math.max(0, from - names.reach), Math.min(done.length, to + names.reach + 1));
    names.judgeWords(this.forms, this.marks, from, to, judged);
    done.fill(1, from, to + 1);
    return judged;
  }

  private tag(from: number, end: number): void {
    const { tokens, marks } = this;
    const { tagger } = this.models;
    for (let i = from; i < end; i += 1) marks[i * MARKS] = tagger.idOfPair(tokens[i]!.upos, tokens[i]!.xpos);
  }
}

/** As `capitalOf` says of each, by the normal forms, which need not be made. */
export const capitalsIn = (tokens: readonly Token[]): Capitals =>
  tokens.map(({ text, norm }) => (text === norm ? null : text.includes("’") ? capitalOf(text) : norm));
