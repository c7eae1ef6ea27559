/** Nothing but the letters a to z, small or capital? Most words of a page are; cheaper to ask than a pattern. */
export function isPlainWord(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i) | 32;
    if (code < 97 || code > 122) return false;
  }
  return word !== "";
}
