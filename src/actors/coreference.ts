/**
 * Who is meant by words that name nobody by themselves: "Wang", "the Chinese premier", "he", "the two sides", "the ministry".
 *
 * Works through the page in its order and keeps what was spoken of. Careful rather than greedy: where two fit equally well
 * nobody is chosen. A subject is likelier meant than an object, the last sentence likelier than the one before.
 */

import { isRel } from "../language/tree.ts";
import type { Actor } from "../model/index.ts";
import { addCard, cardNamed } from "./card-file.ts";
import { compatible, familiesOf, resolveShort, settle } from "./cards.ts";
import type { PersonCard } from "./draft.ts";
import {
  actorOf,
  type Context,
  type Draft,
  spanAt,
  stateActor,
  stateOf,
  THE_WEST,
  textOf,
  type View,
} from "./draft.ts";
import { foldName } from "./fold.ts";
import { standing } from "./metonym.ts";
import { fits, type RoleKind, roleKind } from "./roles.ts";
import { sectorOfName, sectorOfRole } from "./sector.ts";
import type { ActorEntry } from "./table.ts";
import { LENT, SAY_WORDS, STATE_NOUNS } from "./words.ts";

/** Something spoken of, as later words may refer to it. */
interface Spoken {
  readonly sentence: number;
  readonly paragraph: number;
  readonly first: number;
  readonly last: number;
  readonly token: number;
  readonly card: PersonCard | null;
  readonly actors: readonly Actor[];
  readonly subject: boolean;
  readonly plural: boolean;
  readonly quoted: boolean;
  /** One of several joined by "and". */
  joined: boolean;
  readonly draft: Draft;
}

/** No word is looked for further back than this many mentions. */
const FAR = 600;

/** Settles every draft of the page. The actors of persons are written last, when all is known of them. */
export function resolve(context: Context): void {
  const history: Spoken[] = [];
  const lastSeen = new Map<PersonCard, number>();
  let order = 0;
  const settled = new Set<Draft>();
  for (const view of context.views) {
    const late: Draft[] = [];
    for (const draft of view.drafts) {
      if (settled.has(draft)) continue;
      if (draft.body !== null && !settled.has(draft.body)) {
        settleDraft(context, view, draft.body, history, lastSeen);
        settled.add(draft.body);
      }
      // "its troops": whose, comes first.
      if (draft.form === "nominal" && /^(?:its|their|his|her)$/.test(view.tokens[draft.first]!.norm)) {
        const owner = view.drafts.find((d) => d.what === "pronoun" && d.first === draft.first);
        if (owner !== undefined && !settled.has(owner)) {
          settlePronoun(view, owner, history);
          settled.add(owner);
          if (draft.what === "party" && draft.actors.length === 0 && draft.body === null) {
            const state = owner.actors.length === 1 ? stateOf(owner.actors[0]!) : null;
            if (state !== null && STATE_NOUNS.has(view.tokens[draft.last]!.norm)) {
              draft.actors = [stateActor(state, sectorOfRole(draft.label))];
              draft.why = `of ${state}, spoken of before`;
            }
          }
          remember(view, owner, history);
        }
      }
      if (isAhead(view, draft)) {
        late.push(draft);
        continue;
      }
      settleDraft(context, view, draft, history, lastSeen);
      settled.add(draft);
      if (draft.what === "dropped") continue;
      order += 1;
      if (draft.person !== null) {
        lastSeen.set(draft.person, order);
        placePerson(context, view, draft, history);
      }
      remember(view, draft, history);
    }
    // "In his remarks, Li said": the pronoun waits for the subject.
    for (const draft of late) settlePronoun(view, draft, history, true);
  }
  for (const view of context.views) {
    for (const draft of view.drafts) if (draft.person !== null) draft.actors = [personActor(draft.person)];
  }
}

/** A minister or spokesman whose state no word tells serves the state that acts here: "Foreign Ministry spokesman Geng Shuang". */
function placePerson(context: Context, view: View, draft: Draft, history: readonly Spoken[]): void {
  const card = draft.person!;
  if (card.country !== null || card.role === null || draft.form !== "name") return;
  const role = card.role.toLowerCase();
  if (
    /^(?:former|ex|retired|then)\b|^president(?: and|$)/.test(card.role) ||
    !GOVERNMENT.test(role) ||
    // "EU foreign policy chief Ana Berg" serves no state.
    /\b(?:EU|UN|U\.N\.|NATO|AU|ASEAN|OPEC|IMF|WHO|WTO|IAEA|European (?:Union|Commission|Council|Parliament)|United Nations|African Union|World Bank)\b/.test(
      `${card.role} ${textOf(view, draft.first, draft.last)}`,
    ) ||
    /\b(?:company|union|university|party|bank|club)\b/.test(role)
  )
    return;
  const ministry = /(\w+ ministry)/.exec(role)?.[1] ?? null;
  if (ministry !== null) {
    for (let i = history.length - 1; i >= Math.max(0, history.length - FAR); i -= 1) {
      const actor = history[i]!.actors[0]!;
      if (actor.type === "body" && actor.country !== null && actor.name.toLowerCase().endsWith(ministry)) {
        card.country = actor.country;
        return;
      }
    }
  }
  card.country = actingState(context, view, draft.first, history);
}

const GOVERNMENT =
  /minist|president|premier|chancellor|ambassador|spokes|secretary|national security|foreign|defen[cs]e|envoy|senator|lawmaker|parliament|governor|army|navy|military|general|colonel|admiral|security council|attorney|diplomat/;

export const personActor = (card: PersonCard): Actor => ({
  type: "person",
  name: card.name,
  country: card.country,
  role: card.role,
  wikidata: card.wikidata,
  sector: sectorOfRole(card.role) ?? card.sector ?? null,
  ...(card.code == null ? {} : { code: card.code }),
});

