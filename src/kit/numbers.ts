/**
 * Numbers as news prints them, found in a stretch of text: "153.1", "3,700", "240 billion", "£600m", "fifteen", "half a million",
 * "two-thirds", "a dozen", "10 to 15".
 *
 * Only the number itself is read here. What it counts is for the reader of figures; a year is a number here like any other.
 */

export interface NumberFound {
  /** UTF-16 offsets in the text handed in, scale word included. */
  readonly start: number;
  readonly end: number;
  /** 240 billion is 240e9, two-thirds is 0.6667; of a range the lower end. */
  readonly value: number;
  /** The upper end of a range, else null. */
  readonly high: number | null;
  readonly shape: "digits" | "words" | "fraction" | "vague";
  /** A scale was written ("million", "bn", "m"). */
  readonly scaled: boolean;
  /** The scale was a single letter ("600m", "5k"), which may as well be a unit. */
  readonly letter: boolean;
}

const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  lakh: 1e5,
  million: 1e6,
  mn: 1e6,
  mln: 1e6,
  crore: 1e7,
  billion: 1e9,
  bn: 1e9,
  bln: 1e9,
  trillion: 1e12,
  tn: 1e12,
  trn: 1e12,
  hundreds: 1e2,
  thousands: 1e3,
  millions: 1e6,
  billions: 1e9,
  trillions: 1e12,
};

/** Scales of one letter stand against the digits: "600m". */
const LETTERS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };

const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fourth: 4,
  fourths: 4,
  fifth: 5,
  fifths: 5,
  sixth: 6,
  sixths: 6,
  seventh: 7,
  sevenths: 7,
  eighth: 8,
  eighths: 8,
  tenth: 10,
  tenths: 10,
};

const VULGAR: Readonly<Record<string, number>> = {
  "½": 0.5,
  "¼": 0.25,
  "¾": 0.75,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "⅕": 0.2,
  "⅛": 0.125,
};

/** Words that a number may begin with; every other word is passed over at once. */
const STARTS: ReadonlySet<string> = new Set([
  ...Object.keys(UNITS),
  ...Object.keys(SCALES),
  ...Object.keys(VULGAR),
  "a",
  "an",
  "half",
  "dozen",
  "dozens",
  "several",
  "tens",
]);

/** May a token of a text (`word` in lower case) be a number or hold one? Asked before `findNumbers` goes over a sentence. */
export const mayBeNumber = (word: string): boolean =>
  piecesOf(word).some((piece) => piece.digits || NUMERALS.has(piece.word));

/** Of the words that a number is made of those that others are not. */
const NUMERALS: ReadonlySet<string> = new Set([
  ...[...STARTS].filter((word) => word !== "a" && word !== "an"),
  ...Object.keys(PARTS),
]);

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly digits: boolean;
}

/** A comma is a decimal one only where a scale or a percent sign follows: "26,3 percent", "240,1 billion". */
const DIGITS = /\d+,\d{1,2}(?=\s?(?:%|per ?cents?\b|pct\b|[mb]illion|trillion|bn\b|mln\b))|\d+(?:,\d{3})*(?:\.\d+)?/y;

/** The numbers in digits, words of plain letters and signs for parts that a text is made of. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    const code = text.charCodeAt(start);
    const digits = code >= 48 && code <= 57;
    end = start + 1;
    if (digits) {
      DIGITS.lastIndex = start;
      DIGITS.test(text);
      end = DIGITS.lastIndex;
    } else if (isLetter(code)) while (isLetter(text.charCodeAt(end))) end += 1;
    else if (code < 128 || !Object.hasOwn(VULGAR, text.charAt(start))) continue;
    const word = text.slice(start, end);
    pieces.push({ start, end, word: digits ? word : word.toLowerCase(), digits });
  }
  return pieces;
}

/** a to z, small or capital; not so what lies behind a text's end. */
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** All numbers of `text`, left to right, never overlapping. */
export function findNumbers(text: string): NumberFound[] {
  const pieces = piecesOf(text);
  const found: NumberFound[] = [];
  for (let i = 0; i < pieces.length; ) {
    const single = numberAt(text, pieces, i);
    if (single === null) {
      i += 1;
      continue;
    }
    const range = rangeFrom(text, pieces, i, single);
    found.push(range?.found ?? single.found);
    i = range?.next ?? single.next;
  }
  return found;
}

