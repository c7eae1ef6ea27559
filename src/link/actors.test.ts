/** Who is one with whom, and who is not, as people say it. */
import { expect, test } from "vitest";
import type { Correction, CorrectionTarget } from "../model/correction.ts";
import type { Reading } from "../model/reading.ts";
import type { ActorLine } from "../model/record.ts";
import { reading } from "./fixture.ts";
import { correctionOf, Linker, linkReadings } from "./index.ts";

/** A page on which a person of some state and a body meet. */
const page = (id: string, name: string, country: string | null, body = "the Alliance"): Reading =>
  reading(
    id,
    { published: "2024-05-14", body: `${name} met ${body} on ${id}.` },
    {
      events: [
        {
          type: "CONSULT",
          mode: "meeting",
          actor: [name],
          recipient: [body],
          date: "2024-05-14",
          evidence: `${name} met ${body} on ${id}.`,
        },
      ],
      people: [{ name, country, role: "Minister" }],
    },
  );
const pages = [
  page("a", "Ivan Petrov", "RUS"),
  page("b", "Ivan Petrov", "RUS", "Atlantic Pact"),
  page("c", "Iwan Petroff", "RUS"),
  page("d", "Ivan Petrov", "RUS"),
];
const at = (id: string, exact: string): CorrectionTarget => ({
  sha256: pages.find((one) => one.id === id)!.page.sha256,
  kind: "person",
  exact,
});
const actors = (corrections: readonly Correction[], of: readonly Reading[] = pages) =>
  linkReadings(of, corrections).lines.filter((line): line is ActorLine => line.kind === "actor");
const shown = (lines: readonly ActorLine[]) => lines.map(({ name, pages }) => `${name} ${pages}`).sort();
const merge = (target: CorrectionTarget, other: CorrectionTarget, scope: Correction["scope"] = "everywhere") =>
  correctionOf({ op: "merge", target, others: [other], ...(scope && { scope }) });

test("untouched, spellings that nothing joins are apart", () => {
  expect(shown(actors([]))).toEqual(["Atlantic Pact 1", "Iwan Petroff 1", "Ivan Petrov 3", "the Alliance 3"].sort());
});

test("people and bodies that are one are one line, to which the other id leads", () => {
  const before = new Map(actors([]).map((line) => [line.name, line.id]));
  const lines = actors([
    merge(at("a", "Ivan Petrov"), at("c", "Iwan Petroff")),
    merge(at("b", "Atlantic Pact"), at("a", "the Alliance")),
  ]);
  expect(shown(lines)).toEqual(["Ivan Petrov 4", "the Alliance 4"]);
  const [person] = lines.filter(({ country }) => country === "RUS");
  expect(person).toMatchObject({
    id: before.get("Ivan Petrov"),
    aliases: [before.get("Iwan Petroff")],
    names: ["Ivan Petrov", "Iwan Petroff"],
    roles: [{ role: "Minister" }],
  });
});

test("which was named first does not show", () => {
  const said = [
    merge(at("a", "Ivan Petrov"), at("c", "Iwan Petroff")),
    merge(at("c", "Iwan Petroff"), at("b", "Atlantic Pact")),
  ];
  expect(actors(said.toReversed())).toEqual(actors(said));
  expect(shown(actors(said))).toEqual(["Ivan Petrov 4", "the Alliance 3"]);
});

test("what is said everywhere holds though the page is gone on which it was said, and of pages to come", () => {
  const said = [merge(at("a", "Ivan Petrov"), at("c", "Iwan Petroff"))];
  const later = [page("x", "Iwan Petroff", "RUS"), page("y", "Ivan Petrov", "RUS")];
  expect(shown(actors(said, later))).toEqual(["Ivan Petrov 2", "the Alliance 2"].sort());
  const linker = new Linker(said, new Map(), null);
  for (const one of later) linker.add([one]);
  expect([...linker.lines()].filter(({ kind }) => kind === "actor")).toEqual(actors(said, later));
});

test("on one page it is another of the same name: two lines with ids of their own, and a page to come stays with the many", () => {
  const split = correctionOf({ op: "split", target: at("b", "Ivan Petrov"), others: [at("a", "Ivan Petrov")] });
  const whole = actors([]).find(({ name }) => name === "Ivan Petrov")!;
  const lines = actors([split], [...pages, page("z", "Ivan Petrov", "RUS")]).filter(
    ({ name }) => name === "Ivan Petrov",
  );
  expect(shown(lines)).toEqual(["Ivan Petrov 1", "Ivan Petrov 3"].sort());
  expect(new Set(lines.map(({ id }) => id)).size).toBe(2);
  expect(lines.find(({ pages }) => pages === 3)!.id).toBe(whole.id);
  const body = correctionOf({ op: "split", target: at("d", "the Alliance"), others: [at("a", "the Alliance")] });
  expect(shown(actors([body]))).toContain("the Alliance 1");
});
