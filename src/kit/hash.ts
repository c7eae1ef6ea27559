/**
 * Hashes for ids and sketches: `recordId("ev", sha256, "visited Astana on Friday", 0)` is "ev_" and 12 letters and digits.
 *
 * Nothing here is a secret or a seal: the hash is fast, the same on every machine, and spread evenly enough that two of
 * a hundred million records fall together with a chance of about one in two hundred (60 bits). The page's own name, where
 * certainty matters, is the SHA-256 of its bytes. MurmurHash3 (A. Appleby, public domain), over UTF-16 code units.
 */

/** 32 bits of the text. */
export function hash32(text: string, seed = 0): number {
  let h = seed | 0;
  for (let i = 0; i < text.length; i++) h = mix(h, text.charCodeAt(i));
  return finish(h ^ text.length);
}

/** 32 bits of a number, or of two in their order. */
export function hashNumbers(a: number, b = 0): number {
  return finish(mix(mix(0x9747b28c | 0, a | 0), b | 0));
}

/** 60 bits of the text as 12 letters and digits, without i, l, o and u, so that none is misread (Crockford's base 32). */
export function shortHash(text: string): string {
  const low = hash32(text, 0x2545f491);
  const high = hash32(text, 0x1b873593);
  let out = "";
  for (let shift = 0; shift < 30; shift += 5) out += DIGITS[(low >>> shift) & 31];
  for (let shift = 0; shift < 30; shift += 5) out += DIGITS[(high >>> shift) & 31];
  return out;
}

/**
 * The id of a record: made from the page's bytes and the words that bear it, so that reading the page again gives the same
 * id though type, date or parties are read otherwise. `nth` tells apart several records of one kind on the same words, from 0.
 */
export function recordId(prefix: string, sha256: string, words: string, nth: number): string {
  const folded = words.replace(/\s+/g, " ").trim();
  return `${prefix}_${shortHash(`${sha256}\n${folded}\n${nth}`)}`;
}

const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

function mix(h: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const mixed = h ^ Math.imul(k, 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(h: number): number {
  let x = h ^ (h >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
