/**
 * A corpus of any size for measures of time: `corpus(10000, 7)` gives 10,000 readings, the same for the same seed.
 * A tenth as many happenings as pages, told by 1 to 40 pages each; half of those that follow the first are copies of it,
 * trimmed; the others tell it in words of their own. Sentences are strings of invented words: nothing here is news.
 */
import { createHash } from "node:crypto";
import type { EventReading, Reading } from "../src/model/index.ts";
import { bareReading } from "./bare-reading.ts";

const STATES = "CHN RUS USA UKR IND PAK KAZ FIN TUR IRN ISR FRA DEU GBR JPN KOR BRA ZAF EGY SAU".split(" ");
const VERBS =
  "visited met called signed pledged warned accused sanctioned deployed praised discussed reviewed agreed".split(" ");
const TYPES = ["CONSULT", "CONSULT", "CONSULT", "AGREE", "ACCUSE", "SANCTION", "COOPERATE", "ASSAULT"] as const;

export function corpus(size: number, seed: number): Reading[] {
  return [...pages(size, seed)];
}

/** The same one by one. */
export function* pages(size: number, seed: number): Generator<Reading> {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const common = Array.from({ length: 4000 }, () => word(random));
  let made = 0;
  while (made < size) {
    const day = dayText(Math.floor(random() * 1500));
    const [from, to] = [pick(STATES), pick(STATES.slice(1))];
    const names = [word(random), word(random), word(random), word(random)].map(
      (name) => name[0]!.toUpperCase() + name.slice(1),
    );
    const type = pick(TYPES);
    const rare = Array.from({ length: 25 }, () => word(random));
    const sentence = () =>
      `${pick(names)} ${pick(VERBS)} ${pick(names)} in ${pick(rare)} ${Array.from({ length: 14 }, () => (random() < 0.3 ? pick(rare) : pick(common))).join(" ")}.`;
    const first = Array.from({ length: 18 }, sentence);
    const tellings = Math.min(size - made, 1 + Math.floor(random() ** 3 * 40));
    for (let n = 0; n < tellings; n++) {
      const sentences =
        n === 0
          ? first
          : random() < 0.5
            ? first.slice(0, 8 + Math.floor(random() * 10))
            : Array.from({ length: 16 }, sentence);
      const evidence = sentences[0]!;
      const body = sentences.join(" ");
      const id = `page${String(made).padStart(7, "0")}`;
      const bare = bareReading(id, `${names[0]} ${pick(VERBS)} ${names[1]}`, body, random() < 0.8 ? day : null);
      const event: EventReading = {
        id: "e1",
        type,
        mode: type === "CONSULT" ? "meeting" : null,
        actor: [`${names[0]} ${names[2]}`],
        recipient: [type === "CONSULT" ? `${names[1]} ${names[3]}` : to],
        place: rare[0]!,
        date: random() < 0.8 ? day : null,
        date_is: "stated",
        date_reason: null,
        status: "held",
        part_of: null,
        series: null,
        purpose: null,
        topics: [],
        according_to: [],
        reported: "fact",
        contested_by: [],
        recipient_is: "named",
        plover: null,
        cameo: null,
        evidence,
        start: 0,
        end: evidence.length,
        because: {},
        by: "generated",
        sure: 0.8,
      };
      made += 1;
      yield {
        ...bare,
        page: { ...bare.page, sha256: createHash("sha256").update(`${id}${body}`).digest("hex") },
        events: [event],
        people: [{ name: event.actor[0]!, role: "Minister", country: from, wikidata: null, mentions: [] }],
      };
    }
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32, T. Ettinger, public domain). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES = "ba ke lo mi nu ra se ti vo za den gar hol kin mar nel pol ras tun vik".split(" ");

function word(random: () => number): string {
  const length = 2 + Math.floor(random() * 3);
  return Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!).join("");
}

function dayText(day: number): string {
  return new Date(Date.UTC(2020, 0, 1) + day * 864e5).toISOString().slice(0, 10);
}