function remember(view: View, draft: Draft, history: Spoken[]): void {
  if (draft.person === null && draft.actors.length === 0) return;
  if (draft.actors[0]?.type === "place" || isPlaceOfCity(view, draft) || isLent(view, draft)) return;
  const token = headToken(view, draft);
  const spoken: Spoken = {
    sentence: view.sentence.index,
    paragraph: view.sentence.paragraph,
    first: draft.first,
    last: draft.last,
    token,
    card: draft.person,
    actors: draft.person === null ? draft.actors : [personActor(draft.person)],
    subject: isSubject(view, draft, token),
    plural: draft.actors.length > 1 || draft.plural,
    quoted: isQuoted(view, draft.first),
    joined: false,
    draft,
  };
  // "Blinken and Lammy": both together may be "they".
  const before = history.at(-1);
  history.push(spoken);
  if (
    before === undefined ||
    before.sentence !== spoken.sentence ||
    before.last >= spoken.first ||
    before.actors.length === 0
  )
    return;
  for (let i = before.last + 1; i < spoken.first; i += 1) {
    if (!/^(?:and|,|the|&|-)$/.test(view.tokens[i]!.norm)) return;
  }
  if (spoken.first - before.last > 4) return;
  const both = [...before.actors];
  for (const actor of spoken.actors) if (!both.some((a) => a.name === actor.name)) both.push(actor);
  if (both.length < 2) return;
  before.joined = true;
  spoken.joined = true;
  history.push({
    ...spoken,
    joined: false,
    first: before.first,
    card: null,
    actors: both,
    subject: before.subject || spoken.subject,
    plural: true,
  });
}

/** "the China-brokered deal". */
const isLent = (view: View, draft: Draft): boolean =>
  view.tokens[draft.last + 1]?.norm === "-" && LENT.has(view.tokens[draft.last + 2]?.norm ?? "");

/** "in Lima, Peru": the state tells where the city lies, and nobody speaks of it. */
function isPlaceOfCity(view: View, draft: Draft): boolean {
  if (draft.actors[0]?.type !== "state" || view.tokens[draft.first - 1]?.norm !== ",") return false;
  return view.drafts.some((d) => d.last === draft.first - 2 && d.actors[0]?.type === "place");
}

/** The token by which the mention hangs in the tree; without a tree, the last word of the name or the noun. */
export function headToken(view: View, draft: Draft): number {
  const { first, last } = draft;
  if (hasTree(view)) {
    for (let i = first; i <= last; i += 1) {
      const head = view.tokens[i]!.head;
      if (
        (head < first || head > last) &&
        view.tokens[i]!.upos !== "PUNCT" &&
        !isRel(view.tokens[i]!, "case") &&
        !isRel(view.tokens[i]!, "det")
      )
        return i;
    }
  }
  return draft.form === "name" ? draft.nameLast : last;
}

const trees = new WeakMap<View, boolean>();

/** Has the sentence been parsed? */
export function hasTree(view: View): boolean {
  let has = trees.get(view);
  if (has === undefined) {
    has = view.tokens.some(
      (t) => t.deprel === "nsubj" || t.deprel === "case" || t.deprel === "obj" || t.deprel === "det",
    );
    trees.set(view, has);
  }
  return has;
}