interface At {
  readonly found: NumberFound;
  readonly next: number;
}

/** "10 to 15", "10-15", "$10bn-$15bn", "between 10 and 15"; a score ("3-2") and a phone number are refused by their shape. */
function rangeFrom(text: string, pieces: readonly Piece[], i: number, first: At): At | null {
  const next = pieces[first.next];
  if (next === undefined || first.found.shape === "fraction") return null;
  let at = first.next;
  // "1 per cent to 1.5 per cent"
  if (
    (next.word === "percent" || next.word === "per" || next.word === "pc") &&
    pieces[at + (next.word === "per" ? 2 : 1)]?.word === "to"
  ) {
    const to = at + (next.word === "per" ? 2 : 1);
    const upper = pieces[to + 1]?.digits === true && !moves(pieces, i) ? numberAt(text, pieces, to + 1) : null;
    // "rose by 26 percent to $240 billion" is no range.
    const percent =
      upper !== null && /^\s?(?:%|per ?cent|pc\b)/.test(text.slice(upper.found.end, upper.found.end + 10));
    if (upper !== null && percent && upper.found.value > first.found.value)
      return { found: { ...first.found, end: upper.found.end, high: upper.found.value }, next: upper.next };
    return null;
  }
  const gap = text.slice(first.found.end, next.start);
  const before = i > 0 ? pieces[i - 1]!.word : "";
  if (next.word === "to" || (next.word === "and" && before === "between")) {
    at += 1;
    // "rose from 10 to 15" tells a start and an end, "fines from 10 to 15" a range.
    if (next.word === "to" && moves(pieces, i)) return null;
  } else if (!/^ ?(?:%|per cent)? ?[-–—] ?[$£€¥]?$/.test(gap)) return null;
  else if (!next.digits || !pieces[i]!.digits) return null;
  const touching = text.slice(first.found.end, pieces[at]?.start ?? 0) === "-";
  const upper = touching ? digitsOn(text, pieces, at) : numberAt(text, pieces, at);
  if (upper === null || upper.found.shape !== first.found.shape) return null;
  // "a 48-52 vote" is a score.
  if (touching && !/^(?: ?%| ?per ?cent| [a-z]|[a-zA-Z])/.test(text.slice(upper.found.end))) return null;
  if (
    touching &&
    /^ (?:votes?|wins?|victor|loss|lead|defeat|draw|record|margin|decision|majority|ruling|split)/.test(
      text.slice(upper.found.end),
    )
  )
    return null;
  // "grew by 13% to $129 billion": a percentage and an amount make no range.
  if (
    /^\s?(?:%|per ?cents?\b)/.test(text.slice(first.found.end, first.found.end + 10)) &&
    /[$£€¥]\s?$/.test(text.slice(0, upper.found.start).slice(-3))
  )
    return null;
  if (text.slice(first.found.end, upper.found.start).length > 12) return null;
  let low = first.found.value;
  if (upper.found.scaled && !first.found.scaled && low < upper.found.value) {
    const factor = upper.found.value / Number.parseFloat(text.slice(upper.found.start).replace(/,/g, ""));
    if (Number.isFinite(factor)) low *= factor;
  }
  if (upper.found.value <= low) return null;
  // "a decrease in the deficit of $1.2 billion to $65.7 billion" tells a change and a level.
  if (next.word === "to" && upper.found.value >= FAR * low && changesBefore(pieces, i)) return null;
  // "1990-91" and "2017-18" are years.
  if (low >= 1800 && low <= 2100 && upper.found.value <= 2100 && !first.found.scaled && /[-–—]/.test(gap)) return null;
  return {
    found: { ...first.found, end: upper.found.end, value: low, high: upper.found.value, scaled: upper.found.scaled },
    next: upper.next,
  };
}

const MOVES =
  /^(?:rose|rise|rising|risen|fell|fall|fallen|grew|grow|increas|decreas|declin|drop|climb|jump|cut|lower|rais|up$|down$|revis|slow|quadrupl|doubl|tripl|went|going|chang|mov|edg|inch|improv|expand|reduc|shrink|shrank|slip|extend|boost|widen|narrow|upgrad|driv|travel)/;

