/** How far a correction reaches: this mention, this page, everywhere. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Correction } from "../model/correction.ts";
import type { PersonReading, Reading } from "../model/reading.ts";
import type { RecordLine } from "../model/record.ts";
import { reading } from "./fixture.ts";
import { applyCorrections, correctionOf, Linker, linkReadings, targetOf } from "./index.ts";
import { replaced } from "./scope.ts";

/** A page on which "the king" is taken for Charles III: he meets a minister, says something, and is met again by name. */
function kingPage(id: string, day: string, extra = ""): Reading {
  const body = `The king met Anna Lind in Astana. He said trade would grow. Charles III left later.${extra}`;
  const at = (words: string) => [body.indexOf(words), body.indexOf(words) + words.length] as const;
  const people: PersonReading[] = [
    {
      name: "Charles III",
      role: "King",
      country: "GBR",
      wikidata: null,
      mentions: [at("The king"), at("He"), at("Charles III")],
    },
    { name: "Anna Lind", role: null, country: "SWE", wikidata: null, mentions: [at("Anna Lind")] },
  ];
  return reading(
    id,
    { published: day, body },
    {
      events: [
        {
          type: "CONSULT",
          mode: "meeting",
          actor: ["Charles III"],
          recipient: ["Anna Lind"],
          place: "Astana",
          date: day,
          evidence: "The king met Anna Lind in Astana.",
        },
        {
          type: "CONSULT",
          mode: "visit",
          actor: ["Charles III"],
          recipient: ["KAZ"],
          place: "Astana",
          date: day,
          evidence: "Charles III left later.",
        },
      ],
      statements: [
        {
          speaker: "Charles III",
          speaks_for: "GBR",
          content: "trade would grow",
          form: "indirect",
          evidence: "He said trade would grow.",
        },
      ],
      people,
    },
  );
}
const first = kingPage("first", "2024-05-14");
const second = kingPage("second", "2024-08-20", " It rained.");
const who = (words: string, scope: Correction["scope"], value: unknown = { name: "Wang Yi", country: "CHN" }) => {
  const start = first.page.body.indexOf(words);
  return correctionOf({
    op: "set",
    target: {
      sha256: first.page.sha256,
      kind: "person",
      exact: words,
      prefix: first.page.body.slice(Math.max(0, start - 32), Math.max(0, start)),
      suffix: first.page.body.slice(start + words.length, start + words.length + 32),
      field: "who",
    },
    value,
    was: "Charles III",
    ...(scope === undefined ? {} : { scope }),
  });
};
const shown = (corrections: readonly Correction[], pages: readonly Reading[] = [first, second]) =>
  applyCorrections(pages, corrections).readings.map(({ events, statements, people }) => [
    ...events.map(({ actor }) => actor.join("+")),
    ...statements.map(({ speaker, speaks_for }) => `${speaker} ${speaks_for}`),
    people.map(({ name, mentions }) => `${name} ${mentions.length}`).join(", "),
  ]);
const AS_READ = ["Charles III", "Charles III", "Charles III GBR", "Charles III 3, Anna Lind 1"];

describe("who is meant", () => {
  test("by one mention: only what rests on it", () => {
    expect(shown([who("The king", "mention")])).toEqual([
      ["Wang Yi", "Charles III", "Charles III GBR", "Charles III 2, Anna Lind 1, Wang Yi 1"],
      AS_READ,
    ]);
  });

  test("on a page: these words wherever they stand, and the pronouns after them", () => {
    expect(shown([who("The king", "page")])).toEqual([
      ["Wang Yi", "Charles III", "Wang Yi CHN", "Charles III 1, Anna Lind 1, Wang Yi 2"],
      AS_READ,
    ]);
  });

  test("everywhere; by the name itself all mentions; nobody", () => {
    const changed = ["Wang Yi", "Charles III", "Wang Yi CHN", "Charles III 1, Anna Lind 1, Wang Yi 2"];
    expect(shown([who("The king", "everywhere")])).toEqual([changed, changed]);
    const whole = ["Wang Yi", "Wang Yi", "Wang Yi CHN", "Anna Lind 1, Wang Yi 3"];
    expect(shown([who("Charles III", "everywhere")])).toEqual([whole, whole]);
    expect(shown([who("Charles III", "page", null)])).toEqual([["", "", "null null", "Anna Lind 1"], AS_READ]);
  });

  test("somebody whom the page knows keeps what the page knows of them", () => {
    expect(shown([who("Charles III", "page", "Anna Lind")])[0]).toEqual([
      "Anna Lind",
      "Anna Lind",
      "Anna Lind SWE",
      "Anna Lind 4",
    ]);
  });

  test("the same person under another name keeps the office and the state", () => {
    const renamed = who("Charles III", "everywhere", "King Charles");
    const [page] = applyCorrections([first], [{ ...renamed, target: { ...renamed.target, field: "name" } }]).readings;
    expect(page!.people.at(-1)).toMatchObject({ name: "King Charles", role: "King", country: "GBR" });
    expect(page!.statements).toMatchObject([{ speaker: "King Charles", speaks_for: "GBR" }]);
  });

  test("read otherwise by now, it is left and named", () => {
    const read = {
      ...first,
      people: first.people.map((one) => ({ ...one, name: one.name.replace("Charles III", "Wang Yi") })),
    };
    expect(applyCorrections([read], [who("The king", "mention")]).unapplied).toMatchObject([{ state: "conflict" }]);
  });
});

