/** One amount given twice: of "£600m ($780m)" the first stands, of "75 miles (120km)" the metric one. */
import type { Quantity } from "./quantity.ts";

/** "£600m ($780m)", "$C5bn ($3.7bn;£2.8bn)": the first stands; of "75 miles (120km)" the metric one. */
export function withoutConversions(found: readonly Quantity[], body: string): Quantity[] {
  const kept: Quantity[] = [];
  for (let i = 0; i < found.length; i += 1) {
    const quantity = found[i]!;
    const before = kept.at(-1);
    if (
      before !== undefined &&
      before.kind === quantity.kind &&
      before.unit !== quantity.unit &&
      (quantity.kind === "money" || quantity.kind === "measure" || quantity.kind === "volume")
    ) {
      const gap = body.slice(before.end, quantity.start);
      const bracket = gap.lastIndexOf("(");
      const inside =
        bracket >= 0 && gap.indexOf(")", bracket) < 0 && gap.slice(0, bracket).trim().split(/\s+/).length <= 2;
      const again =
        inside ||
        /^\s?[;,/=]\s?(?:or )?(?:about |around |roughly )?$/.test(gap) ||
        /^,? or (?:about |around |roughly |nearly |some )?$/.test(gap);
      const open = body.slice(Math.max(0, before.end - 40), before.end).lastIndexOf("(") >= 0;
      if (inside || (again && open) || /^,? or /.test(gap)) {
        if (quantity.kind !== "money" && METRIC.has(quantity.unit) && !METRIC.has(before.unit)) {
          kept[kept.length - 1] = { ...before, value: quantity.value, high: quantity.high, unit: quantity.unit };
        }
        continue;
      }
      if (again && quantity.kind === "money" && i >= 2 && /\($/.test(body.slice(0, found[i - 1]!.start).slice(-1)))
        continue;
    }
    kept.push(quantity);
  }
  // The third of "(…;…)" stands behind a quantity that was dropped.
  return kept.filter((quantity) => {
    const left = body.slice(Math.max(0, quantity.start - 30), quantity.start);
    return !(
      quantity.kind === "money" &&
      /\([^)]*[;/,] ?$/.test(left) &&
      kept.some(
        (other) =>
          other.end <= quantity.start - left.length + left.lastIndexOf("(") + 1 && quantity.start - other.end < 30,
      )
    );
  });
}

const METRIC = new Set([
  "km",
  "metres",
  "cm",
  "mm",
  "kg",
  "tons",
  "hectares",
  "square km",
  "square metres",
  "km/h",
  "litres",
  "cubic metres",
]);
