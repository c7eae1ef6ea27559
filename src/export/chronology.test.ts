import { expect, test } from "vitest";
import { eventLine, tinyRecord, tinySelection } from "../../tests/tiny.ts";
import { toChronology } from "./chronology.ts";
import type { Selection } from "./selection.ts";

const { lines } = tinyRecord();
const selection = (events: Selection["events"]): Selection => ({ ...tinySelection(), events, statements: [] });
const events = lines.filter((line) => line.kind === "event");
const visit = events.find(({ id }) => id === "ev_visit")!;

test("a day, a sentence, who reports it, and one footnote for the text and its copy", () => {
  const { text, entries, footnotes, disputed } = toChronology(selection([visit]), "Chile and Peru");
  expect(text).toBe(`# Chile and Peru

## 2024

**14 May 2024** (worked out). Ana Ruiz visits Peru (Lima), harbour.example reports; announced. **Disputed:** date 14 May 2024 (1 page) or 15 May 2024 (1 page).[^1]

[^1]: “Ana Ruiz will visit Lima on Tuesday” Ruiz to visit Lima. harbour.example, 10 May 2024. Copied or reworded by: copy.example.
`);
  expect({ entries, footnotes, disputed }).toEqual({ entries: 1, footnotes: 1, disputed: 1 });
});

test("what is only claimed says by whom; what has no day comes under its own heading", () => {
  const { text } = toChronology(selection(events.filter(({ id }) => id === "ev_accuse")), "Chile and Peru");
  expect(text).toContain("## Undated\n\n**Day not known**. Peru accuses Chile, according to Ana Ruiz.[^1]");
});

test("words of a page are never Markdown", () => {
  const hostile = eventLine({ ...visit, actor: ["*A* [x](http://evil.example) <b>"], place: "`L`" }, ["a"]);
  const { text } = toChronology(selection([hostile]), "# x");
  expect(text).toContain("\\*A\\* \\[x\\](http://evil.example) \\<b\\>");
  expect(text.split("\n")[0]).toBe("# \\# x");
});

test("as HTML the same entries and notes, and no markup of a page", () => {
  const hostile = eventLine({ ...visit, actor: ["<script>alert(1)</script>"] }, ["a"]);
  const { text, footnotes } = toChronology(selection([hostile]), "A & B", "html");
  expect(text).toContain("<title>A &amp; B</title>");
  expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt; visits Peru");
  expect(text).not.toContain("<script");
  expect(text.match(/<li id="n\d+">/g)).toHaveLength(footnotes);
});
