import { expect, test } from "vitest";
import type { Correction } from "../model/correction.ts";
import type { EventLine } from "../model/record.ts";
import { reading } from "./fixture.ts";
import { correctionOf, linkReadings, targetOf } from "./index.ts";
import { recordAt } from "./target.ts";

const page = (id: string, evidence: string, date: string | null) =>
  reading(
    id,
    { published: "2024-05-14", body: `In other news. ${evidence} More tomorrow.` },
    {
      events: [
        {
          type: "CONSULT",
          mode: "visit",
          actor: ["Elina Valtonen"],
          recipient: ["KAZ"],
          place: "Astana",
          date,
          evidence,
        },
      ],
      people: [{ name: "Elina Valtonen", country: "FIN" }],
    },
  );
const first = page("first", "Valtonen arrived in Astana on Tuesday.", "2024-05-14");
const second = page("second", "Elina Valtonen is in Astana since Tuesday.", "2024-05-14");
const link = (corrections: Correction[]) => {
  const { lines, unapplied } = linkReadings([first, second], corrections);
  return { events: lines.filter((line): line is EventLine => line.kind === "event"), unapplied };
};
const aim = (at: typeof first, field?: string) => targetOf(at, "event", at.events[0]!, field);

test("untouched, the two are one event by machine", () => {
  const { events } = link([]);
  expect(events.map(({ review, mentions }) => [review, mentions.length])).toEqual([["machine", 2]]);
});

test("a value that a person set is used, whatever other pages say", () => {
  const { events, unapplied } = link([
    correctionOf({ op: "set", target: aim(first, "place"), value: "Almaty" }),
    correctionOf({ op: "set", target: aim(first, "status"), value: "underway" }),
  ]);
  expect(unapplied).toEqual([]);
  expect(
    events.map(({ place, status, review, corrected_fields, sure }) => [place, status, review, corrected_fields, sure]),
  ).toEqual([["Almaty", "underway", "corrected", ["place", "status"], 1]]);
});

test("the later of two corrections of one field stands", () => {
  const { events } = link([
    correctionOf({ op: "set", target: aim(first, "place"), value: "Almaty" }),
    correctionOf({ op: "set", target: aim(first, "place"), value: "Astana" }),
  ]);
  expect(events[0]!.place).toBe("Astana");
});

test("accept marks, reject removes the mention, and the later of the two stands", () => {
  expect(link([correctionOf({ op: "accept", target: aim(first) })]).events[0]).toMatchObject({
    review: "accepted",
    sure: 1,
  });
  const rejected = correctionOf({ op: "reject", target: aim(first) });
  expect(link([rejected]).events[0]!.mentions).toEqual([{ page: "second", event: "e1" }]);
  expect(link([rejected, correctionOf({ op: "accept", target: aim(first) })]).events[0]!.mentions).toHaveLength(2);
});

test("not_same parts what was one, merge joins what was two, and ids stay", () => {
  const apart = link([correctionOf({ op: "not_same", target: aim(first), others: [aim(second)] })]).events;
  expect(apart).toHaveLength(2);
  const other = page("other", "Valtonen stopped in Almaty.", "2024-05-16");
  const two = linkReadings([first, other], []).lines.filter((line) => line.kind === "event");
  const one = linkReadings(
    [first, other],
    [correctionOf({ op: "merge", target: aim(first), others: [aim(other)] })],
  ).lines.filter((line): line is EventLine => line.kind === "event");
  expect([two.length, one.length]).toEqual([2, 1]);
  expect([one[0]!.id, ...one[0]!.aliases].sort()).toEqual(two.map(({ id }) => id).sort());
});

test("an added event stands on its words", () => {
  const target = { sha256: first.page.sha256, kind: "event", exact: "More tomorrow." } as const;
  const { events } = link([
    correctionOf({ op: "add", target, value: { type: "CONSULT", mode: "call", actor: ["FIN"], recipient: ["KAZ"] } }),
  ]);
  const added = events.find((event) => event.review === "added")!;
  expect([added.mode, added.evidence, added.by]).toEqual(["call", "More tomorrow.", "person"]);
});

