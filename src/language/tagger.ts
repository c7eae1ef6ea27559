import { interned } from "../kit/interned.ts";
import type { Upos } from "../model/index.ts";
import { Encoder, type EncoderPlan, Layout, longestInput, type MakeKernel } from "./encoder.ts";
import { type Kernel, openKernel } from "./kernel.ts";
import { isCommonWord, type Lexicon } from "./lexicon.ts";
import { linesOf, type ModelFile } from "./model-file.ts";

/**
 * Part-of-speech tags by a small network: each word takes the best of the tags it may have, judged by it and its neighbours.
 *
 * A tag is UPOS and Penn tag in one ("NOUN NNS"). Words seen often take only tags seen with them, which settles most words
 * without any sum. Trained by `tools/train/tagger.ts`.
 */
export class Tagger {
  readonly tags: readonly string[];
  /** UPOS and Penn tag of each tag. */
  readonly pairs: readonly (readonly [Upos, string])[];
  readonly lexicon: Lexicon;
  private readonly encoder: Encoder;
  private readonly kernel: Kernel;
  private readonly plan: LabellerPlan;
  private readonly untagged = new Uint8Array(0);
  private readonly ids: ReadonlyMap<string, number>;
  private readonly pairIds = new Map<string, Map<string, number>>();

  constructor(kernel: Kernel, plan: LabellerPlan) {
    this.kernel = kernel;
    this.plan = plan;
    this.encoder = new Encoder(kernel, plan);
    this.lexicon = plan.lexicon;
    this.tags = plan.lexicon.tags;
    this.pairs = this.tags.map((tag) => {
      const [upos, xpos] = tag.split(" ");
      return [interned(upos as Upos), interned(xpos ?? "XX")];
    });
    this.ids = new Map(this.tags.map((tag, id) => [tag, id]));
    this.pairs.forEach(([upos, xpos], id) => {
      const known = this.pairIds.get(upos);
      if (known === undefined) this.pairIds.set(upos, new Map([[xpos, id]]));
      else known.set(xpos, id);
    });
  }

  /** The index of a tag by its name, `otherwise` if the model does not know it. */
  idOf(tag: string, otherwise: number): number {
    return this.ids.get(tag) ?? otherwise;
  }

  /** The same of a tag in its two parts; 0 if the model does not know it. */
  idOfPair(upos: string, xpos: string): number {
    return this.pairIds.get(upos)?.get(xpos) ?? 0;
  }

  /** Is the word known in lower case, and not rather as a name in the form given? */
  isCommonWord(lower: string, form: string): boolean {
    return isCommonWord(this.lexicon, lower, form);
  }

  /** Tag indices of a sentence, into `out`. */
  tag(forms: readonly string[], out: Uint8Array): void {
    if (forms.length > longestInput) {
      this.tag(forms.slice(0, longestInput), out);
      this.tag(forms.slice(longestInput), out.subarray(longestInput));
      return;
    }
    const { encoder, kernel, plan, lexicon } = this;
    const { ints, floats } = kernel;
    const { entries, places } = encoder;
    const { offsets, lists, open } = lexicon;
    const size = plan.width * 4;
    const count = forms.length;
    encoder.encode(forms, count, this.untagged);
    const rows = plan.list >> 2;
    const results = plan.results >> 2;
    const bias = plan.outBias >> 2;
    for (let i = 0; i < count; i += 1) {
      const entry = entries[places[i]!]!;
      let list = open;
      let from = 0;
      let to = open.length;
      if (entry >= 0) {
        list = lists;
        from = offsets[entry]!;
        to = offsets[entry + 1]!;
      }
      let best = list[from]!;
      if (to - from > 1) {
        for (let c = from; c < to; c += 1) ints[rows + c - from] = plan.out + list[c]! * size;
        kernel.score(plan.x + (i + 1) * size, plan.list, to - from, plan.results);
        let top = Number.NEGATIVE_INFINITY;
        for (let c = from; c < to; c += 1) {
          const score = floats[results + c - from]! + floats[bias + list[c]!]!;
          if (score > top) {
            top = score;
            best = list[c]!;
          }
        }
      }
      out[i] = best;
    }
  }
}

/** An encoder with a row of weights for each label. */
export interface LabellerPlan extends EncoderPlan {
  readonly out: number;
  readonly outBias: number;
  readonly results: number;
}

/** The plan and the kernel of a labeller in a model file: tagger or name finder. */
export function openLabeller(
  file: ModelFile,
  lexicon: Lexicon,
  makeKernel: MakeKernel = openKernel,
): { kernel: Kernel; plan: LabellerPlan } {
  const layout = new Layout(file);
  const plan = {
    ...layout.encoder(lexicon),
    out: layout.scaled("out"),
    outBias: layout.exact("outBias"),
    results: layout.room(4 * 256),
  };
  return { kernel: layout.build(makeKernel), plan };
}

/** The tagger in a model file, for the lexicon that it was trained with. */
export function openTagger(file: ModelFile, lexicon: Lexicon, makeKernel: MakeKernel = openKernel): Tagger {
  checkTags(file, lexicon.tags, "tagger");
  const { kernel, plan } = openLabeller(file, lexicon, makeKernel);
  return new Tagger(kernel, plan);
}

/** Throws if the model was trained with other tags. */
export function checkTags(file: ModelFile, tags: readonly string[], what: string): void {
  if (linesOf(file, "tags").join() !== tags.join())
    throw new Error(`The ${what} was trained with another tagger. Make it again with tools/train/${what}.ts.`);
}
