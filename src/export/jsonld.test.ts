import { expect, test } from "vitest";
import { tinyEvent, tinyReading, tinySelection } from "../../tests/tiny.ts";
import { toJsonLd } from "./jsonld.ts";

interface Annotation {
  readonly "@type": string;
  readonly target: { readonly source: string; readonly selector: readonly Readonly<Record<string, unknown>>[] };
}

test("evidence is aimed at by its words and by its place in code points, an emoji counted once", () => {
  const body = "Smiles 😀😀 all round. Ana Ruiz will visit Lima on Tuesday, and that is that for the week to come.";
  const event = tinyEvent("ev_visit", body, "Ana Ruiz will visit Lima on Tuesday");
  const reading = tinyReading("a", "Smiles", body, { events: [event] });
  const selection = tinySelection();
  const line = {
    ...selection.events[1]!,
    ...event,
    kind: "event" as const,
    mentions: [{ page: "a", event: "ev_visit" }],
  };
  const { files } = toJsonLd(
    { ...selection, events: [line], statements: [], pages: new Map([["a", { reading, line: null }]]) },
    { heading: "x" },
  );
  const graph = (JSON.parse(String(files.get("record.jsonld"))) as { "@graph": Annotation[] })["@graph"];
  const [quote, position] = graph.find((node) => node["@type"] === "Annotation")!.target.selector;
  expect(quote).toEqual({
    "@type": "TextQuoteSelector",
    exact: "Ana Ruiz will visit Lima on Tuesday",
    prefix: body.slice(0, body.indexOf("Ana")),
    suffix: ", and that is that for the week ",
  });
  const points = [...body];
  expect(points.slice(position!.start as number, position!.end as number).join("")).toBe(event.evidence);
});