function isSubject(view: View, draft: Draft, token: number): boolean {
  if (hasTree(view)) {
    let at = view.tokens[token]!;
    for (let step = 0; step < 3 && isRel(at, "conj") && at.head >= 0; step += 1) at = view.tokens[at.head]!;
    if (isRel(at, "nsubj")) return true;
  }
  const before = view.tokens[draft.first - 1];
  if (before !== undefined && before.upos === "ADP") return false;
  if (view.tokens[draft.last + 1]?.norm === "'s") return false;
  let i = draft.last + 1;
  while (
    i < view.tokens.length &&
    i < draft.last + 4 &&
    (view.tokens[i]!.upos === "ADV" || /^[“"]$/.test(view.tokens[i]!.text))
  )
    i += 1;
  const next = view.tokens[i];
  if (next === undefined) return false;
  if (SAY_WORDS.has(next.norm) && next.upos !== "NOUN") return true;
  if (before !== undefined && /^(?:said|says|added)$/.test(before.norm)) return true;
  return next.upos === "AUX" || (next.upos === "VERB" && next.xpos !== "VBG" && next.xpos !== "VBN");
}

function isQuoted(view: View, token: number): boolean {
  const at = view.tokens[token]!.start;
  return view.sentence.quotes.some((quote) => quote.start < at && at < quote.end);
}

function settleDraft(
  context: Context,
  view: View,
  draft: Draft,
  history: readonly Spoken[],
  lastSeen: ReadonlyMap<PersonCard, number>,
): void {
  switch (draft.what) {
    case "short":
      resolveShort(context, view, draft, lastSeen);
      if ((draft.what as Draft["what"]) === "org") settleOrg(view, draft);
      return;
    case "org":
      settleOrg(view, draft);
      return;
    case "capital":
      settleCapital(context, view, draft);
      return;
    case "known":
      settleKnown(context, view, draft, history);
      return;
    case "demonym":
      settleDemonym(view, draft);
      return;
    case "office":
      settleOffice(context, view, draft, history, lastSeen);
      return;
    case "party":
      if (draft.body !== null) draft.actors = draft.body.actors;
      if (draft.actors.length === 0 && draft.definite && draft.plural) sameAsBefore(view, draft, history);
      return;
    case "pair":
      settlePair(context, view, draft, history);
      return;
    case "same":
      settleSame(context, view, draft, history);
      return;
    case "pronoun":
      settlePronoun(view, draft, history);
      return;
    default:
      return;
  }
}

function settleOrg(view: View, draft: Draft): void {
  const { tokens } = view;
  // A single capitalised word at the start of a sentence is too weak a sign.
  if (
    draft.first === draft.last &&
    (draft.first === 0 || tokens[draft.first]!.upos !== "PROPN" || SINGLES.has(tokens[draft.first]!.norm))
  ) {
    draft.what = "dropped";
    return;
  }
  const head = tokens[draft.last]!.norm;
  if (THINGS.has(head) || (draft.last > draft.first && THINGS.has(tokens[draft.last - 1]!.norm))) {
    draft.what = "dropped";
    return;
  }
  // "RED HANDED".
  if (draft.last > draft.first && !/\p{Ll}/u.test(textOf(view, draft.first, draft.last))) {
    draft.what = "dropped";
    return;
  }
  const span = spanAt(view, draft.first, draft.last);
  if (draft.first === draft.last && view.hasModel && span?.type !== "ORG" && span?.type !== "LOC") {
    // "Li" of many: a person, but nobody is forced. Other lone words are no party.
    if (span === null || draft.candidates.length === 0) draft.what = "dropped";
    else {
      draft.label = textOf(view, draft.first, draft.last);
      draft.why = "a surname that several bear, not clear whose";
    }
    return;
  }
  const type =
    (span?.type === "LOC" && span.score > 0.7) ||
    PLACES.has(head) ||
    (draft.last > draft.first &&
      /^(?:cape|mount|lake|port|fort|camp|gulf|bay|strait|straits|isle)$/.test(tokens[draft.first]!.norm))
      ? "place"
      : "body";
  const name = textOf(view, draft.first, draft.last);
  const sector = type === "place" ? null : sectorOfName(name);
  draft.actors = [{ type, name, country: null, role: null, wikidata: null, sector }];
  draft.candidates = [];
  draft.why = type === "place" ? "a place by its last word" : "a capitalised name that is no person's";
}

/** Last words of names that are no party: documents, days, events. */
const THINGS = new Set(
  "agreement agreements accord accords treaty convention conventions protocol pact charter declaration act law bill resolution doctrine plan initiative project war games cup olympics prize award day week month year eve century era age crisis battle revolution christmas easter ramadan summit forum conference dialogue talks monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december world spring summer autumn winter storm hurricane typhoon earthquake virus covid missile system jet road exercise operation programme program".split(
    " ",
  ),
);
/** Words that alone name nobody. */
const SINGLES = new Set(
  "jr jr. sr sr. ii iii north south east west northern southern eastern western jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. internet web god earth english french german parliament congress".split(
    " ",
  ),
);
const PLACES = new Set(
  "street square avenue palace airport station bridge stadium park port region province district county city island islands sea ocean river lake mountain mountains bay gulf strait peninsula valley desert coast hotel hall tower camp cape border base".split(
    " ",
  ),
);

/** Brussels that acts is the European Union, unless the page speaks of Belgium. */
const EUROPEAN_UNION: Actor = { type: "body", name: "European Union", country: null, role: null, wikidata: null };

function isUnion(context: Context, place: ActorEntry): boolean {
  if (place.country !== "BEL" || place.name !== "Brussels") return false;
  for (const view of context.views) {
    for (const { entries } of view.drafts)
      if (entries[0]?.country === "BEL" && entries[0].type !== "place") return false;
  }
  return true;
}

function settleCapital(context: Context, view: View, draft: Draft): void {
  const place = draft.entries.find((e) => e.capitalOf !== null)!;
  const { party, why } = standing(view, draft.first, draft.last);
  if (party) {
    const body = draft.entries.find((e) => e.type === "body" || e.type === "group");
    draft.actors = [
      body !== undefined
        ? actorOf(body)
        : isUnion(context, place)
          ? EUROPEAN_UNION
          : stateActor(place.capitalOf!, "GOV"),
    ];
    draft.why = `the government, not the city: ${why}`;
  } else {
    draft.actors = [actorOf({ ...place, type: "place" })];
    draft.why = `the city: ${why}`;
  }
}

/** Bodies that are the state itself by another word. */
const STATE_BODY =
  / (?:government|cabinet|military|navy|air force|police|coast guard|general staff|forces|intelligence service)$/i;

function settleKnown(context: Context, view: View, draft: Draft, history: readonly Spoken[]): void {
  const entry = draft.entries[0]!;
  if (entry.type === "body" && entry.country === null && /Ministry$/.test(entry.name)) {
    settleBareMinistry(context, view, draft, entry, history);
    return;
  }
  if (entry.type === "body" && entry.country !== null && STATE_BODY.test(entry.name)) {
    draft.form = "nominal";
    draft.label = entry.name;
    draft.actors = [stateActor(entry.country, entry.sector)];
    draft.why = `${entry.name}: the state`;
    return;
  }
  if (entry.type === "place" && isUnion(context, entry)) {
    const { party, why } = standing(view, draft.first, draft.last);
    draft.actors = [party ? EUROPEAN_UNION : actorOf(entry)];
    draft.why = party ? `the Union's seat, not the city: ${why}` : `the city: ${why}`;
    return;
  }
  draft.actors = [actorOf(entry)];
}

/** "the Foreign Ministry": the one spoken of before, else that of the state which acts here. */
function settleBareMinistry(
  context: Context,
  view: View,
  draft: Draft,
  entry: ActorEntry,
  history: readonly Spoken[],
): void {
  draft.form = "nominal";
  for (let i = history.length - 1; i >= Math.max(0, history.length - FAR); i -= 1) {
    const actor = history[i]!.actors[0]!;
    if (
      actor !== undefined &&
      actor.type === "body" &&
      actor.country !== null &&
      actor.name.endsWith(` ${entry.name}`)
    ) {
      draft.actors = [actor];
      draft.why = `${actor.name}, named before`;
      return;
    }
  }
  const country = actingState(context, view, draft.first, history);
  const body = country === null ? null : ministryOf(context, country, view, draft);
  if (body !== null) {
    draft.actors = [actorOf(body)];
    draft.why = `of ${country}, the state that acts here`;
  } else {
    draft.label = entry.name;
    draft.why = "a ministry whose state is not said";
  }
}

/** The body of that name of the state: the table is asked for "Chinese Foreign Ministry". */
const ministryOf = (context: Context, country: string, view: View, draft: Draft): ActorEntry | null =>
  bodyOf(
    context,
    country,
    view.tokens
      .slice(draft.nameFirst, draft.nameLast + 1)
      .map((token) => token.text)
      .join(" "),
    view,
  );

/** `name`: words parted by spaces, as tokens. */
function bodyOf(context: Context, country: string, name: string, view: View): ActorEntry | null {
  const demonym = context.table.states.get(country)?.demonym;
  const any = view.tokens[0];
  if (demonym === undefined || any === undefined) return null;
  const tokens = `${demonym} ${name}`
    .split(" ")
    .map((text) => ({ ...any, text, norm: text.toLowerCase().replaceAll("’", "'") }));
  const match = context.table.match(tokens, 0);
  const entry = match?.entries[0];
  return entry !== undefined && entry.type === "body" && match!.length === tokens.length ? entry : null;
}

/** The state whose doings are told here: the last subject that is a state or its person, near; else the page's first by weight. */
function actingState(context: Context, view: View, token: number, history: readonly Spoken[]): string | null {
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const spoken = history[i]!;
    if (view.sentence.index - spoken.sentence > 2) break;
    if (
      !spoken.subject ||
      spoken.actors.length !== 1 ||
      (spoken.sentence === view.sentence.index && spoken.token > token)
    )
      continue;
    const state = stateOf(spoken.actors[0]!);
    if (state !== null) return state;
  }
  const [first, second] = heaviest(context);
  if (first === undefined) return null;
  const weight = (iso3: string | undefined): number => (iso3 === undefined ? 0 : (context.weights.get(iso3) ?? 0));
  return weight(first) >= 2 * weight(second) ? first : null;
}

function heaviest(context: Context): string[] {
  return [...context.weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([iso3]) => iso3);
}

function settleDemonym(view: View, draft: Draft): void {
  const entry = draft.entries[0]!;
  const next = view.tokens[draft.last + 1];
  const word = view.tokens[draft.last]!;
  const west = entry.country === null && /west/i.test(entry.name);
  draft.actors = [west ? THE_WEST : actorOf(entry)];
  const modifies =
    next !== undefined &&
    (next.upos === "NOUN" || next.upos === "ADJ" || next.upos === "PROPN" || next.norm === "-" || next.norm === "and");
  if (
    !modifies &&
    (word.norm.endsWith("s") || view.tokens[draft.first - 1]?.norm === "the") &&
    entry.country !== null
  ) {
    draft.form = "nominal";
    draft.plural = true;
    draft.label = textOf(view, draft.first, draft.last);
    draft.why = "the people of the state";
    return;
  }
  draft.why = modifies ? `adjective of the state before "${next.text}"` : "adjective of the state";
}

// ---------------------------------------------------------------- offices

function settleOffice(
  context: Context,
  view: View,
  draft: Draft,
  history: readonly Spoken[],
  lastSeen: ReadonlyMap<PersonCard, number>,
): void {
  const { table, asOf } = context;
  const cards = nearCards(context, history);
  const role = draft.role ?? "";
  const kind = roleKind(role);
  // "the ambassador, Andrei Kelin": the name stands beside it.
  const beside = view.drafts.find(
    (d) => d.person !== null && d.besideFirst >= 0 && draft.last >= d.besideFirst && draft.last <= d.besideLast,
  );
  if (beside?.person != null) {
    settle(draft, beside.person, `in apposition to ${beside.person.name}`);
    return;
  }

  let country = draft.country ?? draft.body?.actors[0]?.country ?? null;
  const owner = ownerOf(view, draft, history);
  if (country === null && owner !== null) country = stateOf(owner);
  const fallback = (): void => {
    if (draft.body !== null && draft.body.actors.length > 0) {
      draft.actors = draft.body.actors;
      draft.why = `speaks for ${draft.body.actors[0]!.name}`;
    } else if (country !== null) {
      draft.actors = [stateActor(country)];
      draft.why = `one of ${country}, not named`;
    } else draft.why = "an office whose holder is not said";
  };
  const speakerless = (): void => {
    // "The Foreign Office said …. A spokesperson added …": of the body that spoke last.
    if (draft.body === null && country === null) {
      const reach = Math.min(history.length, 60);
      for (let n = 0; n < 2 * reach; n += 1) {
        // Bodies first, then states.
        const spoken = history[history.length - 1 - (n % reach)]!;
        const { actors, subject, card } = spoken;
        if (view.sentence.index - spoken.sentence > 2 || (n < reach && actors[0]?.type !== "body")) continue;
        if (
          card !== null ||
          !subject ||
          actors.length !== 1 ||
          (actors[0]!.type !== "body" && actors[0]!.type !== "state")
        )
          continue;
        draft.actors = actors;
        draft.why = `of ${actors[0]!.name}, which spoke before`;
        return;
      }
    }
    fallback();
  };
  if (!draft.definite) {
    if (kind === "spokesperson") speakerless();
    else fallback();
    return;
  }

  const former = /\b(?:former|ex)\b/i.test(role);
  const coming = /\b(?:next|future|new|incoming|elect)\b/i.test(role);
  if (/counterpart$/i.test(role)) {
    // "his counterpart Ana Berg", "his counterpart, Ana Berg has".
    const behind = view.tokens[draft.last + 1]?.norm === "," ? draft.last + 2 : draft.last + 1;
    const next = view.drafts.find((d) => d.person !== null && d.first === behind);
    if (next?.person != null) {
      settle(draft, next.person, `in apposition to ${next.person.name}`);
      return;
    }
    const subject = lastPerson(view, draft, history);
    if (country !== null && subject?.role != null) {
      const twin = cards.find(
        (card) =>
          card !== subject &&
          card.country === country &&
          lastSeen.has(card) &&
          roleKind(card.role ?? "") === roleKind(subject.role!),
      );
      if (twin !== undefined) {
        settle(draft, twin, `the ${twin.role} of ${country}, named on this page`);
        return;
      }
      const held = subject.role === null ? null : table.holder(subject.role, country, asOf);
      if (held !== null) {
        settle(draft, cardOfHolder(context, held), `${held.role} of ${country} on ${asOf ?? "no known day"}`);
        return;
      }
    }
    fallback();
    return;
  }
  let fellows = cards.filter(
    (card) =>
      fits(card.role, role, card.country) &&
      (country === null || card.country === country || (card.country === null && lastSeen.has(card))) &&
      compatible(card.gender, draft.gender) &&
      (former || !/^(?:former|ex|then)\b/i.test(card.role ?? "")),
  );
  const seen = fellows.filter((card) => lastSeen.has(card));
  if (seen.length > 0) fellows = seen;
  else if (country === null) fellows = fellows.length === 1 && kind !== "official" ? fellows : [];
  // "The foreign secretary" is rather who bears that very title than a secretary of state.
  const exact = fellows.filter((card) => card.role?.toLowerCase().endsWith(role.toLowerCase()));
  if (exact.length > 0) fellows = exact;
  if (kind === "official" || kind === "other" || kind === "chief") {
    const near = new Set(history.filter((s) => view.sentence.index - s.sentence <= 3).map((s) => s.card));
    fellows = fellows.filter(
      (card) => near.has(card) && (kind !== "official" || draft.country === null || seen.length === 1),
    );
    if (kind === "official" && /\bofficials?$/i.test(role) && country !== null && !/top|no\.? ?\d|second/i.test(role))
      fellows = [];
  }
  if (fellows.length > 0 && !coming) {
    const one = fellows.reduce((a, b) => ((lastSeen.get(b) ?? -1) > (lastSeen.get(a) ?? -1) ? b : a));
    settle(
      draft,
      one,
      fellows.length === 1 ? `the ${role} of this page: ${one.name}` : `the ${role} spoken of last: ${one.name}`,
    );
    return;
  }
  if (kind === "spokesperson") {
    for (let i = history.length - 1; i >= Math.max(0, history.length - FAR); i -= 1) {
      const spoken = history[i]!;
      if (
        spoken.draft.what !== "office" ||
        roleKind(spoken.draft.role ?? "") !== "spokesperson" ||
        spoken.actors.length === 0
      )
        continue;
      if (country !== null && stateOf(spoken.actors[0]!) !== country) continue;
      draft.actors = spoken.actors;
      draft.why = `the spokesperson of ${spoken.actors[0]!.name} told of before`;
      return;
    }
    speakerless();
    return;
  }
  if (
    country !== null &&
    !former &&
    !coming &&
    kind !== "official" &&
    kind !== "envoy" &&
    (draft.body === null || draft.body.actors[0]?.type === "state")
  ) {
    const words = role.toLowerCase();
    const term =
      officeIn(context, view, draft) ??
      (kind === "leader" ? "leader" : kind === "foreign" ? "Foreign Minister" : words);
    const held = table.holder(term, country, asOf);
    if (held !== null && !SUBORDINATE.test(words)) {
      settle(draft, cardOfHolder(context, held), `${held.role ?? term} of ${country} on ${asOf ?? "no known day"}`);
      return;
    }
  }
  fallback();
}

/** The persons whom a nominal may mean: all of the page, or of a page of very many those spoken of last. */
function nearCards(context: Context, history: readonly Spoken[]): readonly PersonCard[] {
  if (context.cards.all.length <= 200) return context.cards.all;
  const near = new Set<PersonCard>();
  for (const { card } of history.slice(-400)) if (card !== null) near.add(card);
  return [...near];
}

const SUBORDINATE = /\b(?:deputy|vice|assistant|acting|spokes\w+)\b/;

/** The term of office that ends with the phrase: "prime minister", "top diplomat". */
function officeIn(context: Context, view: View, draft: Draft): string | null {
  for (let i = draft.nameFirst; i <= draft.last; i += 1) {
    const office = context.table.office(view.tokens, i);
    if (office !== null && !office.plural && i + office.length - 1 === draft.last) return office.role;
  }
  return null;
}

function cardOfHolder(context: Context, held: Actor): PersonCard {
  const there = cardNamed(context.cards, held.name);
  if (there !== undefined) return there;
  const card: PersonCard = {
    name: held.name,
    families: familiesOf(held.name, held.country, context.given),
    words: new Set(foldName(held.name).split(" ")),
    role: held.role,
    country: held.country,
    wikidata: held.wikidata,
    gender: null,
    likely: context.table.given.get(foldName(held.name.split(" ")[0]!)) ?? null,
    known: held.name,
    printed: false,
    sector: held.sector ?? null,
    code: held.code ?? null,
  };
  addCard(context.cards, card);
  return card;
}

/** Whose it is: "its president", "the country's leader", "Beijing's top diplomat". */
function ownerOf(view: View, draft: Draft, history: readonly Spoken[]): Actor | null {
  const before = view.tokens[draft.first - 1];
  const own = view.tokens[draft.first];
  const possessive = own !== undefined && /^(?:its|their)$/.test(own.norm);
  const mark = before !== undefined && /^(?:'s|'|’)$/.test(before.norm);
  if (!possessive && !mark) return null;
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const spoken = history[i]!;
    if (spoken.sentence !== view.sentence.index) return null;
    if (mark ? spoken.last === draft.first - 2 : spoken.token === draft.first) return spoken.actors[0] ?? null;
  }
  return null;
}

