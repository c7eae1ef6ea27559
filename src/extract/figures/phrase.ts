/** The words of what is measured, out of the tree: of "its exports to Chile rose 5%" it is "Norway's exports to Chile". */
import { agentOf, bareRel, children, dependent, grammaticalSubject, isPassive } from "../../language/index.ts";
import type { Analysis, FigureReading, Sentence, Token } from "../../model/index.ts";
import { mentionOf } from "../statements/speaker.ts";
import { caseOf } from "./around.ts";
import { FLOWS, IDLE_VERBS, MEASURES, RATES, THINGS, TIME_NOUN } from "./change-words.ts";
import type { Measured } from "./measured.ts";
import type { Quantity } from "./quantity.ts";

/** What is made or grown, of which one goes on telling: "production … the agency predicts 53 million tons". */
const MADE = /^(?:production|output|harvest|crop|growth|spending|revenue|consumption|turnover)$/;

const setOff = (sentence: Sentence, from: number, to: number): boolean =>
  sentence.tokens.slice(from + 1, to).some((token) => token.text === "," || token.text === ";") &&
  bareRel(sentence.tokens[from]!) !== "amod";

const BESIDE = /^(?:to|from|into|against|aboard)$/;

/** Makes the words of what is measured out of the tree. */
export class Phrase {
  readonly analysis: Analysis;
  readonly sentence: Sentence;
  readonly quantities: readonly Quantity[];

  constructor(analysis: Analysis, sentence: Sentence, quantities: readonly Quantity[]) {
    this.analysis = analysis;
    this.sentence = sentence;
    this.quantities = quantities;
  }

  isQuantity(token: number): boolean {
    return (
      this.quantities.some((one) => token >= one.first && token <= one.numberLast && token !== one.head) ||
      this.quantities.some(
        (one) => one.head === token && one.kind !== "people" && one.kind !== "things" && one.kind !== "acts",
      )
    );
  }

  /** What those who are counted do: "died of cold", "signed papers on trade", "live in region"; "" for an idle verb. */
  deed(verb: Token, doer: Token): string {
    if (verb.upos !== "VERB" || IDLE_VERBS.test(verb.lemma) || isPassive(this.sentence, verb.index)) return "";
    const below = children(this.sentence, verb.index).filter(
      (child) =>
        child.index > verb.index &&
        child.index !== doer.index &&
        !this.isTime(child.index) &&
        !this.isQuantity(child.index),
    );
    const object = below.find((child) => bareRel(child) === "obj" && child.upos !== "PRON");
    const oblique = below.find(
      (child) =>
        bareRel(child) === "obl" && /^(?:of|in|from|to|for|at|on|with)$/.test(caseOf(this.sentence, child.index)),
    );
    const told =
      object !== undefined
        ? this.words(object.index, false)
        : oblique === undefined
          ? ""
          : `${caseOf(this.sentence, oblique.index)} ${this.words(oblique.index, false)}`;
    return told.split(" ").length > 8 ? verb.norm : `${verb.norm} ${told}`.trim();
  }

  /** Where or by whom it was done, in four words at most: " in India", " to North Korean vessel"; "" where the verb does not say. */
  beside(verb: number, past: number, by: RegExp = BESIDE): string {
    for (const child of children(this.sentence, verb)) {
      if (child.index <= Math.max(verb, past) || !/^(?:obl|nmod)$/.test(bareRel(child))) continue;
      const preposition = caseOf(this.sentence, child.index);
      if (!by.test(preposition) || this.isTime(child.index) || this.isQuantity(child.index)) continue;
      if (TIME_NOUN.test(child.lemma)) continue;
      // Behind a further number it is that one's.
      if (this.quantities.some((one) => one.head === child.index || (one.first > past && one.last < child.index)))
        continue;
      const words = this.words(child.index, false);
      if (words !== "" && words.split(" ").length < 4) return ` ${preposition} ${words}`;
    }
    return "";
  }

  /** What "it" is that fell or stands at a sum: the flow named last before, here or in the two sentences before; "" if none is. */
  flowBefore(token: number): string {
    for (let i = this.sentence.index; i >= 0 && i >= this.sentence.index - 2; i -= 1) {
      const sentence = this.analysis.sentences[i]!;
      const from = i === this.sentence.index ? token - 1 : sentence.tokens.length - 1;
      for (let j = from; j >= 0; j -= 1) {
        const noun = sentence.tokens[j]!;
        if (noun.upos !== "NOUN" || (!FLOWS.has(noun.lemma) && !RATES.has(noun.lemma) && !MADE.test(noun.lemma)))
          continue;
        if (i === this.sentence.index) return this.words(j);
        return new Phrase(this.analysis, sentence, []).words(j);
      }
    }
    return "";
  }