/** Does a verb of moving stand in the three words before? */
function moves(pieces: readonly Piece[], i: number): boolean {
  if (i > 0 && MOVES.test(pieces[i - 1]!.word)) return true;
  if (i === 0 || pieces[i - 1]!.word !== "from") return false;
  for (let k = i - 2; k >= 0 && k >= i - 5; k -= 1) if (MOVES.test(pieces[k]!.word)) return true;
  return false;
}

/** The ends of a range lie closer together. */
const FAR = 10;

/** "an increase in the surplus of": a noun of change with what changes before the number. */
function changesBefore(pieces: readonly Piece[], i: number): boolean {
  if (i < 2 || pieces[i - 1]!.word !== "of") return false;
  for (let k = i - 2; k >= 0 && k >= i - 12; k -= 1) if (CHANGE.test(pieces[k]!.word)) return true;
  return false;
}

const CHANGE = /^(?:rise|increase|decrease|drop|fall|jump|decline|gain|surge|growth|reduction|narrowing|widening)$/;

function numberAt(text: string, pieces: readonly Piece[], i: number): At | null {
  const piece = pieces[i]!;
  if (piece.digits) return digitsAt(text, pieces, i);
  const word = piece.word;
  if (!STARTS.has(word)) return null;
  if (Object.hasOwn(VULGAR, word)) {
    return { found: make(piece.start, piece.end, VULGAR[word]!, "fraction"), next: i + 1 };
  }
  return fractionAt(text, pieces, i) ?? wordsAt(text, pieces, i);
}

function digitsAt(text: string, pieces: readonly Piece[], i: number): At | null {
  const piece = pieces[i]!;
  const before = text.charAt(piece.start - 1);
  const twoBefore = text.charAt(piece.start - 2);
  // "G7", "F-16", "Covid-19", "2375.1.4", "12:30", "1/2"
  if (/[A-Za-z_]/.test(before) && !/[$£€]/.test(twoBefore))
    return currencyLetters(text, piece) ? digitsOn(text, pieces, i) : null;
  if (/[-–/:.]/.test(before) && /[A-Za-z0-9]/.test(twoBefore))
    return /\bsub-$/i.test(text.slice(Math.max(0, piece.start - 5), piece.start))
      ? digitsOn(text, pieces, i)
      : minus(text, pieces, i);
  return minus(text, pieces, i) ?? digitsOn(text, pieces, i);
}

