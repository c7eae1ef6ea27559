import { expect, test } from "vitest";
import { currencyOf, currencyTable } from "./money.ts";

const table = currencyTable(
  "# a comment\n$\tUSD\tbefore\nC$\tCAD\tbefore\n€\tEUR\teither\ndollar\tUSD\tafter\nCanadian dollar\tCAD\tafter\nrouble\tRUB\tafter",
);

const at = (text: string, number: string) => {
  const start = text.indexOf(number);
  const found = currencyOf(text, start, start + number.length, table);
  return found === null ? null : `${text.slice(found.start, found.end)} ${found.code}`;
};

test("a sign before the number, the longer sign first", () => {
  expect(at("paid $240 billion", "240 billion")).toBe("$240 billion USD");
  expect(at("paid C$5bn", "5bn")).toBe("C$5bn CAD");
});

test("a word or a sign behind it", () => {
  expect(at("paid 90 roubles", "90")).toBe("90 roubles RUB");
  expect(at("paid 5 million Canadian dollars", "5 million")).toBe("5 million Canadian dollars CAD");
  expect(at("paid 20 €", "20")).toBe("20 € EUR");
});

test("a number without money", () => {
  expect(at("saw 20 ships", "20")).toBe(null);
});