function lastPerson(view: View, draft: Draft, history: readonly Spoken[]): PersonCard | null {
  let any: PersonCard | null = null;
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const spoken = history[i]!;
    if (view.sentence.index - spoken.sentence > 1) break;
    if (spoken.card === null || (spoken.sentence === view.sentence.index && spoken.token > draft.first)) continue;
    if (spoken.subject) return spoken.card;
    any ??= spoken.card;
  }
  return any;
}

// ---------------------------------------------------------------- pairs and "the ministry"

function settlePair(context: Context, view: View, draft: Draft, history: readonly Spoken[]): void {
  const noun = view.tokens[draft.last]!.norm;
  if (noun === "former" || noun === "latter") {
    settleOneOfTwo(view, draft, history, noun === "former" ? 0 : 1);
    return;
  }
  const found = draft.role === "people" ? twoPersons(view, draft, history) : null;
  if (found !== null) {
    draft.actors = found.map(personActor);
    draft.why = "the two persons spoken of last";
    return;
  }
  // "The two" alone, after one person: not clear who.
  const bare = (noun === "two" || noun === "both") && history.at(-1)?.card != null;
  const between = view.tokens[draft.first - 1]?.norm === "between";
  const states = bare ? null : twoStates(context, view, history, between);
  if (states !== null) {
    draft.actors = states.map((iso3) => stateActor(iso3));
    draft.why = "the two states spoken of last";
  } else draft.why = "two parties, not clear which";
}

