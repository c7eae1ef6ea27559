/**
 * Bytes → text: `decode(bytes, null)` of "caf\xe9" is "café", read as windows-1252 because it is not UTF-8.
 *
 * Order of belief (WHATWG Encoding Standard, with what scrapers do to it): a byte order mark; valid UTF-8 with something
 * beyond ASCII in it; UTF-16 betrayed by its zero bytes; the declared label; a guess from the bytes. Pages that say
 * "iso-8859-1" and are UTF-8 are common, the other way round is rare, so that validity stands before the label.
 */

import { wellFormed } from "../kit/well-formed.ts";

export type Decoded =
  | { readonly kind: "text"; readonly text: string; readonly encoding: string }
  | { readonly kind: "binary" }
  | { readonly kind: "empty" };

/** The text of `bytes`, line ends made "\n", lone surrogates and zero bytes made U+FFFD. `declared` is a charset label or null. */
export function decode(bytes: Uint8Array, declared: string | null): Decoded {
  if (bytes.length === 0) return { kind: "empty" };
  if (hasBinaryMagic(bytes)) return { kind: "binary" };
  const whole: { text: string | null } = { text: null };
  const encoding = encodingOf(bytes, declared, whole);
  if (encoding === null) return { kind: "binary" };
  const decoded = whole.text ?? new TextDecoder(encoding).decode(bytes);
  const text = tidyText(encoding === "windows-1252" ? withMarks(decoded) : decoded);
  return isBlank(text) ? { kind: "empty" } : { kind: "text", text, encoding };
}

/** Some versions of Node decode windows-1252 as ISO 8859-1: the marks at 0x80 to 0x9F, the curly quotes among them, are put right. */
const withMarks = (text: string) => text.replace(/[\x80-\x9f]/g, (letter) => MARKS[letter.charCodeAt(0) - 0x80]!);

/** windows-1252, 0x80 to 0x9F (WHATWG Encoding Standard, index-windows-1252). */
const MARKS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Line ends made "\n"; what no text may hold (zero bytes, lone surrogates) made U+FFFD, one for one. */
export function tidyText(text: string): string {
  let tidy = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (tidy.includes("\r")) tidy = tidy.replace(/\r\n?/g, "\n");
  if (tidy.includes("\0")) tidy = tidy.replaceAll("\0", "\ufffd");
  return wellFormed(tidy);
}

/** The charset that HTML or XML declares in its first bytes, or null. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, 4096));
  const meta = /<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(head);
  const xml = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{2,40})/i.exec(head);
  return meta?.[1] ?? xml?.[1] ?? null;
}

/** `whole.text` is set where telling the encoding has decoded the bytes already. */
function encodingOf(bytes: Uint8Array, declared: string | null, whole: { text: string | null }): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const seen = census(bytes);
  if (seen.zerosOdd > seen.looked / 4 && seen.zerosEven < seen.looked / 50) return "utf-16le";
  if (seen.zerosEven > seen.looked / 4 && seen.zerosOdd < seen.looked / 50) return "utf-16be";
  if (seen.zerosOdd + seen.zerosEven > seen.looked / 100 || seen.controls > seen.looked / 20) return null;
  const label = known(declared);
  // ISO-2022-JP and its kin are all ASCII bytes, so that a label is the only sign of them.
  if (label?.startsWith("iso-2022") === true) return label;
  whole.text = utf8Of(bytes);
  if (whole.text !== null) return "utf-8";
  if (label !== null && label !== "utf-8") return label;
  if (mostlyUtf8(bytes)) return "utf-8";
  return guess(bytes, seen);
}

interface Census {
  readonly looked: number;
  readonly zerosEven: number;
  readonly zerosOdd: number;
  readonly controls: number;
  /** Bytes beyond ASCII. */
  readonly high: number;
  readonly letters: number;
}

function census(bytes: Uint8Array): Census {
  const looked = Math.min(bytes.length, 65_536);
  let zerosEven = 0;
  let zerosOdd = 0;
  let controls = 0;
  let high = 0;
  let letters = 0;
  for (let i = 0; i < looked; i += 1) {
    const byte = bytes[i]!;
    if (byte >= 0x80) high += 1;
    else if (byte >= 0x20) letters += (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a ? 1 : 0;
    else if (byte === 0) {
      if (i % 2 === 0) zerosEven += 1;
      else zerosOdd += 1;
    } else if (byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls += 1;
  }
  return { looked: Math.max(looked, 1), zerosEven, zerosOdd, controls, high, letters };
}

/** Two-byte Chinese when it decodes without a fault, Cyrillic when most letters are beyond ASCII, else windows-1252. */
function guess(bytes: Uint8Array, seen: Census): string {
  if (seen.high > seen.letters) {
    const sample = bytes.subarray(0, 65_536);
    const chinese = new TextDecoder("gb18030").decode(sample);
    const faults = chinese.split("\ufffd").length - 1;
    if (faults < 3 && (chinese.match(/[的是在和了有]/g)?.length ?? 0) > chinese.length / 200) return "gb18030";
    return "windows-1251";
  }
  return "windows-1252";
}

/** The text, or null when the bytes are no UTF-8. */
function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A page cut in the middle of a letter, or with a stray byte or two, is UTF-8 all the same. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes.subarray(0, 1_000_000));
  let faults = 0;
  let beyond = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) faults += 1;
    else if (code > 0x7f) beyond += 1;
  }
  return beyond > faults * 4;
}

/** The label as the decoder knows it, or null. */
function known(label: string | null): string | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** First bytes of kinds of file that are no text: ZIP, PDF, PNG, GIF, JPEG, gzip, ELF, RIFF, Ogg, MP3, WOFF. */
const MAGIC: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x89, 0x50, 0x4e, 0x47],
  [0x47, 0x49, 0x46, 0x38],
  [0xff, 0xd8, 0xff],
  [0x1f, 0x8b],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x52, 0x49, 0x46, 0x46],
  [0x4f, 0x67, 0x67, 0x53],
  [0x49, 0x44, 0x33],
  [0x77, 0x4f, 0x46, 0x46],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
];
const hasBinaryMagic = (bytes: Uint8Array) => MAGIC.some((magic) => magic.every((byte, i) => bytes[i] === byte));

const isBlank = (text: string) => !/[^\s\ufffd\ufeff\u200b]/.test(text);

const latin1 = (bytes: Uint8Array) => new TextDecoder("windows-1252").decode(bytes);
