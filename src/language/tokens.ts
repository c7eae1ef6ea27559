/**
 * Words of a text by offsets, split as UD English splits them: `China’s 15-month-old plan won't cost $240bn.` is
 * China ’s 15 - month - old plan wo n't cost $ 240 bn .
 *
 * What lies between two tokens is white space only, so text and tokens rebuild each other. The text is never normalised.
 * One pass over the characters, each look-ahead bounded, so the time is linear in the text whatever it holds.
 */
export function tokenise(text: string, start = 0, end = text.length): TokenSpans {
  const out: TokenSpans = { starts: [], ends: [] };
  let at = start;
  while (at < end) {
    const kind = charKind(text.charCodeAt(at));
    if (kind === SPACE) {
      at += 1;
    } else if (kind === LETTER || kind === DIGIT) {
      at = scanWord(text, at, end, out);
    } else {
      at = scanMark(text, at, end, out);
    }
  }
  return out;
}

/** Tokens as two lists of offsets, UTF-16 code units, `ends` exclusive. */
export interface TokenSpans {
  readonly starts: number[];
  readonly ends: number[];
}

const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const MARK = 4;

/** Letter, digit, space or mark of each UTF-16 code unit, filled on first use; 0 is not looked at yet. */
const kinds = new Uint8Array(65536);
const spacePattern = /[\s\u200b\u2060\ufeff\u0085\u180e]/;
const letterPattern = /[\p{L}\p{M}_]/u;
const digitPattern = /\p{Nd}/u;

function charKind(code: number): number {
  const known = kinds[code]!;
  if (known !== 0) return known;
  const char = String.fromCharCode(code);
  let kind = MARK;
  if (code <= 32 || spacePattern.test(char)) kind = SPACE;
  else if (digitPattern.test(char)) kind = DIGIT;
  else if (letterPattern.test(char)) kind = LETTER;
  kinds[code] = kind;
  return kind;
}

const kindAt = (text: string, at: number, end: number): number => (at < end ? charKind(text.charCodeAt(at)) : SPACE);

/** White space as the tokeniser sees it. */
export const isSpaceCode = (code: number): boolean => charKind(code) === SPACE;
/** A letter, or a digit, as the tokeniser sees it. */
export const isWordCode = (code: number): boolean => charKind(code) === LETTER || charKind(code) === DIGIT;

const isApostrophe = (char: string | undefined): boolean => char === "'" || char === "’" || char === "ʼ";

const urlPattern = /(?:https?:\/\/|www\.)[^\s<>"“”]{1,2000}/iy;
const mailPattern = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/y;
const acronymPattern = /(?:\p{L}\.){2,12}(?![\p{L}\p{M}\d])|\p{L}{1,3}\.\p{L}\.(?![\p{L}\d])/uy;
const domains = new Set(
  "com org net gov edu mil info io tv eu uk cn ru de fr jp kr in au ca us ir tr ua pl int news biz me co".split(" "),
);

function scanWord(text: string, start: number, end: number, out: TokenSpans): number {
  const first = text.charCodeAt(start) | 32;
  if (first === 104 || first === 119) {
    // h, w
    const url = matchAt(urlPattern, text, start, end);
    if (url > start) return push(out, start, trimUrl(text, start, url));
  }
  if (charKind(text.charCodeAt(start)) === DIGIT) return scanNumber(text, start, end, out);

  if (text[start + 1] === "." || text[start + 2] === "." || text[start + 3] === ".") {
    const acronym = matchAt(acronymPattern, text, start, end);
    if (acronym > start && !isDomainTail(text, acronym, end)) return push(out, start, acronym);
  }
  let at = start;
  while (at < end) {
    const kind = charKind(text.charCodeAt(at));
    if (kind === LETTER || kind === DIGIT) {
      at += 1;
      continue;
    }
    const char = text[at];
    if (isApostrophe(char) && kindAt(text, at + 1, end) === LETTER) {
      at += 1;
    } else if (
      (char === "." || char === ",") &&
      kindAt(text, at - 1, end) === DIGIT &&
      kindAt(text, at + 1, end) === DIGIT
    ) {
      // "RM23.50", "Rs1,500": the sign of the money is glued on.
      at += 1;
    } else if (char === "&" && at - start <= 3 && isCapital(text, at - 1) && at + 1 < end && isCapital(text, at + 1)) {
      at += 1;
    } else if (char === "-" && kindAt(text, at + 1, end) === LETTER && isPrefix(text, start, at)) {
      at += 1;
    } else if (char === "@" || (char === "." && kindAt(text, at + 1, end) === LETTER)) {
      if (char === "@" || at - start <= 64) {
        const mail = matchAt(mailPattern, text, start, end);
        if (mail > at) return push(out, start, mail);
      }
      const after = domainEnd(text, at, end);
      if (after === at) break;
      return push(out, start, after);
    } else if (char === "$" && at - start <= 3 && isCapital(text, start) && isCapital(text, at - 1)) {
      return push(out, start, at + 1);
    } else if (char === "\u00ad" && kindAt(text, at + 1, end) === LETTER) {
      at += 1;
    } else break;
  }
  if (text[at] === "." && at < end && keepsPeriod(text, start, at, end)) return push(out, start, at + 1);
  return splitClitics(text, start, at, out);
}

function matchAt(pattern: RegExp, text: string, start: number, end: number): number {
  pattern.lastIndex = start;
  const found = pattern.test(text) ? pattern.lastIndex : start;
  return Math.min(found, end);
}

function trimUrl(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && ".,;:!?)]'’”…".includes(text[at - 1]!)) at -= 1;
  return at;
}

