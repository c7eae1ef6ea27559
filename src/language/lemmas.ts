import type { Upos } from "../model/index.ts";

/**
 * The dictionary form of a word: "said" → say, "met" → meet, "talks" as a noun → talk.
 *
 * A table of exceptions, learned from the treebanks, comes first; the regular endings of English do the rest.
 * Names keep their capitals ("Russians" → Russian), other words are in lower case.
 */
export function lemmaOf(form: string, upos: Upos, xpos: string, lemmas: LemmaTable): string {
  const straight = form.includes("’") ? form.replaceAll("’", "'") : form;
  const strong = upos === "VERB" && (xpos === "VBD" || xpos === "VBN") ? STRONG.get(straight.toLowerCase()) : undefined;
  if (strong !== undefined) return strong;
  const known = lemmas.exceptions
    .get(exceptionClass(upos, xpos))
    ?.get(upos === "PROPN" ? straight : straight.toLowerCase());
  if (known !== undefined) return known;
  return regularLemma(straight, upos, xpos, lemmas.verbs);
}

export interface LemmaTable {
  /** By the class of the word: of "VBD" from "said" to "say". */
  readonly exceptions: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly verbs: VerbList;
}

/** Words known in their plain form, to tell "hoped" from "stopped". */
export interface VerbList {
  /** Is it a verb of the treebanks? */
  readonly has: (word: string) => boolean;
  /** How common a word it is, whatever its class: the commoner the lower, null if unknown. */
  readonly rank: (word: string) => number | null;
}

/** An exception as the model's file has it: "said/VBD". */
export const exceptionKey = (form: string, upos: Upos, xpos: string): string =>
  `${upos === "PROPN" ? form : form.toLowerCase()}/${exceptionClass(upos, xpos)}`;

const exceptionClass = (upos: Upos, xpos: string): string =>
  upos === "AUX" ? "AUX" : upos === "VERB" || upos === "NOUN" ? xpos : upos;

/** The exceptions of a file, by their class. */
export function exceptionsOf(keys: readonly string[], lemmas: readonly string[]): LemmaTable["exceptions"] {
  const classes = new Map<string, Map<string, string>>();
  keys.forEach((key, i) => {
    const cut = key.lastIndexOf("/");
    const name = key.slice(cut + 1);
    const known = classes.get(name);
    if (known === undefined) classes.set(name, new Map([[key.slice(0, cut), lemmas[i]!]]));
    else known.set(key.slice(0, cut), lemmas[i]!);
  });
  return classes;
}

/** What the endings alone tell, and the strong verbs, which no ending tells. */
export function regularLemma(form: string, upos: Upos, xpos: string, verbs: VerbList): string {
  const lower = form.length > 64 ? form.slice(0, 64).toLowerCase() : form.toLowerCase();
  switch (xpos) {
    case "NNS":
      return upos === "PROPN" ? singular(form) : singular(lower);
    case "NNPS":
      return singular(form);
    case "VBZ":
      return singular(lower);
    case "VBD":
    case "VBN":
      return upos === "VERB" || upos === "AUX" ? pastStem(lower, verbs) : lower;
    case "VBG":
      return upos === "VERB" || upos === "AUX" ? ingStem(lower, verbs) : lower;
    case "JJR":
    case "RBR":
      return graded(lower, "er");
    case "JJS":
    case "RBS":
      return graded(lower, "est");
    default:
      return upos === "PROPN" || upos === "X" || upos === "SYM" || upos === "PUNCT" ? form : lower;
  }
}

function singular(word: string): string {
  if (word.length < 4) return word.endsWith("s") && word.length > 2 && !word.endsWith("ss") ? word.slice(0, -1) : word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:[sxz]|ch|sh)es$/.test(word)) {
    // "houses", "causes", "sizes" keep their e; "passes", "boxes", "buzzes" do not.
    return /(?:ss|x|zz|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
  }
  if (word.endsWith("oes")) return word.slice(0, -2);
  if (word.endsWith("s") && !word.endsWith("ss")) return word.slice(0, -1);
  return word;
}

