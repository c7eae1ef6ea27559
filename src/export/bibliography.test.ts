import { expect, test } from "vitest";
import { tinySelection } from "../../tests/tiny.ts";
import { bibtexFile, cslFile, risFile } from "./bibliography.ts";
import { exportedFrom } from "./format.ts";

test("the origin has an entry and notes its copy; the copy has none", () => {
  const entries = JSON.parse(String(exportedFrom(cslFile(), tinySelection()).files.get("bibliography.json"))) as Record<
    string,
    unknown
  >[];
  expect(entries.map(({ id }) => id)).toEqual(["a", "c"]);
  expect(entries[0]).toMatchObject({
    title: "Ruiz to visit Lima",
    "container-title": "harbour.example",
    issued: { "date-parts": [[2024, 5, 10]] },
    note: "Copied or reworded by: copy.example.",
  });
});

test("what TeX and RIS would take for a command or a new line is text", () => {
  const selection = tinySelection();
  const page = selection.pages.get("a")!;
  const title = "50% & {more}\\input{x}\nER  - ";
  const odd = { ...page, reading: { ...page.reading, page: { ...page.reading.page, title } } };
  const one = { ...selection, pages: new Map([["a", odd]]), listed: [odd] };
  expect(String(exportedFrom(bibtexFile(), one).files.get("bibliography.bib"))).toContain(
    "title = {{50\\% \\& \\{more\\}\\textbackslash{}input\\{x\\} ER - }}",
  );
  expect(String(exportedFrom(risFile(), one).files.get("bibliography.ris")).match(/^ER {2}- /gm)).toHaveLength(1);
});
