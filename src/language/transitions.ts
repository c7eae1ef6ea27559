import { longestInput } from "./encoder.ts";

/**
 * A sentence while a parser builds its tree: a stack, the words to come, and a few possible actions at each step.
 *
 * The arc-hybrid system (Kuhlmann et al. 2011): SHIFT moves the next word to the stack, LEFT hangs the stack's top under the
 * next word, RIGHT under the one below it. The root stands behind the last word and takes the last one left, so every
 * result is a tree with one root. Labels are limited to those seen between two tags, which leaves about ten actions.
 * `parser.ts` adds how the actions are judged.
 *
 * The best action at each step does not always make the best tree. So where an action came close, it is gone back to: the
 * most probable such branch is taken to its end, up to `tries` trees in all, and the most probable tree is kept (after Choi
 * and McCallum 2013, "Transition-based dependency parsing with selectional branching").
 */
export abstract class Transitions {
  readonly grammar: Grammar;
  readonly scores: Float64Array;
  /** How many trees are tried at most. */
  readonly tries: number;
  /** The actions possible now, and how many. */
  readonly actions = new Uint8Array(512);
  actionCount = 0;
  /** The words on the stack, `top` of them; the next word; the number of words, which is also the root's place. */
  stack = new Int32Array(SIZE);
  top = 0;
  next = 0;
  count = 0;
  heads = new Int32Array(SIZE);
  labels = new Uint8Array(SIZE);
  protected p = new Int32Array(SIZE);
  /** Outermost and second outermost dependents on each side; `count + 1` where there is none. */
  protected l1 = new Int32Array(SIZE);
  protected l2 = new Int32Array(SIZE);
  protected r1 = new Int32Array(SIZE);
  protected r2 = new Int32Array(SIZE);
  protected leftCount = new Int32Array(SIZE);
  protected rightCount = new Int32Array(SIZE);
  /** How many commas, verbs and quotation marks stand before each word. */
  protected commas = new Int32Array(SIZE);
  protected verbs = new Int32Array(SIZE);
  protected marks = new Int32Array(SIZE);

  constructor(grammar: Grammar, tries: number) {
    this.grammar = grammar;
    this.tries = tries;
    this.scores = new Float64Array(1 + 2 * grammar.labels.length);
  }

  /** Sums for the actions possible now, into `scores`. */
  abstract score(): void;

  /** Heads (-1 for the root) and label indices of a sentence of at most `longestInput` words. */
  parse(forms: readonly string[], tags: Uint8Array, heads: Int32Array, labels: Uint8Array): void {
    this.begin(forms, tags);
    const branches: Branch[] = [];
    let next: Branch | undefined = { path: noPath, at: 0, action: -1, score: 0 };
    let best = Number.NEGATIVE_INFINITY;
    for (let tried = 0; tried < this.tries && next !== undefined && next.score > best; tried += 1) {
      if (tried > 0) this.follow(next);
      const score = this.finish(next, best, branches, tried + 1 < this.tries);
      if (score > best) {
        best = score;
        for (let i = 0; i < this.count; i += 1) {
          heads[i] = this.heads[i] === this.count ? -1 : this.heads[i]!;
          labels[i] = this.labels[i]!;
        }
      }
      next = takeBest(branches);
    }
  }

  /** The state that a branch leads to. */
  private follow({ path, at, action }: Branch): void {
    this.clear();
    for (let step = 0; step < at; step += 1) this.take(path[step]!);
    this.take(action);
  }

  /** Takes the best actions to the end, or until the tree can no longer be the best; its logarithmic probability. */
  private finish(from: Branch, least: number, branches: Branch[], branch: boolean): number {
    const { scores, actions } = this;
    const path = new Uint8Array(2 * this.count);
    let step = 0;
    if (from.action >= 0) {
      path.set(from.path.subarray(0, from.at));
      path[from.at] = from.action;
      step = from.at + 1;
    }
    let total = from.score;
    while (!this.done()) {
      this.findActions();
      let best = actions[0]!;
      if (this.actionCount > 1) {
        this.score();
        best = this.bestAction();
        const top = scores[best]!;
        let sum = 0;
        for (let c = 0; c < this.actionCount; c += 1) sum += Math.exp(scores[actions[c]!]! - top);
        const share = -Math.log(sum);
        if (branch) {
          for (let c = 0; c < this.actionCount; c += 1) {
            const action = actions[c]!;
            const score = total + share + scores[action]! - top;
            if (action !== best && top - scores[action]! < closeCall && score > least)
              branches.push({ path, at: step, action, score });
          }
        }
        total += share;
        if (total <= least) return total;
      }
      path[step] = best;
      step += 1;
      this.take(best);
    }
    return total;
  }

