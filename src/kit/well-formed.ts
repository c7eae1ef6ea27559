/**
 * Lone surrogates out of a text: `wellFormed("a\ud800b")` is "a\ufffdb". Lengths stay the same, so that offsets hold.
 */
export const wellFormed = (text: string): string => text.toWellFormed();