function pastStem(word: string, verbs: VerbList): string {
  const strong = strongVerb(word);
  if (strong !== null) return strong;
  if (!word.endsWith("ed") || word.length < 4) return word;
  if (word.endsWith("ied")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  return bareStem(word.slice(0, -2), verbs);
}

/** "foretold" → foretell, "withdrew" → withdraw; null for verbs with an ending. */
function strongVerb(word: string): string | null {
  const own = STRONG.get(word);
  if (own !== undefined) return own;
  const prefix = /^(?:re|un|over|out|mis|fore|under|up|with|be|for|par)-?(?=\w{3})/.exec(word)?.[0];
  const base = prefix === undefined ? undefined : STRONG.get(word.slice(prefix.length));
  return base === undefined ? null : `${prefix}${base}`;
}

/** A past or participle of a strong verb that is no noun as well: "froze", not "thought". */
export const isStrongPast = (word: string): boolean =>
  STRONG.has(word) && STRONG.get(word) !== word && !alsoNouns.has(word);

const alsoNouns = new Set(
  "thought shot saw rose bit wound ground spoke bore left bound lay lead felt cost ring string bent built bred met read said spat won".split(
    " ",
  ),
);

/** Pasts and participles of the strong verbs of English, by their plain form. */
const STRONG: ReadonlyMap<string, string> = new Map(
  (
    "arise arose arisen; awake awoke awoken; bear bore borne; beget begot begotten; begin began begun; bend bent; beseech besought; bid bade bidden; " +
    "bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought; build built; buy bought; catch caught; " +
    "choose chose chosen; cling clung; come came; creep crept; deal dealt; dig dug; draw drew drawn; drink drank drunk; drive drove driven; dwell dwelt; " +
    "eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fling flung; fly flew flown; forbid forbade forbidden; " +
    "forget forgot forgotten; forgive forgave forgiven; forsake forsook forsaken; freeze froze frozen; get got gotten; give gave given; go went gone; " +
    "grind ground; grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; kneel knelt; know knew known; lay laid; lead led; " +
    "leap leapt; leave left; lend lent; lose lost; make made; mean meant; meet met; mow mown; pay paid; plead pled; ride rode ridden; ring rang rung; rise rose risen; " +
    "run ran; say said; see saw seen; seek sought; sell sold; send sent; sew sewn; shake shook shaken; shear shorn; shine shone; shoot shot; show shown; " +
    "shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid; sling slung; slink slunk; smite smote smitten; " +
    "sow sown; speak spoke spoken; speed sped; spend spent; spin spun; spit spat; spring sprang sprung; stand stood; steal stole stolen; stick stuck; " +
    "sting stung; stink stank stunk; strew strewn; stride strode stridden; strike struck stricken; string strung; strive strove striven; swear swore sworn; " +
    "sweep swept; swell swollen; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; thrive throve; " +
    "throw threw thrown; tread trod trodden; wake woke woken; wear wore worn; weave wove woven; weep wept; win won; wind wound; wring wrung; write wrote written"
  )
    .split("; ")
    .flatMap((line) => {
      const [plain, ...pasts] = line.split(" ");
      return pasts.map((past) => [past, plain!] as const);
    }),
);

function ingStem(word: string, verbs: VerbList): string {
  if (!word.endsWith("ing") || word.length < 5) return word;
  const stem = word.slice(0, -3);
  if (stem.endsWith("y") && stem.length <= 3 && verbs.has(`${stem.slice(0, -1)}ie`)) return `${stem.slice(0, -1)}ie`;
  return bareStem(stem, verbs);
}

/** "stopp" → stop, "agre" → agree, "receiv" → receive, "visit" stays: a known verb if one fits, else by the letters. */
function bareStem(stem: string, verbs: VerbList): string {
  const doubled = /([bdfgklmnprtvz])\1$/.test(stem);
  if (doubled && verbs.has(stem.slice(0, -1)) && !verbs.has(stem)) return stem.slice(0, -1);
  // "hoped" is of hope: hop doubles its p.
  if (SHORT.test(stem) && verbs.has(`${stem}e`)) return `${stem}e`;
  // "freed" → free, "agreed" → agree.
  if (/[^aeiou]e$/.test(stem) && verbs.has(`${stem}e`)) return `${stem}e`;
  if (verbs.has(stem) && verbs.rank(stem) !== null && !(verbs.has(`${stem}e`) && takesE.test(stem))) return stem;
  if (verbs.has(`${stem}e`)) return `${stem}e`;
  const prefixed = /^(?:re|un|over|out|mis|dis|de|co|pre|under|up)-?(?=\w{3})/.exec(stem);
  if (prefixed !== null) {
    const base = stem.slice(prefixed[0].length);
    if (verbs.has(base)) return stem;
    if (verbs.has(`${base}e`)) return `${stem}e`;
  }
  // "menac" → menace, "pummell" → pummel, "fre" → free: the commonest word that it may be.
  const [common] = [stem, `${stem}e`, ...(doubled ? [stem.slice(0, -1)] : [])]
    .map((word) => [word, verbs.rank(word)] as const)
    .filter((one): one is readonly [string, number] => one[1] !== null)
    .sort((a, b) => a[1] - b[1]);
  if (common !== undefined && stem.length > 2) return common[0];
  // "decreed" → decree.
  if (/[^aeiou]e$/.test(stem)) return `${stem}e`;
  if (doubled) return /(?:ll|ff|zz)$/.test(stem) ? stem : stem.slice(0, -1);
  return takesE.test(stem) || !/[aeiouy]/.test(stem) ? `${stem}e` : stem;
}

/** One short vowel and one consonant, which a verb without an e would double: "rak" of "raked". */
const SHORT = /^[^aeiou]*[aeiou][bdgklmnprtvz]$/;

const takesE =
  /(?:[uvz]|[^aeiou]c|[iu]c|[^s]s|[dnr]g|ag|[ai]at|[^aeiou]at|[^aeiou][ou]t|[bcdgkptz]l|[ui]r|[aou]d|[aiou]k|[aiy]p|[^aeiou]id|[^aeiou]in)$/;

function graded(word: string, ending: string): string {
  if (!word.endsWith(ending) || word.length < ending.length + 3) return word;
  const stem = word.slice(0, -ending.length);
  if (stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnt])\1$/.test(stem)) return stem.slice(0, -1);
  if (/(?:[aeiou][bcdgsvz]|[lr]g|at|ut|ar|[gbp]l|c|tl|dl|mpl|iqu)$/.test(stem)) return `${stem}e`;
  return stem;
}
