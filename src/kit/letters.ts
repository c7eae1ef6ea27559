/** Nothing but the letters a to z, small or capital? Most words of a page are; cheaper to ask than a pattern. */
export function isPlainWord(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i) | 32;
    if (code < 97 || code > 122) return false;
  }
  return word !== "";
}

/** Has it a letter that lower case would change? */
export function hasCapital(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    if (code > 127) return word !== word.toLowerCase();
    if (code >= 65 && code <= 90) return true;
  }
  return false;
}