/** "the latter": of the two that were named last beside each other. */
function settleOneOfTwo(view: View, draft: Draft, history: readonly Spoken[], which: 0 | 1): void {
  for (let i = history.length - 1; i >= 0 && view.sentence.index - history[i]!.sentence <= 1; i -= 1) {
    const { actors, card, draft: last } = history[i]!;
    if (card !== null || actors.length !== 2 || last.form === "pronoun") continue;
    draft.actors = [actors[which]!];
    draft.why = `the ${which === 0 ? "first" : "second"} of two named together`;
    return;
  }
  draft.what = "dropped";
}

function twoPersons(view: View, draft: Draft, history: readonly Spoken[]): PersonCard[] | null {
  const found: PersonCard[] = [];
  const noun = view.tokens[draft.last]!.norm;
  const high =
    /^(?:leaders|presidents|premiers|heads|chancellors|kings|officials|pair|duo|men|women|ministers|diplomats|counterparts|secretaries)$/.test(
      noun,
    );
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const spoken = history[i]!;
    if (view.sentence.index - spoken.sentence > (noun === "two" || noun === "both" ? 1 : 8)) break;
    const { card } = spoken;
    if (card === null || found.includes(card)) continue;
    if (high && noun !== "pair" && noun !== "duo") {
      const kind = roleKind(card.role ?? "");
      if (kind === "other" || kind === "spokesperson") continue;
      if (
        (noun === "leaders" || noun === "presidents") &&
        kind !== "head-of-state" &&
        kind !== "head-of-government" &&
        kind !== "leader" &&
        kind !== "chief"
      )
        continue;
      if (noun === "presidents" && kind !== "head-of-state") continue;
      if (noun === "ministers" && !isMinisterOf(kind, textOf(view, draft.first, draft.last))) continue;
      // Two who speak for one state are no pair of leaders.
      if (found.length === 1 && found[0]!.country !== null && found[0]!.country === card.country) continue;
    }
    found.push(card);
    if (found.length === 2) return found.reverse();
  }
  return null;
}