test("an added statement and an added figure stand on their words", () => {
  const { sha256 } = first.page;
  const add = (kind: "statement" | "figure" | "claim", value: unknown) =>
    correctionOf({ op: "add", target: { sha256, kind, exact: "More tomorrow." }, value });
  const { lines, unapplied } = linkReadings(
    [first, second],
    [
      add("statement", { speaker: "Elina Valtonen", speaks_for: "FIN", form: "indirect", content: "More tomorrow." }),
      add("figure", { what: "talks", value: 3, unit: "rounds", is: "count" }),
      add("figure", { what: "talks", value: "three" }),
      add("claim", { predicate: "more" }),
    ],
  );
  expect(lines.find((line) => line.kind === "statement")).toMatchObject({
    speaker: "Elina Valtonen",
    review: "added",
    variants: [{ text: "More tomorrow.", form: "indirect" }],
  });
  expect(lines.find((line) => line.kind === "figure")).toMatchObject({ what: "talks", value: 3, review: "added" });
  expect(unapplied.map(({ state }) => state)).toEqual(["conflict", "conflict"]);
});

test("pages can be said to be unrelated, or related", () => {
  const target = (at: typeof first) => ({ sha256: at.page.sha256, kind: "page", exact: "" }) as const;
  const related = correctionOf({ op: "relate", target: target(first), others: [target(second)], value: "rewrite" });
  const { lines } = linkReadings([first, second], [related]);
  expect(lines.find((line) => line.kind === "lineage")).toMatchObject({ relation: "rewrite", why: "a person said so" });
  const none = linkReadings(
    [first, second],
    [related, correctionOf({ op: "not_same", target: target(first), others: [target(second)] })],
  );
  expect(none.lines.some((line) => line.kind === "lineage")).toBe(false);
});

test("what cannot be applied is reported: words gone, page gone, a field that does not exist, a value that cannot be", () => {
  const gone = { ...aim(first, "place"), exact: "Valtonen flew to Oslo.", prefix: "", suffix: "" };
  const { events, unapplied } = link([
    correctionOf({ op: "set", target: gone, value: "Oslo" }),
    correctionOf({ op: "set", target: { ...aim(first, "place"), sha256: "0".repeat(64) }, value: "Oslo" }),
    correctionOf({ op: "set", target: aim(first, "evidence"), value: "Oslo" }),
    correctionOf({ op: "set", target: aim(first, "actor"), value: "Oslo" }),
    correctionOf({ op: "merge", target: aim(first) }),
  ]);
  expect(unapplied.map(({ state }) => state)).toEqual(["lost", "lost", "conflict", "conflict", "conflict"]);
  expect(events[0]!.review).toBe("machine");
});

test("a correction finds its record again when the evidence was cut anew", () => {
  const target = { ...aim(first, "place"), exact: "arrived in Astana on Tuesday", prefix: "Valtonen ", suffix: "." };
  expect(link([correctionOf({ op: "set", target, value: "Almaty" })]).events[0]!.place).toBe("Almaty");
});

test("the id of a correction is made from its content", () => {
  const make = (value: string) => correctionOf({ op: "set", target: aim(first, "place"), value }).id;
  expect(make("Almaty")).toBe(make("Almaty"));
  expect(make("Almaty")).not.toBe(make("Oral"));
  expect(make("Almaty")).toMatch(/^co_[0-9a-z]{12}$/);
});

test("of two of one type in one sentence the one that was judged is found again, while its word tells it", () => {
  const evidence = "Kenya thanked Chad for its condolences.";
  const told = { type: "SUPPORT" as const, evidence, date: "2024-05-13" };
  const at = reading(
    "both",
    { published: "2024-05-14", body: evidence },
    {
      events: [
        { ...told, actor: ["KEN"], recipient: ["TCD"], by: "thank.v" },
        { ...told, actor: ["TCD"], recipient: ["KEN"], by: "condolence.n" },
        { ...told, type: "ACCUSE", actor: ["KEN"], recipient: ["TCD"], by: "blame.v" },
      ],
    },
  );
  const targets = at.events.map((event) => targetOf(at, "event", event));
  expect(targets.map((target) => recordAt(at, target)?.id)).toEqual(at.events.map(({ id }) => id));
  const later = { ...at, events: [at.events[2]!, at.events[0]!] };
  expect(recordAt(later, targets[1]!)?.id).toBe(at.events[0]!.id);
});