/** "minus 15", "minus-15", " -15": below zero; "2000 -2500" is a range, and "a-15" a name. */
function minus(text: string, pieces: readonly Piece[], i: number): At | null {
  const piece = pieces[i]!;
  const sign = /(?:^|[\s(,])(minus[ -]|[-−])$/i.exec(text.slice(Math.max(0, piece.start - 8), piece.start));
  if (
    sign === null ||
    (pieces[i - 1]?.digits === true && /^\s?[-−]$/.test(text.slice(pieces[i - 1]!.end, piece.start)))
  )
    return null;
  const found = digitsOn(text, pieces, i);
  if (found === null || found.found.value === 0) return null;
  return {
    ...found,
    found: { ...found.found, start: found.found.start - sign[1]!.length, value: -found.found.value },
  };
}

/** "$C5bn", "Rs500", "USD5m": letters before the digits that belong to money. */
function currencyLetters(text: string, piece: Piece): boolean {
  const head = text.slice(Math.max(0, piece.start - 4), piece.start);
  return /(?:^|[^A-Za-z])(?:Rs|RM|Rp|PS|USD|EUR|GBP|CNY|RMB|JPY|RUB|INR|CHF|AUD|CAD|HKD|SGD|\$(?:US|AU|CA|NZ|HK|A|C|S))$/.test(
    head,
  );
}

function digitsOn(text: string, pieces: readonly Piece[], i: number): At | null {
  const piece = pieces[i]!;
  let value = Number.parseFloat(piece.word.replace(/,(\d{1,2})$/, ".$1").replace(/,/g, ""));
  if (!Number.isFinite(value)) return null;
  let end = piece.end;
  let next = i + 1;
  let scaled = false;
  let letter = false;
  const rest = pieces[next];
  // "1/2 pound", "3/4 of": a part; "9/11" and "2/3/2020" are none.
  if (rest?.digits === true && value < 10 && text.slice(end, rest.start) === "/" && /^(?:[2-9]|10)$/.test(rest.word)) {
    const over = Number(rest.word);
    if (value < over && !/[/\d]/.test(text.charAt(rest.end)) && /^ [a-z]/.test(text.slice(rest.end, rest.end + 2)))
      return { found: make(piece.start, rest.end, tidy(value / over), "fraction"), next: next + 1 };
  }
  if (rest !== undefined) {
    const gap = text.slice(end, rest.start);
    if (rest.start === end && (rest.word === "st" || rest.word === "nd" || rest.word === "rd" || rest.word === "th"))
      return null;
    if (Object.hasOwn(VULGAR, rest.word) && (gap === "" || gap === " ")) {
      value += VULGAR[rest.word]!;
      end = rest.end;
      next += 1;
    } else if (gap === "" && Object.hasOwn(LETTERS, rest.word) && !/\d/.test(text.charAt(rest.end))) {
      value *= LETTERS[rest.word]!;
      end = rest.end;
      next += 1;
      scaled = true;
      letter = true;
    } else if (
      gap === "" &&
      !Object.hasOwn(SCALES, rest.word) &&
      /^[a-z]/.test(rest.word) &&
      /^[a-z]*\d/.test(text.slice(rest.start, rest.end + 1)) &&
      !/^[ckm]?m[23]\b/.test(text.slice(rest.start))
    ) {
      return null; // "4x4", "3d1"
    }
  }
  for (;;) {
    const scale = pieces[next];
    if (scale === undefined || !Object.hasOwn(SCALES, scale.word) || letter) break;
    const gap = text.slice(end, scale.start);
    if (gap !== "" && gap !== " " && gap !== "-" && gap !== "\u00a0" && gap !== "\u202f") break;
    value *= SCALES[scale.word]!;
    end = scale.end;
    next += 1;
    scaled = true;
  }
  return { found: { ...make(piece.start, end, tidy(value), "digits"), scaled, letter }, next };
}

/** "a quarter", "one-third", "two thirds", "half"; "half a million" is a number of words. */
function fractionAt(text: string, pieces: readonly Piece[], i: number): At | null {
  const piece = pieces[i]!;
  const next = pieces[i + 1];
  const touch = next === undefined ? "" : text.slice(piece.end, next.start);
  if (piece.word === "half") {
    const third = pieces[i + 2];
    if (
      next !== undefined &&
      third !== undefined &&
      (next.word === "a" || next.word === "of") &&
      Object.hasOwn(SCALES, third.word)
    ) {
      return {
        found: { ...make(piece.start, third.end, SCALES[third.word]! / 2, "words"), scaled: true },
        next: i + 3,
      };
    }
    return { found: make(piece.start, piece.end, 0.5, "fraction"), next: i + 1 };
  }
  if (next === undefined || (touch !== " " && touch !== "-")) return null;
  // "a quarter of a million", "three quarters of a billion"
  const scale = pieces[i + 4];
  if (
    (next.word === "quarter" || next.word === "quarters") &&
    pieces[i + 2]?.word === "of" &&
    pieces[i + 3]?.word === "a" &&
    scale !== undefined &&
    /^[mb]illion$/.test(scale.word)
  ) {
    const quarters = piece.word === "three" ? 3 : piece.word === "a" || piece.word === "one" ? 1 : 0;
    if (quarters > 0)
      return {
        found: { ...make(piece.start, scale.end, (SCALES[scale.word]! * quarters) / 4, "words"), scaled: true },
        next: i + 5,
      };
  }
  const over = PARTS[next.word];
  if (over === undefined || !Object.hasOwn(PARTS, next.word)) return null;
  const top =
    piece.word === "a" || piece.word === "an" ? 1 : Object.hasOwn(UNITS, piece.word) ? UNITS[piece.word]! : null;
  if (top === null || top === 0 || top >= over) return null;
  // "one third" is a part, "two third-party" and "one fifth-grader" are not; "the first half" never comes here.
  if (text.charAt(next.end) === "-") return null;
  if (top > 1 && !next.word.endsWith("s") && next.word !== "half") return null;
  return { found: make(piece.start, next.end, top / over, "fraction"), next: i + 2 };
}

/** "fifteen", "twenty-one", "two hundred and fifty thousand", "a dozen", "a million", "two and a half million", "several thousand". */
function wordsAt(text: string, pieces: readonly Piece[], i: number): At | null {
  let at = i;
  let total = 0;
  let current = 0;
  let seen = false;
  let scaled = false;
  let vague = false;
  let end = pieces[i]!.end;
  // Where the last word ended that may still belong to the number, "and" included.
  let reach = end;
  const start = pieces[i]!.start;
  const first = pieces[i]!.word;
  if (first === "a" || first === "an") {
    const next = pieces[i + 1];
    if (next === undefined || text.slice(end, next.start) !== " ") return null;
    if (next.word === "dozen") return { found: make(start, next.end, 12, "words"), next: i + 2 };
    if (
      next.word !== "hundred" &&
      next.word !== "thousand" &&
      next.word !== "million" &&
      next.word !== "billion" &&
      next.word !== "trillion"
    )
      return null;
    current = 1;
    seen = true;
    at = i + 1;
  } else if (first === "several") {
    // "several dozen" is no number.
    const next = pieces[i + 1];
    if (next?.word !== "dozen" || text.slice(end, next.start) !== " ") return null;
    return { found: make(start, next.end, 24, "vague"), next: i + 2 };
  } else if (first === "dozens") {
    return { found: make(start, end, 24, "vague"), next: i + 1 };
  } else if (first === "dozen") {
    return { found: make(start, end, 12, "words"), next: i + 1 };
  } else if (first === "tens" || Object.hasOwn(SCALES, first)) {
    if (!first.endsWith("s") || first.length < 4) return null;
    const next = pieces[i + 1];
    const third = pieces[i + 2];
    let value = first === "tens" ? 10 : SCALES[first]!;
    let last = i;
    if (next?.word === "of" && third !== undefined && third.word.endsWith("s") && Object.hasOwn(SCALES, third.word)) {
      value *= SCALES[third.word]!;
      last = i + 2;
    }
    if (first === "tens" && last === i) return null;
    // "thousands": more than one, less than ten of them.
    return {
      found: { ...make(start, pieces[last]!.end, value, "vague"), high: value * 10, scaled: true },
      next: last + 1,
    };
  }
  for (; at < pieces.length; at += 1) {
    const piece = pieces[at]!;
    if (at > i) {
      const gap = text.slice(reach, piece.start);
      if (gap !== " " && gap !== "-" && gap !== "\u00a0") break;
    }
    reach = piece.end;
    if (Object.hasOwn(UNITS, piece.word)) {
      const unit = UNITS[piece.word]!;
      if (seen && current !== 0 && !(current % 100 >= 20 && current % 10 === 0 && unit < 10) && current % 100 !== 0)
        break;
      current += unit;
    } else if (seen && Object.hasOwn(SCALES, piece.word) && !piece.word.endsWith("s")) {
      const scale = SCALES[piece.word]!;
      if (scale === 100) current = (current === 0 ? 1 : current) * 100;
      else {
        total += (current === 0 ? 1 : current) * scale;
        current = 0;
      }
      scaled = true;
    } else if (seen && piece.word === "dozen") {
      total += current * 12;
      current = 0;
    } else if (seen && piece.word === "and") {
      const next = pieces[at + 1];
      const third = pieces[at + 2];
      if (next?.word === "a" && third?.word === "half") {
        const scale = pieces[at + 3];
        if (scale !== undefined && Object.hasOwn(SCALES, scale.word)) {
          total += (current + 0.5) * SCALES[scale.word]!;
          scaled = true;
          end = scale.end;
          at += 3;
        } else {
          total += current + 0.5;
          end = third.end;
          at += 2;
        }
        current = 0;
        continue;
      }
      if (!scaled || next === undefined || !Object.hasOwn(UNITS, next.word)) break;
      continue;
    } else break;
    seen = true;
    end = piece.end;
  }
  if (!seen || (total === 0 && current === 0 && first !== "zero")) return null;
  vague = false;
  return { found: { ...make(start, end, tidy(total + current), vague ? "vague" : "words"), scaled }, next: at };
}

function make(start: number, end: number, value: number, shape: NumberFound["shape"]): NumberFound {
  return { start, end, value, high: null, shape, scaled: false, letter: false };
}

/** 153.1 times a million in binary has a tail; no number of the news has more than twelve digits that matter. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