/** Is one of that kind among "the two foreign ministers"? */
function isMinisterOf(kind: RoleKind, words: string): boolean {
  if (/prime/i.test(words)) return kind === "head-of-government";
  if (/foreign|external/i.test(words)) return kind === "foreign";
  if (/defen[cs]e/i.test(words)) return kind === "defence";
  if (/financ/i.test(words)) return kind === "finance";
  return (
    kind === "minister" ||
    kind === "foreign" ||
    kind === "defence" ||
    kind === "finance" ||
    kind === "head-of-government"
  );
}

/** What one sentence says of states: those that act, those named by themselves, and those of its persons too. */
interface StatesHere {
  readonly acting: string[];
  readonly named: string[];
  readonly all: string[];
}

function twoStates(context: Context, view: View, history: readonly Spoken[], between: boolean): string[] | null {
  const found: string[] = [];
  const weigh = (iso3: string): number => context.weights.get(iso3) ?? 0;
  const heavier = (a: string, b: string): number => weigh(b) - weigh(a) || (a < b ? -1 : 1);
  const twoOf = ({ acting, named, all }: StatesHere): string[] | null => {
    if (named.length === 2) return named;
    if (acting.length === 2) return acting;
    const many = named.length > 2 ? named : all;
    if (many.length === 2) return many;
    if (many.length < 2) return null;
    const top = [...many].sort(heavier);
    // Three in one sentence: the two that the page is about, if they stand out.
    return weigh(top[1]!) > weigh(top[2]!) ? top.slice(0, 2) : null;
  };
  let here: StatesHere = { acting: [], named: [], all: [] };
  let sentence = -1;
  const close = (): string[] | null => {
    const two = twoOf(here);
    if (two !== null && found.length === 0) return two;
    for (const iso3 of here.named) if (!found.includes(iso3)) found.push(iso3);
    here = { acting: [], named: [], all: [] };
    return found.length >= 2 ? found.slice(0, 2) : null;
  };
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const spoken = history[i]!;
    if (view.sentence.index - spoken.sentence > 6) break;
    if (spoken.sentence !== sentence) {
      const two = close();
      if (two !== null) return two.sort(heavier);
      sentence = spoken.sentence;
    }
    // "China brokered a deal between the two powers": who mediates is none of them.
    if (between && spoken.sentence === view.sentence.index && spoken.subject && !spoken.joined) continue;
    for (const actor of spoken.actors) {
      const state = actor.type === "place" ? null : stateOf(actor);
      if (state === null) continue;
      if (!here.all.includes(state)) here.all.push(state);
      if (actor.type === "person") continue;
      const adjective = spoken.draft.what === "demonym" && spoken.draft.form === "name";
      if (!adjective && !here.named.includes(state)) here.named.push(state);
      if (!adjective && spoken.subject && !here.acting.includes(state)) here.acting.push(state);
    }
  }
  const two = close();
  if (two !== null) return two.sort(heavier);
  const top = heaviest(context);
  return top.length >= 2 && (top.length === 2 || weigh(top[1]!) > weigh(top[2]!)) ? top.slice(0, 2) : null;
}

/** "the diplomats" after "six British diplomats". */
function sameAsBefore(view: View, draft: Draft, history: readonly Spoken[]): void {
  const noun = view.tokens[draft.last]!.norm;
  for (let i = history.length - 1; i >= Math.max(0, history.length - FAR); i -= 1) {
    const { draft: other, actors } = history[i]!;
    if (
      other.what !== "party" ||
      actors.length === 0 ||
      other.label === null ||
      !other.label.toLowerCase().endsWith(noun)
    )
      continue;
    draft.actors = actors;
    draft.why = `the ${noun} told of before`;
    return;
  }
}