  /** Makes ready for a sentence. */
  begin(forms: readonly string[], tags: Uint8Array): void {
    const count = Math.min(forms.length, longestInput);
    this.count = count;
    const { p } = this;
    let commas = 0;
    let verbs = 0;
    let marks = 0;
    const { kinds } = this.grammar;
    for (let i = 0; i < count; i += 1) {
      const tag = tags[i]!;
      p[i] = tag;
      this.commas[i] = commas;
      this.verbs[i] = verbs;
      this.marks[i] = marks;
      const kind = kinds[tag]!;
      if (kind === KIND_COMMA) commas += 1;
      else if (kind === KIND_VERB) verbs += 1;
      else if (kind === KIND_QUOTE) marks += 1;
    }
    const root = count;
    const none = count + 1;
    p[root] = this.grammar.tagCount;
    p[none] = this.grammar.tagCount + 1;
    this.commas[root] = commas;
    this.verbs[root] = verbs;
    this.marks[root] = marks;
    this.commas[none] = this.verbs[none] = this.marks[none] = 0;
    this.clear();
  }

  /** The state before the first action. */
  private clear(): void {
    const none = this.count + 1;
    this.top = 0;
    this.next = 0;
    for (let i = 0; i <= none; i += 1) {
      this.l1[i] = this.l2[i] = this.r1[i] = this.r2[i] = none;
      this.leftCount[i] = this.rightCount[i] = 0;
      this.heads[i] = -1;
      this.labels[i] = 255;
    }
  }

  done(): boolean {
    return this.next === this.count && this.top === 0;
  }

  findActions(): void {
    const { grammar, actions, stack, p, top, next, count } = this;
    const labelCount = grammar.labels.length;
    let n = 0;
    if (next < count) actions[n++] = SHIFT;
    if (top > 0) {
      const s0 = p[stack[top - 1]!]!;
      if (next < count || top === 1) {
        const at = pairIndex(grammar.tagCount, p[next]!, s0, 0);
        for (let i = grammar.offsets[at]!; i < grammar.offsets[at + 1]!; i += 1) actions[n++] = 1 + grammar.lists[i]!;
      }
      if (top > 1) {
        const at = pairIndex(grammar.tagCount, p[stack[top - 2]!]!, s0, 1);
        for (let i = grammar.offsets[at]!; i < grammar.offsets[at + 1]!; i += 1) {
          actions[n++] = 1 + labelCount + grammar.lists[i]!;
        }
      }
    }
    this.actionCount = n;
  }

  bestAction(): number {
    const { actions, scores, actionCount } = this;
    let best = actions[0]!;
    for (let i = 1; i < actionCount; i += 1) if (scores[actions[i]!]! > scores[best]!) best = actions[i]!;
    return best;
  }

  take(action: number): void {
    const { stack } = this;
    if (action === SHIFT) {
      stack[this.top] = this.next;
      this.top += 1;
      this.next += 1;
      return;
    }
    const labelCount = this.grammar.labels.length;
    this.top -= 1;
    const child = stack[this.top]!;
    if (action <= labelCount) {
      const label = action - 1;
      const head = this.next;
      this.heads[child] = head;
      this.labels[child] = label;
      this.l2[head] = this.l1[head]!;
      this.l1[head] = child;
      this.leftCount[head]! += 1;
    } else {
      const label = action - 1 - labelCount;
      const head = stack[this.top - 1]!;
      this.heads[child] = head;
      this.labels[child] = label;
      this.r2[head] = this.r1[head]!;
      this.r1[head] = child;
      this.rightCount[head]! += 1;
    }
  }
}

/** An action that was not taken: behind the first `at` actions of `path`, and how probable (as logarithm) all are together. */
interface Branch {
  readonly path: Uint8Array;
  readonly at: number;
  readonly action: number;
  readonly score: number;
}

const noPath = new Uint8Array(0);
/** An action is gone back to if its score is less than this below the best one's: e^-3 is one in twenty. */
const closeCall = 3;

/** The most probable branch, taken out of the list. */
function takeBest(branches: Branch[]): Branch | undefined {
  let best = 0;
  for (let b = 1; b < branches.length; b += 1) if (branches[b]!.score > branches[best]!.score) best = b;
  return branches.splice(best, 1)[0];
}

export const SIZE = longestInput + 2;
export const SHIFT = 0;

export const KIND_OTHER = 0;
export const KIND_COMMA = 1;
export const KIND_VERB = 2;
export const KIND_QUOTE = 3;

/** Words apart, in steps that widen; 0 where one of the two is missing. */
export function distance(a: number, b: number, none: number): number {
  if (a === none || b === none) return 0;
  const d = b - a;
  return d <= 4 ? d : d <= 6 ? 5 : d <= 10 ? 6 : d <= 18 ? 7 : 8;
}

/** How many marks or verbs stand between two words, at most 3. */
export function between(counts: Int32Array, a: number, b: number): number {
  const n = counts[b]! - counts[a]!;
  return n < 0 ? 0 : n > 3 ? 3 : n;
}

/** Where the labels between two tags stand in `Grammar.offsets`; `direction` 0: the head comes after, 1: before. */
export const pairIndex = (tagCount: number, head: number, child: number, direction: number): number =>
  (head * tagCount + child) * 2 + direction;

/** Labels, and which of them may stand between a head and a dependent by their tags. The root's tag is `tagCount`. */
export interface Grammar {
  readonly labels: readonly string[];
  readonly tagCount: number;
  readonly offsets: Uint32Array;
  readonly lists: Uint8Array;
  /** Comma, verb, quotation mark or other, of each tag. */
  readonly kinds: Uint8Array;
}