  measured(
    head: Token | null,
    is: FigureReading["is"],
    direction: "up" | "down" | null,
    verb: number,
    torn: string | null = null,
  ): Measured {
    const it = head !== null && head.norm === "it" && (is === "change" || is === "level");
    const flow = it ? this.flowBefore(head.index) : "";
    const own = head === null ? "" : flow !== "" ? flow : this.words(head.index);
    const plain = torn !== null && torn.length > own.length ? torn : own;
    const what = head !== null && this.twoWay(head.index) ? `bilateral ${plain}` : plain;
    const from = head === null ? null : this.sideOf(head.index, "from");
    const to = head === null ? null : this.sideOf(head.index, "to");
    return {
      what: this.paired(what.replace(/ (?:rose|grew|fell|shrank|sank|slid|dropped|jumped|climbed)$/, "")),
      is,
      direction,
      verb,
      from,
      to,
      subject: head?.index ?? -1,
    };
  }

  /** "Two-way trade", of whose words the tree makes several things. */
  private twoWay(head: number): boolean {
    const at = (back: number): string => this.sentence.tokens[head - back]?.norm ?? "";
    return at(1) === "two-way" || (at(1) === "way" && at(3) === "two");
  }

  /** "Bilateral trade", "trade between the two countries": the two states that the page is about, "China-Russia trade". */
  private paired(what: string): string {
    const rest =
      /^(?:bilateral|two-way|mutual)\s+(.+)$/i.exec(what)?.[1] ??
      /^(.+) between (?:(?:the )?(?:two )?(?:countries|neighbours|neighbors|nations|sides|states)|them|two|the two)$/i.exec(
        what,
      )?.[1];
    if (rest === undefined) return what;
    const counts = new Map<string, number>();
    for (const mention of this.analysis.mentions) {
      const state = mention.actors.length === 1 ? mention.actors[0]!.country : null;
      if (state !== null) counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    const pair = [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, 2)
      .map(([code]) => this.stateWords(code));
    return pair.length === 2 && pair.every((name) => !/^[A-Z]{3}$/.test(name))
      ? `${pair.sort().join("-")} ${rest}`
      : what.replace(/^bilateral /, "");
  }

  /** With whoever grants, levies or owes it before it, where the words themselves name no one: "Canada tariff on imports". */
  owned(measured: Measured, head: Token, verb: number): Measured {
    const below = children(this.sentence, head.index);
    const has = below.some(
      (child) =>
        child.deprel === "nmod:poss" ||
        (child.deprel === "amod" && mentionOf(this.analysis, this.sentence, child.index)?.headToken === child.index),
    );
    if (has) return measured;
    const acl = below.find((child) => bareRel(child) === "acl" && /^VB[ND]$/.test(child.xpos));
    const agent = acl === undefined ? null : agentOf(this.sentence, acl.index);
    // "a loan agreed by G7 nations" is the G7's.
    const agreed =
      agent === null
        ? ""
        : this.actorWords(agent.index) ||
          this.words(agent.index).replace(/(?<=\w) (?:nations|countries|states|leaders|members|ministers)$/, "");
    const owner = agent !== null ? agreed : this.doer(verb);
    return owner === "" || measured.what.includes(owner)
      ? measured
      : { ...measured, what: `${owner} ${measured.what}` };
  }

  /** "a range of 120 km" with the thing that has it: "range of the missile". */
  attribute(measured: Measured, head: Token, verb: number): Measured {
    if (!MEASURES.has(head.lemma)) return this.owned(measured, head, verb);
    if (/ of /.test(measured.what) || children(this.sentence, head.index).some((child) => child.deprel === "nmod:poss"))
      return measured;
    const subject = verb >= 0 ? grammaticalSubject(this.sentence, verb) : null;
    if (subject === null || subject.index === head.index) return measured;
    const thing = subject.upos === "PRON" ? this.lastThing() : this.words(subject.index);
    return thing === "" ? measured : { ...measured, what: `${measured.what} of ${thing}` };
  }

  /** The state or body that does the verb, by name; "" where it is neither. */
  doer(verb: number): string {
    if (verb < 0) return "";
    const subject = grammaticalSubject(this.sentence, verb);
    if (subject === null) return "";
    const mention = mentionOf(this.analysis, this.sentence, subject.index);
    const actor = mention?.actors[0];
    if (mention === null || mention.actors.length !== 1 || actor === undefined || mention.headToken !== subject.index)
      return "";
    return actor.type === "state" || actor.type === "body" || actor.type === "group"
      ? this.actorWords(subject.index)
      : "";
  }

  /** What "it" flies and lands: the last thing that was a subject, here or in the three sentences before. */
  lastThing(): string {
    for (let i = this.sentence.index; i >= 0 && i >= this.sentence.index - 5; i -= 1) {
      const { tokens } = this.analysis.sentences[i]!;
      for (let j = tokens.length - 1; j >= 0; j -= 1) {
        if (THINGS.test(tokens[j]!.lemma)) return tokens[j]!.norm;
      }
    }
    return "";
  }

  /** The words from a noun up to its verb as they stand, articles left out: for a phrase that the tree has torn. */
  run(from: number, to: number): string {
    let first = from;
    while (first > 0 && /^(?:NOUN|PROPN|ADJ)$/.test(this.sentence.tokens[first - 1]!.upos)) first -= 1;
    return this.sentence.tokens
      .slice(first, Math.min(to, first + 12))
      .filter((token) => !/^(?:DET|AUX|ADV|PART)$/.test(token.upos) || /^['’]s?$/.test(token.text))
      .map((token) => token.text)
      .join(" ");
  }

  /** The noun phrase of a head with its "to", "from", "of" phrases, at most fourteen words; pronouns filled in. */
  words(head: number, fellows = true): string {
    const token = this.sentence.tokens[head]!;
    if (token.upos === "PRON") {
      const mention = mentionOf(this.analysis, this.sentence, head);
      if (mention !== null && mention.actors.length > 0) return this.actorWords(head);
      return "";
    }
    const kept: number[] = [];
    this.gather(head, kept, 0, fellows);
    // "Chile-made cars": what a hyphen ties to a word comes with it, wherever the tree has hung it.
    const { tokens } = this.sentence;
    for (const i of [...kept])
      for (let at = i; tokens[at - 1]?.text === "-" && tokens[at - 1]!.end === tokens[at]!.start; at -= 2)
        for (const tied of [at - 1, at - 2]) if (tied >= 0 && !kept.includes(tied)) kept.push(tied);
    kept.sort((a, b) => a - b);
    if (FLOWS.has(token.lemma)) this.reach(kept);
    const words: string[] = [];
    for (const i of kept.slice(0, 16)) {
      const one = this.sentence.tokens[i]!;
      if (one.deprel === "nmod:poss" && one.upos === "PRON") {
        const owner = this.actorWords(i);
        if (owner !== "") words.push(`${owner}'s`);
        continue;
      }
      const glued =
        words.length > 0 &&
        (one.norm === "'s" ||
          one.norm === "'" ||
          ((one.text === "-" || this.sentence.tokens[i - 1]?.text === "-") &&
            this.sentence.tokens[i - 1]?.end === one.start));
      if (glued) words[words.length - 1] += one.text;
      else words.push(one.text);
    }
    return words
      .join(" ")
      .replace(/^[-–,]+|[-–,]+$/g, "")
      .trim();
  }

  /** As the owner of a share: "China". */
  owner(head: number): string {
    const words = this.words(head);
    return words === "" ? this.actorWords(head) : words;
  }

  private actorWords(token: number): string {
    const mention = mentionOf(this.analysis, this.sentence, token);
    const actor = mention?.actors[0];
    if (mention === null || actor === undefined) return "";
    if (actor.type !== "state") return actor.name;
    return this.stateWords(actor.name);
  }

  /** A state by its name on the page. */
  private stateWords(code: string): string {
    let city: string | null = null;
    for (const other of this.analysis.mentions) {
      if (other.form !== "name" || other.actors.length !== 1 || other.actors[0]!.name !== code) continue;
      const head = this.analysis.sentences[other.sentence]?.tokens[other.headToken];
      if (head === undefined || head.upos !== "PROPN") continue;
      const words = this.analysis.article.body
        .slice(other.start, other.end)
        .replace(/^the /i, "")
        .replace(/[’']s?$/, "");
      // "Beijing" for the state is its capital by syntax, which `why` tells.
      if (!/capital|city/i.test(other.why)) return words;
      city ??= words;
    }
    return city ?? code;
  }

  /** "exports to Chile", "a tariff on steel from Chile": the end that the tree hung on the verb. */
  private reach(kept: number[]): void {
    const last = kept.at(-1) ?? -1;
    const next = this.sentence.tokens[last + 1];
    if (next === undefined || !/^(?:from|to|into)$/.test(next.norm)) return;
    const end = (this.analysis.mentionsBySentence[this.sentence.index] ?? []).find(
      (one) => one.first <= last + 3 && one.first > last + 1 && one.actors[0]?.country != null && one.form === "name",
    );
    if (end === undefined) return;
    for (let i = last + 1; i <= end.last; i += 1) if (this.sentence.tokens[i]!.deprel !== "det") kept.push(i);
  }

  private gather(head: number, kept: number[], depth: number, fellows = true): void {
    if (!this.isQuantity(head) || depth === 0) kept.push(head);
    if (depth > 4) return;
    for (const child of children(this.sentence, head)) {
      const rel = bareRel(child);
      if (this.isQuantity(child.index)) continue;
      // "China-made vehicles": the participle and what is joined to it are one adjective.
      if (rel === "acl" && child.index < head && this.sentence.tokens[child.index - 1]?.text === "-") {
        kept.push(child.index - 2, child.index - 1, child.index);
        continue;
      }
      if (
        rel === "det" ||
        rel === "nummod" ||
        rel === "cop" ||
        rel === "aux" ||
        rel === "nsubj" ||
        rel === "cc" ||
        rel === "acl" ||
        rel === "appos" ||
        rel === "parataxis" ||
        rel === "advcl" ||
        rel === "obl" ||
        rel === "mark" ||
        rel === "ccomp" ||
        rel === "obj" ||
        rel === "xcomp" ||
        rel === "dep" ||
        rel === "discourse"
      ) {
        continue;
      }
      // "In 2022, the first year of the war, trade": what a comma sets off on the left is no part of the phrase.
      if (child.index < head && rel !== "conj" && setOff(this.sentence, child.index, head)) continue;
      if (rel === "nmod" && child.index > head && this.sentence.tokens[head + 1]?.text === ",") continue;
      if (
        /^(?:nmod|compound|obl)$/.test(rel) &&
        (TIME_NOUN.test(child.lemma) || TIME_NOUN.test(child.norm.replace(/s$/, "")))
      )
        continue;
      if (rel === "advmod" && depth === 0) continue;
      if (rel === "case" && depth === 0) continue;
      if (rel === "conj" && depth === 0 && !fellows) continue;
      // "nine soldiers and four officers": the others have a number of their own.
      if (rel === "conj" && this.quantities.some((one) => one.head === child.index)) continue;
      if (rel === "conj" && (child.upos === "VERB" || dependent(this.sentence, child.index, "nsubj") !== null))
        continue;
      if (rel === "conj") {
        const and = dependent(this.sentence, child.index, "cc");
        if (and !== null) kept.push(and.index);
      }
      if (rel === "punct" && child.text !== "-") continue;
      if (rel === "amod" && /^(?:further|additional|new|worth|overall|own|estimated)$/.test(child.norm)) continue;
      if (
        rel === "nmod" &&
        child.deprel !== "nmod:poss" &&
        /^(?:during|since|after|before|despite|amid|because|according|by|under|than|including|on)$/.test(
          caseOf(this.sentence, child.index),
        ) &&
        !(caseOf(this.sentence, child.index) === "on" && RATES.has(this.sentence.tokens[head]!.lemma))
      )
        continue;
      if (rel === "nmod" && (this.isTime(child.index) || child.upos === "NUM")) continue;
      this.gather(child.index, kept, depth + 1);
    }
  }

  /** Does the token stand in a day, a month or a year? */
  isTime(token: number): boolean {
    return (this.analysis.timesBySentence[this.sentence.index] ?? []).some(
      (time) => time.type === "date" && token >= time.first && token <= time.last,
    );
  }

  /** "exports from Russia to China": the two ends, as the record names parties. */
  private sideOf(head: number, side: "from" | "to"): string | null {
    for (const child of children(this.sentence, head)) {
      if (bareRel(child) !== "nmod" || caseOf(this.sentence, child.index) !== side) continue;
      const actor = mentionOf(this.analysis, this.sentence, child.index)?.actors[0];
      if (actor !== undefined) return actor.country ?? actor.name;
    }
    if (
      side === "to" ||
      !/^(?:export|exports|shipment|shipments|delivery|deliveries|aid|sale|sales|supply|supplies)$/.test(
        this.sentence.tokens[head]!.norm,
      )
    )
      return null;
    const owner = children(this.sentence, head).find(
      (child) => child.deprel === "amod" || child.deprel === "nmod:poss" || child.deprel === "compound",
    );
    const actor = owner === undefined ? undefined : mentionOf(this.analysis, this.sentence, owner.index)?.actors[0];
    return actor?.country ?? null;
  }
}
