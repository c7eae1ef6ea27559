import { expect, test } from "vitest";
import { tinySelection } from "../../tests/tiny.ts";
import { lapsedEvents, toBrief } from "./brief.ts";

test("one item a story, a copy counted as a page and not as a text, each line with its page", () => {
  const { files, counts } = toBrief(tinySelection(), "2024-05-10", null, "Harbour");
  const text = String(files.get("brief.md"));
  expect(counts).toEqual([
    [2, "stories"],
    [0, "lapsed announcements"],
  ]);
  expect(text).toContain("## Ruiz to visit Lima\n\nharbour.example, 10 May 2024. 1 independent text, 2 pages.\n");
  expect(text).toContain("- 14 May 2024: Ana Ruiz visits Peru (announced): “Ana Ruiz will visit Lima on Tuesday” [a]");
  expect(text).toContain("- Ana Ruiz: “We will keep the port open” [c]");
  expect(String(toBrief(tinySelection(), "2024-05-11", null, "x").files.get("brief.md"))).toContain("Nothing is new.");
});

test("an announcement whose day has passed without a report is lapsed; one that was held, or lies ahead, is not", () => {
  const [, visit] = tinySelection().events;
  const held = { ...visit!, id: "ev_held", status: "held" as const };
  expect(lapsedEvents([visit!, held], "2024-05-20").map(({ id }) => id)).toEqual(["ev_visit"]);
  expect(lapsedEvents([visit!], "2024-05-14")).toEqual([]);
});