const place = (at: Reading, nth: number, scope: Correction["scope"], value = "Nur-Sultan") =>
  correctionOf({
    op: "set",
    target: targetOf(at, "event", at.events[nth]!, "place"),
    value,
    ...(scope === undefined ? {} : { scope, was: "Astana" }),
  });
const places = (corrections: readonly Correction[], pages: readonly Reading[] = [first, second]) =>
  applyCorrections(pages, corrections).readings.map(({ events }) => events.map((event) => event.place).join(" "));

describe("a value of a field", () => {
  test("in one record, on its page, everywhere", () => {
    expect(places([place(first, 0, undefined)])).toEqual(["Nur-Sultan Astana", "Astana Astana"]);
    expect(places([place(first, 0, "page")])).toEqual(["Nur-Sultan Nur-Sultan", "Astana Astana"]);
    expect(places([place(first, 0, "everywhere")])).toEqual(["Nur-Sultan Nur-Sultan", "Nur-Sultan Nur-Sultan"]);
  });

  test("the narrower stands, whichever was said first", () => {
    const said = [
      place(second, 0, undefined, "Almaty"),
      place(second, 1, "page", "Oral"),
      place(first, 0, "everywhere"),
    ];
    for (const order of [said, said.toReversed()])
      expect(places(order)).toEqual(["Nur-Sultan Nur-Sultan", "Almaty Oral"]);
  });

  test("of lists, which member gives way to which", () => {
    expect(replaced(["GBR", "USA"], ["CHN", "GBR"], ["CHN", "FRA"])).toEqual(["FRA", "USA"]);
    expect(replaced(["GBR", "USA"], ["CHN", "GBR"], ["CHN"])).toEqual(["USA"]);
    expect(replaced(["USA"], ["CHN", "GBR"], ["CHN", "FRA"])).toBeUndefined();
    expect(replaced("Peking", "Peking", "Beijing")).toBe("Beijing");
  });

  test("what was not read is replaced nowhere else", () => {
    const nowhere = correctionOf({
      op: "set",
      target: targetOf(first, "event", first.events[0]!, "purpose"),
      value: "talks",
      scope: "everywhere",
      was: null,
    });
    expect(applyCorrections([first], [nowhere]).unapplied).toMatchObject([{ state: "conflict" }]);
  });

  test("a page that comes later is corrected as well, though the page is gone on which it was said", () => {
    const linker = new Linker([place(first, 0, "everywhere"), who("The king", "everywhere")], new Map(), null);
    linker.add([second]);
    const events = [...linker.lines()].filter((line) => line.kind === "event");
    expect(events.map((line) => line.place)).toEqual(["Nur-Sultan", "Nur-Sultan"]);
    expect(events.map((line) => [line.review, line.corrected_fields.includes("place")])).toEqual([
      ["corrected", true],
      ["corrected", true],
    ]);
    expect(linker.unapplied).toEqual([]);
  });

  test("aimed elsewhere it is one voice among others; where it was said it rules", () => {
    const told = (id: string, where: string) =>
      reading(
        id,
        { published: "2024-05-14", body: `Elina Valtonen arrived in ${where}.` },
        {
          events: [
            {
              type: "CONSULT",
              mode: "visit",
              actor: ["Elina Valtonen"],
              recipient: ["KAZ"],
              place: where,
              date: "2024-05-14",
              evidence: `Elina Valtonen arrived in ${where}.`,
            },
          ],
          people: [{ name: "Elina Valtonen", country: "FIN" }],
        },
      );
    const pages = [told("a", "Astana"), told("b", "Almaty"), told("c", "Almaty, Kazakhstan")];
    const [line] = linkReadings(pages, [place(first, 0, "everywhere")]).lines.filter((one) => one.kind === "event");
    expect(line).toMatchObject({ corrected_fields: [], review: "machine" });
    expect(line).not.toMatchObject({ place: "Nur-Sultan" });
  });
});

