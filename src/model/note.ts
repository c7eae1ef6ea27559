import type { Span } from "./span.ts";

/** What was left out or noticed, where and why: "Why is my paragraph gone?" is answered from these. */
export interface Note {
  readonly code: string;
  /** In `Page.text`. */
  readonly span: Span;
  /** The rule that did it, by name. */
  readonly by: string;
  readonly text: string;
}
