import { expect, test } from "vitest";
import { html } from "../html.ts";
import { aligned } from "./align.ts";

const shown = (from: string, text: string) => html`${aligned(from, text)}`.text.replace(/ title="[^"]*"/g, "");

test("what both say is plain, what one alone says is marked, what it leaves out struck", () => {
  expect(shown("We will keep the port open.", "We shall keep the port open")).toBe(
    "We <del>will</del> <ins>shall</ins> keep the port open",
  );
  expect(shown("The port stays", "the port stays, and open")).toBe("the port stays, <ins>and open</ins>");
});

test("markup in a quotation stays text", () => {
  expect(shown("<b>no</b>", "<i>yes</i>")).toBe("<del>&lt;b&gt;no&lt;/b&gt;</del> <ins>&lt;i&gt;yes&lt;/i&gt;</ins>");
});