describe("whatever is said", () => {
  const values = fc.constantFrom("Nur-Sultan", "Almaty", "Oral");
  const scopes = fc.constantFrom(undefined, "page" as const, "everywhere" as const);
  const one = fc.oneof(
    fc
      .tuple(fc.constantFrom(first, second), fc.nat(1), scopes, values)
      .map(([page, nth, scope, value]) => place(page, nth, scope, value)),
    fc
      .tuple(
        fc.constantFrom("The king", "He", "Charles III"),
        fc.constantFrom("mention", "page", "everywhere") as fc.Arbitrary<Correction["scope"]>,
        fc.constantFrom("Wang Yi", "Wang Wenbin"),
      )
      .map(([words, scope, name]) => who(words, scope, name)),
    fc
      .tuple(fc.constantFrom(first, second), fc.nat(1), fc.constantFrom("accept" as const, "reject" as const))
      .map(([page, nth, op]) => correctionOf({ op, target: targetOf(page, "event", page.events[nth]!) })),
  );
  /** Two that say different things of one and the same: there the later stands. */
  const keyOf = ({ op, target, scope }: Correction) =>
    op === "set" && scope === "everywhere" && target.kind === "event"
      ? "place"
      : [
          op === "set" ? "set" : "judged",
          scope ?? "",
          scope === "everywhere" || scope === "page" ? "" : target.which,
          scope === "everywhere" ? "" : target.sha256,
          target.kind === "event" && scope === "page" ? "" : target.exact,
        ].join("\n");
  const said = fc.uniqueArray(one, { selector: keyOf, maxLength: 6 });
  const text = (lines: readonly RecordLine[]) => JSON.stringify(lines);

  test("the order in which different things were said does not show, nor the order of the pages", () => {
    fc.assert(
      fc.property(
        said.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        fc.boolean(),
        ([list, shuffled], turned) => {
          const pages = [first, second];
          const before = linkReadings(pages, list);
          const after = linkReadings(turned ? pages.toReversed() : pages, shuffled);
          expect(text(after.lines)).toBe(text(before.lines));
        },
      ),
      { seed: 5, numRuns: 150 },
    );
  });

  test("what is undone leaves no trace, and pages that come one by one are corrected as those that come at once", () => {
    fc.assert(
      fc.property(said, one, (list, more) => {
        const pages = [first, second];
        const before = text(linkReadings(pages, list).lines);
        // The log holds both; an undone line does not stand, and is handed to nobody.
        linkReadings(pages, [...list, more]);
        expect(text(linkReadings(pages, list).lines)).toBe(before);
        const linker = new Linker(list, new Map(), null);
        for (const page of pages) linker.add([page]);
        expect(text([...linker.lines()])).toBe(before);
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  test("read again with its records cut elsewhere, the page is corrected as before", () => {
    const again = (page: Reading): Reading => {
      const body = `Published today. ${page.page.body}`;
      const moved = <R extends { readonly start: number; readonly end: number; readonly evidence: string }>(
        one: R,
      ): R => {
        const start = one.start + 17;
        const end = one.end + 17 - 1;
        return { ...one, id: `new-${start}`, start, end, evidence: body.slice(start, end) };
      };
      return {
        ...page,
        page: { ...page.page, body },
        events: page.events.map(moved),
        statements: page.statements.map(moved),
        people: page.people.map((person) => ({
          ...person,
          mentions: person.mentions.map(([start, end]) => [start + 17, end + 17] as const),
        })),
      };
    };
    fc.assert(
      fc.property(fc.array(one, { maxLength: 5 }), (list) => {
        expect(shown(list, [again(first), again(second)])).toEqual(shown(list));
        expect(places(list, [again(first), again(second)])).toEqual(places(list));
      }),
      { seed: 8, numRuns: 150 },
    );
  });
});
