/**
 * Who wrote it: "By Ana Ruiz and Jon Berg, Senior Reporter" is Ana Ruiz, Jon Berg; "Reporting by …; Editing by …" its reporters.
 *
 * Contributors count ("Additional reporting by", "X contributed to this report"), editors do not. An agency in the place of
 * a writer is left to `wire.ts`.
 */
import { agencyNamed, outletNamed } from "./names.ts";
import type { ArticleTables } from "./tables.ts";

export interface ReadByline {
  readonly names: readonly string[];
  /** by: a line at the head; credit: reporting and editing, or thanks to contributors, at the foot. */
  readonly kind: "by" | "credit";
}

/** The byline that a whole line or sentence is, or null. */
export function bylineOf(line: string, tables: ArticleTables): ReadByline | null {
  const text = line.trim();
  if (text.length > 400) return null;
  return creditLine(text, tables) ?? contributed(text, tables) ?? byLine(text, tables);
}

/** Names alone on a line near the head, beside a date: "Anna Cooban". Null when it may be anything else. */
export function bareNames(line: string, tables: ArticleTables): readonly string[] | null {
  if (line.length > 80 || /[.!?:"“”\d]$/.test(line) || /\d/.test(line)) return null;
  const names = namesIn(line, tables);
  if (names.length === 0) return null;
  const rest = line
    .split(/\s*(?:[,&|]|\band\b)\s*/)
    .filter((part) => part !== "" && !isHouse(part, tables) && !ROLE.test(part));
  return rest.length === names.length ? names : null;
}

const ROLE =
  /^(?:(?:senior|chief|staff|special|foreign|political|diplomatic|defen[cs]e|world|news)\s+)*(?:reporter|writer|correspondent|editor|columnist|contributor|journalist)s?$/i;

/** The people named in a list such as "Ryan Woo in BEIJING, Lidia Kelly and Ethan Wang". */
export function namesIn(list: string, tables: ArticleTables): string[] {
  const names: string[] = [];
  for (const part of list.split(/\s*(?:[,;&|•·]|\band\b|\bwith\b|\bvia\b|\/|\s[-–—]\s)\s*/)) {
    const bare = part
      .replace(/\s+/g, " ")
      .replace(/\s+(?:in|at|from|for)\s+\p{Lu}.*$/u, "")
      .replace(/(?:\s+\p{Lu}{4,})+$/u, (tail, at: number) => (at > 0 && /\p{Ll}/u.test(part.slice(0, at)) ? "" : tail))
      .replace(/^(?:by|and|dr|prof)\.?\s+/i, "")
      .replace(/[.\s]+$/, "")
      .trim();
    const name = withoutHouse(bare, tables);
    if (isPersonName(name) && !isHouse(name, tables)) names.push(name);
  }
  return names;
}

/** "Ana Ruiz Associated Press" and "AP Ana Ruiz" are Ana Ruiz. */
function withoutHouse(name: string, tables: ArticleTables): string {
  const words = name.split(" ");
  for (let n = 3; n >= 1; n -= 1) {
    if (words.length - n < 2) continue;
    if (isHouse(words.slice(-n).join(" "), tables)) return words.slice(0, -n).join(" ");
    if (isHouse(words.slice(0, n).join(" "), tables)) return words.slice(n).join(" ");
  }
  return name;
}

const isHouse = (name: string, tables: ArticleTables) =>
  agencyNamed(name, tables) !== null || outletNamed(name, tables) !== null;

function byLine(text: string, tables: ArticleTables): ReadByline | null {
  const match =
    /^(?:(?:story|words|written|text|report|reported|posted|article|author|authored)\s+)?(?:by|author)\s*:?\s+(\S.{1,180})$/i.exec(
      text,
    );
  if (match === null || /[a-z]{3}[.!?]$/.test(text)) return null;
  const list = match[1]!.replace(/\s+(?:\||for\s+\p{Lu}|updated|published|posted|on\s+\p{Lu}|\d).*$/iu, "");
  const names = namesIn(list, tables);
  const words = text.split(/\s+/).length;
  if (names.length > 0 && words <= 6 + names.length * 6) return { names, kind: "by" };
  const agency = list.split(/[|,]|\s[-–—]\s/)[0]!.trim();
  const isDesk = agencyNamed(agency, tables) !== null || outletNamed(agency, tables) !== null;
  return isDesk || (words <= 4 && /^\p{Lu}/u.test(agency)) ? { names: [], kind: "by" } : null;
}

/** "Reporting by A and B; Additional reporting by C; Editing by D". */
function creditLine(text: string, tables: ArticleTables): ReadByline | null {
  const bare = text.replace(/^[([\s*_]+|[)\]\s.*_]+$/g, "");
  if (!CREDIT_START.test(bare)) return null;
  const names: string[] = [];
  for (const part of bare.split(
    /\s*;\s*|\.\s+(?=[A-Z])|,?\s+(?=(?:additional\s+reporting|edit(?:ed|ing)|writ(?:ten|ing))\s+by\b)/i,
  )) {
    const match = CREDIT_PART.exec(part);
    if (match !== null && !/^edit/i.test(match[1]!)) names.push(...namesIn(match[2]!, tables));
  }
  return { names: [...new Set(names)], kind: "credit" };
}

function contributed(text: string, tables: ArticleTables): ReadByline | null {
  const match = CONTRIBUTED.exec(text.replace(/^[([\s*]+/, ""));
  if (match === null) return null;
  const people = match[1]!
    .replace(/\p{Lu}[\p{L}.]*['’]s\s+/gu, "")
    .replace(/\b(?:correspondents?|reporters?|writers?|staff|researchers?)\b/giu, "");
  const names = namesIn(people, tables);
  const isAgency = people
    .split(/,|\band\b/)
    .some((one) => agencyNamed(one, tables) !== null || outletNamed(one, tables) !== null);
  return names.length > 0 || isAgency ? { names, kind: "credit" } : null;
}

const CREDIT_START =
  /^(?:(?:additional|extra|further)\s+)?(?:reporting|writing|reported|written|compiled|report|with reporting|edited|editing|translated|produced)\s+(?:and\s+\w+\s+)?by\s/i;
const CREDIT_PART =
  /^((?:additional\s+|extra\s+|further\s+|with\s+)?(?:reporting|writing|reported|written|compiled|report|edit(?:ed|ing)|translated|produced)(?:\s+and\s+\w+)?)\s+by\s+(.+)$/i;
const CONTRIBUTED =
  /^(.{3,160}?)\s+(?:also\s+)?(?:contributed(?:\s+(?:reporting|research))?(?:\s+(?:to|from|for)\b|\s*\.?\)?$)|contributed\b).{0,80}$/i;

/** Two to four capitalised words, particles aside, none of them a word of offices or desks. */
export function isPersonName(name: string): boolean {
  if (name.length < 4 || name.length > 45) return false;
  const words = name.split(/\s+/);
  if (words.length < 2 || words.length > 5) return false;
  let capitals = 0;
  for (const word of words) {
    if (PARTICLES.has(word.toLowerCase()) && word !== words[words.length - 1]) continue;
    if (!/^\p{Lu}[\p{L}.'’-]*$/u.test(word) || NOT_NAMES.has(word.toLowerCase().replace(/\.$/, ""))) return false;
    capitals += 1;
  }
  return capitals >= 2;
}

const PARTICLES: ReadonlySet<string> = new Set(
  "de da del della van von der den bin ibn al el la le di dos du ter ten abu ould".split(" "),
);
const NOT_NAMES: ReadonlySet<string> = new Set(
  (
    "staff writer reporter reporters correspondent editor editors bureau desk news agency team newsroom admin online press media service " +
    "world politics business sport sports today the a an of in on at for with by from to and or is are was how why what when who this that " +
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december " +
    "report reports story stories updated published posted share comment comments read more view views photo image video file " +
    "president minister prime secretary government us uk eu un united states kingdom republic people all rights reserved copyright " +
    "latest breaking top related popular trending north south east west new"
  ).split(" "),
);
