import { expect, test } from "vitest";
import { tinySelection } from "../../tests/tiny.ts";
import { toTrips } from "./trips.ts";

test("visits that follow on one another are stops of one trip, with what was signed and who went along", () => {
  const selection = tinySelection();
  const visit = selection.events[1]!;
  const events = [
    visit,
    { ...visit, id: "ev_next", recipient: ["CHN"], place: "Beijing", date: "2024-05-15/2024-05-17" },
    { ...visit, id: "ev_later", date: "2024-06-20" },
    {
      ...visit,
      id: "ev_sign",
      type: "AGREE" as const,
      mode: "sign" as const,
      actor: ["Ana Ruiz", "CHN"],
      recipient: [],
      part_of: "ev_next",
      date: "2024-05-16",
    },
  ];
  const { files, counts } = toTrips({ ...selection, events }, { excel: false });
  expect(counts.map(([count]) => count)).toEqual([2, 3, 1]);
  expect(String(files.get("trips.csv")).split("\n")[1]).toMatch(
    /^ev_visit,Ana Ruiz,Foreign Minister,CHL,2024-05-14,2024-05-17,2,/,
  );
  expect(String(files.get("documents.csv")).split("\n")[1]).toMatch(/^ev_visit,ev_sign,AGREE,sign,2024-05-16,/);
});