function settleSame(context: Context, view: View, draft: Draft, history: readonly Spoken[]): void {
  const noun = view.tokens[draft.last]!.norm;
  const asked = traitsIn(textOf(view, draft.first, draft.last));
  const alliance = view.matches.find((match, at) => match !== null && at >= draft.first && at < draft.last)?.entries[0];
  const members =
    alliance?.sector === "IGO" && /^(?:member|ally|country|nation|state)$/.test(noun)
      ? new Set(context.table.memberships.of(alliance.name, context.asOf).map(({ member }) => member))
      : null;
  const wanted = (actor: Actor): boolean => {
    if (members !== null) return actor.type === "state" && members.has(actor.name);
    if (/^(?:country|nation|state|kingdom|republic|giant|superpower)$/.test(noun)) {
      const state = actor.type === "state" ? context.table.states.get(actor.name) : undefined;
      // A territory is no country.
      if (state === undefined || (state.cow === null && noun !== "republic")) return false;
      return asked.every((trait) => state.traits.includes(trait));
    }
    if (noun === "alliance" && draft.last - draft.first > 1)
      return actor.type !== "person" && (actor.name === "NATO" || /Alliance/.test(actor.name));
    if (noun === "north") return actor.name === "PRK";
    if (noun === "south") return actor.name === "KOR" && context.weights.has("PRK");
    if (noun === "bloc" && actor.name === THE_WEST.name) return false;
    if (STATE_ANAPHORS.has(noun)) return actor.type === "state";
    if (noun === "ministry") return actor.type === "body" && /Ministry|Ministerio/.test(actor.name);
    if (noun === "service")
      return actor.type === "body" && actor.country !== null && !/Ministry|Kremlin|House|Office/.test(actor.name);
    if (noun === "department") return actor.type === "body" && /Department/.test(actor.name);
    if (noun === "office") return actor.type === "body" && /Office|Embassy/.test(actor.name);
    if (noun === "newspaper") return actor.type === "body" && /Times|Post|Daily|Journal|Guardian|News/.test(actor.name);
    if (noun === "agency" || noun === "committee")
      return actor.type === "body" && actor.name.toLowerCase().includes(noun);
    if (actor.type === "group") return true;
    return actor.type === "body" && actor.country === null && BLOC.test(actor.name);
  };
  if (noun === "office" && /^(?:his|her)$/.test(view.tokens[draft.first]!.norm)) {
    settleHisOffice(context, view, draft, history);
    return;
  }
  // As subject of its sentence it takes up the last subject; elsewhere whatever was spoken of last.
  const asSubject = draft.first < 2 || isSubject(view, draft, draft.last) || !/^(?:country|nation)$/.test(noun);
  for (let pass = asSubject ? 0 : 1; pass < 2; pass += 1) {
    for (let i = history.length - 1; i >= 0; i -= 1) {
      const spoken = history[i]!;
      if (view.sentence.index - spoken.sentence > (pass === 0 ? 1 : 4)) break;
      if (spoken.actors.length !== 1 || !wanted(spoken.actors[0]!)) continue;
      if (pass === 0 && !spoken.subject) continue;
      if (spoken.sentence === view.sentence.index && isCoArgument(view, draft.last, spoken.token)) continue;
      // "Russia's invasion of the country", "an Israeli strike in the country's south": not of Russia, not in Israel.
      if (
        spoken.sentence === view.sentence.index &&
        (view.tokens[spoken.last + 1]?.norm === "'s" || spoken.draft.what === "demonym") &&
        draft.first - spoken.last < 6
      )
        continue;
      draft.actors = spoken.actors;
      const state = spoken.actors[0]!.type === "state" ? context.table.states.get(spoken.actors[0]!.name) : undefined;
      draft.label = state !== undefined && STATE_ANAPHORS.has(noun) ? `${state.demonym} ${noun}` : null;
      draft.why =
        members === null
          ? `${spoken.actors[0]!.name}, spoken of before`
          : `${spoken.actors[0]!.name}, spoken of before, belongs to it`;
      return;
    }
  }
  // "The Lebanese ministry said … in the country's south": of whose body or person it was told last.
  const acting =
    /^(?:country|nation)$/.test(noun) && asked.length === 0 ? actingState(context, view, draft.first, history) : null;
  if (acting !== null) {
    draft.actors = [stateActor(acting)];
    draft.why = `${acting}, the state that acts here`;
    return;
  }
  draft.why = "spoken of before, but not clear which";
  draft.label = textOf(view, draft.first, draft.last);
}

const TRAITS =
  /\b(?:(?:south|southeast|central|east) asian|(?:west|east|north|southern) african|(?:latin|south|central|north) american|asian|african|european|nordic|scandinavian|baltic|balkan|caucasus|caribbean|pacific|arab|gulf|island|kingdom|giant|superpower|landlocked)\b/g;

/** "the landlocked African country" → landlocked, african: what its state must be. */
const traitsIn = (words: string): string[] => words.toLowerCase().match(TRAITS) ?? [];

/** "his office said" of a prime minister: the Prime Minister's Office of his state. */
function settleHisOffice(context: Context, view: View, draft: Draft, history: readonly Spoken[]): void {
  let owner: PersonCard | null = null;
  for (let i = history.length - 1; i >= 0 && history[i]!.sentence === view.sentence.index; i -= 1) {
    if (history[i]!.token === draft.first) owner = history[i]!.card;
  }
  draft.label = textOf(view, draft.first, draft.last);
  draft.why = "the office of a person, not clear which";
  if (owner === null || owner.country === null) return;
  const kind = roleKind(owner.role ?? "");
  const name =
    kind === "head-of-government"
      ? "Prime Minister 's Office"
      : kind === "head-of-state"
        ? "Presidential Office"
        : null;
  const body = name === null ? null : bodyOf(context, owner.country, name, view);
  if (body === null) return;
  draft.actors = [actorOf(body)];
  draft.label = null;
  draft.why = `the office of ${owner.name}`;
}

/** Bodies of many states. */
const BLOC =
  /Union|Organi[sz]ation|NATO|ASEAN|AUKUS|BRICS|OPEC|\bG-?\d|Group|Alliance|Community|Cooperation|League|Council|Forum|Commonwealth|Pact|Quad/;

const STATE_ANAPHORS = new Set("government authorities regime military army administration".split(" "));

// ---------------------------------------------------------------- pronouns

/** A pronoun in a phrase before the sentence's subject: "In his meeting with Li, Putin said". */
function isAhead(view: View, draft: Draft): boolean {
  if (draft.what !== "pronoun" || draft.first > 4 || draft.gender === null) return false;
  const opening = view.tokens[0]!;
  if (opening.upos !== "ADP" && opening.upos !== "SCONJ" && opening.xpos !== "VBG") return false;
  for (let i = draft.first + 1; i < view.tokens.length - 2; i += 1) {
    if (view.tokens[i]!.norm === "," && view.drafts.some((d) => d.first === i + 1 && d.form !== "pronoun")) return true;
  }
  return false;
}

