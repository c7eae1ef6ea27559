/**
 * Corrections survive a new reading of the same page wherever the sentence still stands: whatever a later version makes of the words
 * around, of the ends of the evidence, of the ids and of the order of the records.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleReadings } from "../../tools/golden.ts";
import type { EventReading, Reading } from "../model/reading.ts";
import { applyCorrections, correctionOf, targetOf, whichOf } from "./corrections.ts";

const readings = exampleReadings().filter(({ events }) => events.length > 0);

/** The paragraph around a record, as a span of the body. */
function paragraphOf(body: string, start: number, end: number): readonly [number, number] {
  const before = body.lastIndexOf("\n", start);
  const after = body.indexOf("\n", end);
  return [before + 1, after < 0 ? body.length : after];
}

/** The page as a later version might read it: `keep` is left as it is, before and behind it the body may have changed. */
function readAgain(
  reading: Reading,
  aimed: EventReading,
  change: {
    readonly before: string;
    readonly behind: string;
    readonly cut: number;
    readonly grow: number;
    readonly turned: boolean;
  },
): { readonly reading: Reading; readonly id: string } {
  const { body } = reading.page;
  const [from, to] = paragraphOf(body, aimed.start, aimed.end);
  const again = `${change.before}\n\n${body.slice(from, to)}\n\n${change.behind}`;
  const shift = change.before.length + 2 - from;
  const events = reading.events
    .filter(({ start, end }) => start >= from && end <= to)
    .map((event, index): EventReading => {
      // The clause may be cut elsewhere, by up to a third of it on either side, never out of its paragraph.
      const length = event.end - event.start;
      const start = event === aimed ? event.start + Math.floor((change.cut * length) / 3) : event.start;
      const end = event === aimed ? Math.min(to, event.end + Math.floor((change.grow * length) / 3)) : event.end;
      return {
        ...event,
        id: `new${index}`,
        start: start + shift,
        end: end + shift,
        evidence: again.slice(start + shift, end + shift),
        sure: event.sure / 2,
      };
    });
  const at = reading.events.filter(({ start, end }) => start >= from && end <= to).indexOf(aimed);
  const id = events[at]!.id;
  return {
    id,
    reading: {
      ...reading,
      page: { ...reading.page, body: again },
      events: change.turned ? events.toReversed() : events,
      statements: [],
      figures: [],
      claims: [],
      documents: [],
    },
  };
}

const words = fc.lorem({ maxCount: 30 });

test("whatever else has changed on the page, what was said of a sentence holds of it", () => {
  let tried = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...readings),
      fc.nat(),
      fc.constantFrom("set" as const, "reject" as const, "accept" as const),
      fc.record({
        before: words,
        behind: words,
        cut: fc.double({ min: 0, max: 1, noNaN: true }),
        grow: fc.double({ min: 0, max: 1, noNaN: true }),
        turned: fc.boolean(),
      }),
      (reading, nth, op, change) => {
        const aimed = reading.events[nth % reading.events.length]!;
        // Two of one kind on the same words cannot be told apart once the words have moved.
        const twins = reading.events.filter(
          (one) => one !== aimed && whichOf(one) === whichOf(aimed) && one.start < aimed.end && aimed.start < one.end,
        );
        fc.pre(twins.length === 0);
        tried += 1;
        const correction = correctionOf({
          op,
          target: targetOf(reading, "event", aimed, op === "set" ? "place" : undefined),
          ...(op === "set" ? { value: "Elsewhere" } : {}),
        });
        const again = readAgain(reading, aimed, change);
        const { readings: shown, unapplied, accepted } = applyCorrections([again.reading], [correction]);
        expect(unapplied).toEqual([]);
        const others = again.reading.events.filter(({ id }) => id !== again.id);
        const found = shown[0]!.events.find(({ id }) => id === again.id);
        if (op === "set") expect(found?.place).toBe("Elsewhere");
        if (op === "reject") expect(found).toBeUndefined();
        if (op === "accept") expect([...accepted]).toEqual([`${reading.id}#${again.id}`]);
        // And of no other.
        for (const other of others) expect(shown[0]!.events).toContainEqual(other);
      },
    ),
    { seed: 3, numRuns: 400 },
  );
  expect(tried).toBeGreaterThan(300);
});

test("where the sentence is gone, the correction is named as lost", () => {
  const [reading] = readings;
  const target = targetOf(reading!, "event", reading!.events[0]!);
  const gone: Reading = { ...reading!, page: { ...reading!.page, body: "Nothing of it is left." }, events: [] };
  expect(applyCorrections([gone], [correctionOf({ op: "reject", target })]).unapplied).toMatchObject([
    { state: "lost" },
  ]);
});
