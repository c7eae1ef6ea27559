/**
 * How much a stretch reads like sentences: `proseOf("The talks ended on Monday without a deal.")` has 8 words, ends a sentence.
 *
 * Lower-case function words are what menus, teasers and link lists lack (Pasternack and Roth 2009, Kohlschütter 2010 use
 * the density of text and of links in the same way). Chinese and Japanese count their characters by pairs.
 */

export interface Prose {
  readonly words: number;
  /** Words in lower case. */
  readonly lower: number;
  /** Function words of the large languages in Latin script. */
  readonly functionWords: number;
  /** Ends with a mark that ends a sentence, closing quotes and brackets aside. */
  readonly ended: boolean;
  /** Marks inside that part clauses or sentences. */
  readonly marks: number;
  readonly digits: number;
  readonly wide: boolean;
}

export function proseOf(text: string): Prose {
  let words = 0;
  let lower = 0;
  let functionWords = 0;
  let marks = 0;
  let digits = 0;
  let wideLetters = 0;
  const length = Math.min(text.length, 20_000);
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (isWordCode(code)) {
      const start = at;
      at += 1;
      while (at < length && (isWordCode(text.charCodeAt(at)) || isJoiner(text, at))) at += 1;
      if (isWide(code)) {
        wideLetters += at - start;
        continue;
      }
      words += 1;
      const first = text.charCodeAt(start);
      if (first >= 48 && first <= 57) digits += 1;
      else if ((first >= 97 && first <= 122) || (first > 0x7f && text[start] !== text[start]!.toUpperCase())) {
        lower += 1;
        if (at - start <= 7 && FUNCTION_WORDS.has(text.slice(start, at))) functionWords += 1;
      }
      continue;
    }
    if (
      code === 44 ||
      code === 59 ||
      code === 46 ||
      code === 33 ||
      code === 63 ||
      (code >= 0x3001 && code <= 0x3002) ||
      code === 0xff0c
    ) {
      marks += 1;
    }
    at += 1;
  }
  const wide = wideLetters > words;
  if (wide) {
    words += Math.ceil(wideLetters / 2);
    lower += Math.ceil(wideLetters / 2);
    functionWords += Math.ceil(wideLetters / 8);
  }
  return { words, lower, functionWords, ended: ENDED.test(text.slice(-8)), marks, digits, wide };
}

/** Sentences rather than a heading, a name or a list: at least `least` words that read like a clause. */
export function isProse(prose: Prose, least = 10): boolean {
  if (prose.words < least) return false;
  return (
    prose.functionWords / prose.words > 0.12 || (prose.lower / prose.words > 0.6 && (prose.ended || prose.marks > 0))
  );
}

const ENDED = /[.!?…。！？؟।][”’"'»)\]*」』]*\s*$/;

const isWordCode = (code: number) =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  (code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    !(code >= 0x2000 && code <= 0x303f) &&
    !(code >= 0xff00 && code <= 0xff0f));

/** An apostrophe or hyphen between letters belongs to the word. */
function isJoiner(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 39 && code !== 0x2019 && code !== 45) return false;
  return at + 1 < text.length && isWordCode(text.charCodeAt(at + 1));
}

const isWide = (code: number) => (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3);

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "the of and to in a is that for on with as was at by he it from be are has have his an this said which but not were had its their they will would who been or " +
    "after about than into over more we i you she her him them when there what if so no up out can could may just also all one " +
    "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando muy esta ser son dos también fue era " +
    "da do em os um não na uma dos mais mas foi ao ele das tem seu sua ou quando nos eu pelo pela até isso ela " +
    "le les des et est une du pour que qui dans sur au plus ne pas ce il sont avec aux par cette son ses ont mais comme ou été " +
    "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder " +
    "di il che è per una in non si dei da del con della sono le al più ha gli anche come nel ma alla " +
    "van het een op te dat aan met zijn voor niet er door ook om ze bij naar uit nog dan " +
    "yang dan dari untuk pada dengan ini itu tidak dalam akan adalah juga oleh ke bisa ada saya kita mereka karena atau sudah"
  ).split(" "),
);
