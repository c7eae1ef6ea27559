/** As many events as wanted, over eight years, for pictures of time: `manyEvents(20000)`. Names and places are invented words. */
import type { EventLine, RecordLine } from "../src/model/record.ts";
import { generator } from "./corpus.ts";

const STATES = "CHN RUS USA IND FRA DEU GBR JPN KOR TUR IRN BRA".split(" ");
const TYPES = ["CONSULT", "CONSULT", "CONSULT", "AGREE", "ACCUSE", "SANCTION", "COOPERATE", "ASSAULT"] as const;
const STATUSES = ["held", "held", "held", "announced", "underway", "cancelled"] as const;

export function manyEvents(count: number): RecordLine[] {
  const random = generator(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, (_, n): EventLine => {
    const day = Math.floor(random() * 2900);
    const long = random() < 0.2 ? 1 + Math.floor(random() * 5) : 0;
    const text = (at: number) => new Date(Date.UTC(2018, 0, 1) + at * 864e5).toISOString().slice(0, 10);
    const type = pick(TYPES);
    const id = `ev_${n}`;
    return {
      kind: "event",
      id,
      type,
      mode: type === "CONSULT" ? pick(["visit", "meeting", "call"]) : null,
      actor: [random() < 0.5 ? pick(STATES) : `Minister ${Math.floor(random() * 300)}`],
      recipient: [pick(STATES)],
      place: null,
      date:
        long > 0 ? `${text(day)}/${text(day + long)}` : random() < 0.1 ? `[${text(day)}..${text(day + 6)}]` : text(day),
      date_is: "stated",
      date_reason: null,
      status: pick(STATUSES),
      part_of: n > 0 && random() < 0.1 ? `ev_${n - 1}` : null,
      series: null,
      purpose: null,
      topics: [],
      according_to: [],
      reported: random() < 0.1 ? "claimed" : "fact",
      contested_by: [],
      recipient_is: "named",
      plover: null,
      cameo: null,
      evidence: "Generated.",
      start: 0,
      end: 10,
      because: {},
      by: "generated",
      sure: 0.8,
      aliases: [],
      review: "machine",
      corrected_fields: [],
      joined: [],
      evidence_page: "p",
      mentions: Array.from({ length: 1 + Math.floor(random() ** 3 * 8) }, (_, at) => ({ page: `p${at}`, event: id })),
      pages: 1,
      independent: 1,
      leaning: [],
      history: [],
      disagree: [],
    };
  });
}