function settlePronoun(view: View, draft: Draft, history: readonly Spoken[], late = false): void {
  if (late) {
    let subject: Spoken | null = null;
    for (let i = history.length - 1; i >= 0 && history[i]!.sentence === view.sentence.index; i -= 1) {
      const s = history[i]!;
      if (s.card === null || !s.subject || s.first <= draft.last || !compatible(s.card.gender, draft.gender)) continue;
      if (view.tokens[s.first - 1]?.norm === ",") subject = s;
    }
    if (subject?.card != null) {
      settle(draft, subject.card, `${subject.card.name}, the subject that follows`);
      return;
    }
  }
  const token = view.tokens[draft.first]!;
  const personal = draft.gender !== null;
  if (token.norm === "it" && isExpletive(view, draft.first)) {
    draft.what = "dropped";
    return;
  }
  const quoted = isQuoted(view, draft.first);
  // "Putin, he said, had gone further": who speaks is another than who is spoken of.
  const parenthetical =
    /^[,”"]$/.test(view.tokens[draft.first - 1]?.norm ?? "") && SAY_WORDS.has(view.tokens[draft.first + 1]?.norm ?? "");
  const isStately = token.norm === "its" && STATELY.has(view.tokens[token.head]?.lemma ?? "");
  const scores = new Map<string, { spoken: Spoken; score: number }>();
  const barred = new Set<string>();
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const spoken = history[i]!;
    const gap = view.sentence.index - spoken.sentence;
    if (gap > 3) break;
    if (personal ? spoken.card === null : spoken.card !== null) continue;
    if (personal && !compatible(spoken.card!.gender, draft.gender)) continue;
    if (!personal && draft.plural !== spoken.plural && !(draft.plural && spoken.actors[0]?.type === "group")) continue;
    if (!personal && !draft.plural && (spoken.actors.length !== 1 || (spoken.joined && spoken.subject))) continue;
    if (draft.plural && spoken.actors.length === 1 && spoken.actors[0]!.type === "body") continue;
    if (!personal && gap > 2) continue;
    if (parenthetical && gap === 0 && spoken.first < draft.first) continue;
    let score = 10 - 4 * gap;
    if (spoken.subject) score += 3;
    if (personal && spoken.card!.gender === draft.gender) score += 2;
    else if (personal && spoken.card!.likely !== null) score += spoken.card!.likely === draft.gender ? 1 : -4;
    if (spoken.paragraph !== view.sentence.paragraph) score -= 2;
    if (quoted && !spoken.quoted && spoken.subject && gap <= 1) score -= 5;
    if (!quoted && spoken.quoted) score -= 3;
    if (draft.plural) score += spoken.actors.length > 1 ? 2 : -2;
    // "its nuclear test" is a state's, whatever council is the subject.
    if (isStately && spoken.actors[0]?.type === "body" && spoken.actors[0].country === null) score -= 6;
    if (spoken.draft.what === "demonym" && spoken.draft.form === "name") score -= 4;
    const key = spoken.card?.name ?? spoken.actors.map((a) => a.name).join("+");
    if (gap === 0 && isCoArgument(view, draft.first, spoken.token)) barred.add(key);
    const there = scores.get(key);
    if (there === undefined || there.score < score)
      scores.set(key, { spoken, score: score + (there === undefined ? 0 : 0.5) });
    else there.score += 0.5;
  }
  for (const key of barred) scores.delete(key);
  const ranked = [...scores.values()].sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (best === undefined) {
    if (!personal && !draft.plural) draft.what = "dropped";
    draft.why = "nobody before whom it could mean";
    return;
  }
  const second = ranked[1];
  // Another noun stands nearer, which is no party: "the commitments are welcome, but they …".
  if (!personal && best.spoken.sentence !== view.sentence.index && hasNearer(view, draft)) {
    draft.what = "dropped";
    return;
  }
  const close =
    second !== undefined && best.score - second.score < 1 && best.spoken.paragraph !== view.sentence.paragraph;
  if (close || best.score < 2) {
    if (!personal) draft.what = "dropped";
    draft.why = close ? "two fit equally well" : "too far from whom it could mean";
    return;
  }
  if (best.spoken.card !== null) {
    settle(
      draft,
      best.spoken.card,
      `${best.spoken.card.name}, ${best.spoken.subject ? "subject" : "spoken of"} ${best.spoken.sentence === view.sentence.index ? "before it" : "in a sentence before"}`,
    );
    draft.person!.gender ??= draft.gender;
  } else {
    draft.actors = best.spoken.actors;
    draft.why = `${best.spoken.actors.map((a) => a.name).join(" and ")}, spoken of before`;
  }
}

/** What a state has and an alliance or council has not. */
const STATELY = new Set(
  "test launch missile programme program army border territory invasion government president premier citizen economy currency export import sovereignty airspace capital parliament constitution independence coast airport embassy".split(
    " ",
  ),
);

/** Is there a noun before the pronoun that it may mean and that is no mention: a subject, or for "they" any plural? */
function hasNearer(view: View, draft: Draft): boolean {
  for (let i = 0; i < draft.first; i += 1) {
    const token = view.tokens[i]!;
    if (token.upos !== "NOUN" || (draft.plural ? token.xpos !== "NNS" : token.xpos !== "NN" || !isRel(token, "nsubj")))
      continue;
    if (!view.drafts.some((d) => i >= d.first && i <= d.last && d.what !== "dropped")) return true;
  }
  return false;
}

/** "Xi met him": the two are different persons. */
function isCoArgument(view: View, pronoun: number, other: number): boolean {
  if (!hasTree(view)) return false;
  const a = view.tokens[pronoun]!;
  const b = view.tokens[other]!;
  if (a.head < 0 || !(isRel(a, "obj") || isRel(a, "iobj") || isRel(a, "obl")) || /sel(?:f|ves)$/.test(a.norm))
    return false;
  if (a.head === b.head) return true;
  // "Xi met Berg and invited him": the second verb has the subject of the first.
  let verb = a.head;
  for (let step = 0; step < 4; step += 1) {
    const { tokens } = view;
    if (tokens.some((t) => t.head === verb && isRel(t, "nsubj"))) return false;
    if (!isRel(tokens[verb]!, "conj") && !isRel(tokens[verb]!, "xcomp")) return false;
    verb = tokens[verb]!.head;
    if (b.head === verb && isRel(b, "nsubj")) return true;
  }
  return false;
}

/** "it is clear that", "it said" is none. */
function isExpletive(view: View, at: number): boolean {
  if (isRel(view.tokens[at]!, "expl")) return true;
  const next = view.tokens[at + 1]?.norm ?? "";
  if (at === 0 && /^(?:comes|came|follows|followed|marks|marked|means|meant)$/.test(next)) return true;
  // "It is China that …".
  if (/^(?:is|was)$/.test(next) && (at === 0 || /^[“"]$/.test(view.tokens[at - 1]!.norm))) {
    for (let i = at + 2; i < view.tokens.length && i < at + 9; i += 1)
      if (/^(?:that|who)$/.test(view.tokens[i]!.norm)) return true;
  }
  if (!/^(?:is|was|'s|will|would|remains|seems|appears|takes|took|has)$/.test(next)) return false;
  const then = view.tokens[at + 2];
  const word = then?.norm === "not" || then?.norm === "be" || then?.upos === "ADV" ? view.tokens[at + 3] : then;
  return (
    word !== undefined &&
    /^(?:clear|unclear|important|possible|impossible|understood|expected|believed|reported|thought|hoped|feared|said|alleged|claimed|necessary|likely|unlikely|difficult|hard|easy|time|been|too|good|true|known|crucial|vital|essential|worth|up|been)$/.test(
      word.norm,
    )
  );
}