/** ".com", ".co.uk": where a domain's ending stops, or `at` where none stands. */
function domainEnd(text: string, at: number, end: number): number {
  let done = at;
  for (let part = 0; part < 3 && text[done] === "."; part += 1) {
    let stop = done + 1;
    while (stop < end && stop - done < 6 && kindAt(text, stop, end) === LETTER) stop += 1;
    if (!domains.has(text.slice(done + 1, stop)) || kindAt(text, stop, end) === LETTER) break;
    done = stop;
  }
  if (done > at && text[done] === "/" && kindAt(text, done + 1, end) !== SPACE) {
    while (done < end && done - at < 500 && kindAt(text, done, end) !== SPACE) done += 1;
    done = trimUrl(text, at, done);
  }
  return done;
}

const isDomainTail = (text: string, at: number, end: number): boolean =>
  kindAt(text, at, end) === LETTER && text[at - 1] === ".";

const isCapital = (text: string, at: number): boolean => {
  const char = text[at];
  return char !== undefined && char !== char.toLowerCase();
};

/** Prefixes that stay joined to their word over a hyphen; every other hyphen is a token. */
const prefixes = new Set(
  (
    "anti co re non pre ex un de e pro post mid multi semi sub inter intra counter bi tri mini micro mega ultra hyper " +
    "neo quasi pseudo extra infra meta poly dis mis retro trans uber cyber geo bio eco afro euro"
  ).split(" "),
);
const isPrefix = (text: string, start: number, at: number): boolean =>
  at - start <= 7 && prefixes.has(text.slice(start, at).toLowerCase());

const units = new Set(
  "am pm km kg cm mm nm m bn tn mn mph kph ft lb lbs kw mw gw kwh mwh gwh twh gb mb tb mhz ghz min mins hrs hr bcm mt c f".split(
    " ",
  ),
);

/** "153.1", "1,000,000", "10:30", "9/11", "1990s", "23rd" are one token; "7pm" and "240bn" are number and unit. */
function scanNumber(text: string, start: number, end: number, out: TokenSpans): number {
  let at = start;
  while (at < end) {
    const kind = charKind(text.charCodeAt(at));
    if (kind === DIGIT) at += 1;
    else if (kindAt(text, at + 1, end) === DIGIT && ".,:/".includes(text[at]!)) at += 1;
    else break;
  }
  if (kindAt(text, at, end) !== LETTER) {
    const char = text[at];
    if (isApostrophe(char) && text[at + 1] === "s" && kindAt(text, at + 2, end) === LETTER) return push(out, start, at);
    return push(out, start, at);
  }
  let stop = at;
  while (stop < end && (kindAt(text, stop, end) === LETTER || kindAt(text, stop, end) === DIGIT)) stop += 1;
  const tail = stop - at <= 4 ? text.slice(at, stop).toLowerCase() : "";
  if (units.has(tail)) {
    push(out, start, at);
    return push(out, at, stop);
  }
  return push(out, start, stop);
}

/** Words that keep their full stop. Capitals count: "Mar." is a month, "mar." is not. */
const abbreviations = new Set(
  (
    "Mr Mrs Ms Mx Dr Prof Gen Sen Rep Reps Sens Gov Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Brig Rev Hon Pres Supt Det Insp Amb " +
    "Jr Sr St Ste Mt Ft Inc Corp Ltd Co Cos Bros LLC Plc Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec " +
    "Mon Tue Tues Wed Thu Thur Thurs Fri No Nos Vol Fig Art Sec Dept Univ Assn Est Ave Blvd Rd approx est vs etc cf al dept " +
    "sq Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo"
  ).split(" "),
);
/** Abbreviations that are also plain words: these need what follows to speak for them. */
const beforeNumber = new Set(["No", "Nos", "Art", "Sec", "Fig", "Vol"]);
const beforeCapital = new Set([
  "Mass",
  "Miss",
  "Ill",
  "Ind",
  "Wash",
  "Mar",
  "Del",
  "Co",
  "Mo",
  "Pa",
  "La",
  "Fri",
  "Sat",
  "Sun",
]);

function keepsPeriod(text: string, start: number, at: number, end: number): boolean {
  const length = at - start;
  if (length > 6) return false;
  if (length === 1) return isCapital(text, start) && text[start] !== "I" && !isApostrophe(text[start - 1]);
  const word = text.slice(start, at);
  if (!abbreviations.has(word)) return false;
  if (!beforeNumber.has(word) && !beforeCapital.has(word)) return true;
  let next = at + 1;
  while (next < end && next < at + 4 && kindAt(text, next, end) === SPACE) next += 1;
  if (kindAt(text, next, end) === DIGIT) return true;
  if (",)".includes(text[at + 1] ?? " ")) return true;
  return beforeCapital.has(word) && word !== "Mar" && isCapital(text, next);
}

const clitics = new Set(["s", "re", "ve", "ll", "d", "m"]);
const halves = new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
  ["gimme", 3],
  ["lemme", 3],
]);

function splitClitics(text: string, start: number, end: number, out: TokenSpans): number {
  const length = end - start;
  const from = Math.max(start + 1, end - 3);
  for (let at = from; at < end; at += 1) {
    if (!isApostrophe(text[at])) continue;
    const tail = text.slice(at + 1, end).toLowerCase();
    if (tail === "t" && (text[at - 1] === "n" || text[at - 1] === "N") && at - 1 > start) {
      push(out, start, at - 1);
      return push(out, at - 1, end);
    }
    if (clitics.has(tail)) {
      push(out, start, at);
      return push(out, at, end);
    }
  }
  if (length === 5 || length === 6) {
    const half = halves.get(text.slice(start, end).toLowerCase());
    if (half !== undefined) {
      push(out, start, start + half);
      return push(out, start + half, end);
    }
  }
  return push(out, start, end);
}

const elided = /['’ʼ](?:\d0s|em|cause|til|tis|twas|n)(?![\p{L}\p{M}\d])/iuy;
const possessive = /['’ʼ](?:s|re|ve|ll|d|m)(?![\p{L}\p{M}\d])/iuy;
const handle = /[@#][\p{L}_][\p{L}\p{M}\d_]{0,100}/uy;
const smiley = /(?:[:;]-?[()DP]|:'\()(?!\S)/uy;

/** Anything that is neither letter nor digit: runs of one mark are one token, else each mark stands alone. */
function scanMark(text: string, start: number, end: number, out: TokenSpans): number {
  const char = text[start]!;
  const code = text.charCodeAt(start);
  if (isApostrophe(char)) {
    const glued = start > 0 && kindAt(text, start - 1, end) !== SPACE;
    const stop = glued ? matchAt(possessive, text, start, end) : matchAt(elided, text, start, end);
    if (stop > start) return push(out, start, stop);
    if (char === "'" && text[start + 1] === "'" && start + 2 <= end) return push(out, start, start + 2);
    return push(out, start, start + 1);
  }
  if (char === "@" || char === "#") {
    const stop = matchAt(handle, text, start, end);
    if (stop > start) return push(out, start, stop);
  }
  if ((char === ":" || char === ";") && kindAt(text, start - 1, end) === SPACE) {
    const stop = matchAt(smiley, text, start, end);
    if (stop > start) return push(out, start, stop);
  }
  if (code >= 0xd800 && code <= 0xdbff && start + 1 < end) return push(out, start, start + 2);
  let at = start + 1;
  if (char === "!" || char === "?") {
    while (at < end && (text[at] === "!" || text[at] === "?")) at += 1;
  } else if (".-=*_~#`–—".includes(char)) {
    while (at < end && text[at] === char) at += 1;
  }
  return push(out, start, at);
}

function push(out: TokenSpans, start: number, end: number): number {
  out.starts.push(start);
  out.ends.push(end);
  return end;
}
