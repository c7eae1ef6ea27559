import fc from "fast-check";
import { expect, test } from "vitest";
import { quotesOf, splitSentences, tokenise } from "./index.ts";
import { isSpaceCode } from "./tokens.ts";

const words = (text: string): string => {
  const { starts, ends } = tokenise(text);
  return starts.map((start, i) => text.slice(start, ends[i])).join(" ");
};
const isBlank = (text: string): boolean => [...Array(text.length).keys()].every((i) => isSpaceCode(text.charCodeAt(i)));
const sentences = (text: string): string[] => {
  const { starts, ends, firsts, lasts } = splitSentences(text);
  return firsts.map((first, i) => text.slice(starts[first], ends[lasts[i]!]));
};
const quotes = (text: string): string[] =>
  quotesOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end));

test("clitics and possessives are words of their own", () => {
  expect(words("Norway’s minister doesn't know; they’ll wait, he cannot.")).toBe(
    "Norway ’s minister does n't know ; they ’ll wait , he can not .",
  );
  expect(words("O'Brien met the states' envoys at 5 o'clock in the '90s.")).toBe(
    "O'Brien met the states ' envoys at 5 o'clock in the '90s .",
  );
});

test("numbers stay whole, units and signs stand apart", () => {
  expect(words("up 153.1% to $240 billion (US$1,000.5bn) by 10:30am")).toBe(
    "up 153.1 % to $ 240 billion ( US$ 1,000.5 bn ) by 10:30 am",
  );
  expect(words("in the 1990s, on the 23rd, 9/11")).toBe("in the 1990s , on the 23rd , 9/11");
});

test("hyphens are words but after short prefixes", () => {
  expect(words("a 15-month-old pro-Western co-founder")).toBe("a 15 - month - old pro-Western co-founder");
});

test("abbreviations, initials, addresses", () => {
  expect(words("Gen. J. Doe of the U.S. wrote to a.b@example.org.")).toBe(
    "Gen. J. Doe of the U.S. wrote to a.b@example.org .",
  );
  expect(words("See https://example.org/a?b=1, example.com/x or @oslo.")).toBe(
    "See https://example.org/a?b=1 , example.com/x or @oslo .",
  );
  expect(words("He said no. No. 5 won.")).toBe("He said no . No. 5 won .");
});

test("sentences end at stops, not at abbreviations", () => {
  expect(sentences("Gen. Berg met Dr. A. Li. They left the U.S. The talks failed.")).toEqual([
    "Gen. Berg met Dr. A. Li.",
    "They left the U.S.",
    "The talks failed.",
  ]);
  expect(sentences("It began at 10 a.m. Monday in the U.S. Senate. It ended.")).toHaveLength(2);
});

test("quotations keep their speaker, closing marks go to the left, a space may be missing", () => {
  expect(sentences("“Why now?” Anna Berg asked. “We agree.” He left on Thursday.“All is well,” he said.")).toEqual([
    "“Why now?” Anna Berg asked.",
    "“We agree.”",
    "He left on Thursday.",
    "“All is well,” he said.",
  ]);
});

test("an empty line ends a sentence, a line that was only broken does not", () => {
  expect(sentences("Talks in\nOslo began\n\nLater")).toEqual(["Talks in\nOslo began", "Later"]);
});

test("marks behind a stop belong to what was said", () => {
  expect(sentences("Rights were kept. [citation needed] He left of his own will. 4 The court agreed.")).toEqual([
    "Rights were kept. [citation needed]",
    "He left of his own will. 4",
    "The court agreed.",
  ]);
  expect(sentences("It was signed in May. [He] came later. In 2019. 4 envoys left.")).toEqual([
    "It was signed in May.",
    "[He] came later.",
    "In 2019.",
    "4 envoys left.",
  ]);
  expect(sentences("She wrote on p. 12 of Berg (b. March 1959). It has .265 in A/73/PV.6 too.")).toHaveLength(2);
});

test("what a page prints in one line with a sentence stands apart", () => {
  expect(sentences("Envoy tells of his years in Lima Tuesday, September 1, 2015")).toEqual([
    "Envoy tells of his years in Lima",
    "Tuesday, September 1, 2015",
  ]);
  expect(sentences("The pact was signed on Tuesday, September 1, 2015")).toHaveLength(1);
  expect(sentences("Berg won the most votes of all regions The count went on until dawn.")).toHaveLength(2);
  expect(sentences("Berg visited The Hague in May.")).toHaveLength(1);
});

test("quotations: curly, straight, over sentences, open at the end", () => {
  expect(quotes("“We agreed. We signed,” Li said. He called it “fair”.")).toEqual([
    "“We agreed. We signed,”",
    "“fair”",
  ]);
  expect(quotes('"We agreed," Li said, "and signed."')).toEqual(['"We agreed,"', '"and signed."']);
  expect(quotes("He said: “We will go on")).toEqual(["“We will go on"]);
});

test("single marks are quotations only when paired, not apostrophes", () => {
  expect(quotes("‘We will sign,’ the ministers’ aide said.")).toEqual(["‘We will sign,’"]);
  expect(quotes("The ministers' aide didn't say it's the '90s.")).toEqual([]);
});

test("tokens and white space rebuild any text, sentences hold all tokens", () => {
  const bits = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(".", " ", "“", "”", '"', "'", "n't", "U.S.", "\n", "$5bn", "-", "@a.b"),
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const { starts, ends, firsts, lasts } = splitSentences(text);
      let at = 0;
      for (let i = 0; i < starts.length; i += 1) {
        expect(starts[i]! >= at && ends[i]! > starts[i]!).toBe(true);
        expect(isBlank(text.slice(at, starts[i]))).toBe(true);
        at = ends[i]!;
      }
      expect(isBlank(text.slice(at))).toBe(true);
      let next = 0;
      firsts.forEach((first, s) => {
        expect(first).toBe(next);
        next = lasts[s]! + 1;
      });
      expect(next).toBe(starts.length);
    }),
  );
});

test("hostile texts take linear time", () => {
  const before = performance.now();
  for (const text of [
    "a".repeat(1e6),
    '"'.repeat(1e5),
    "‘".repeat(1e5),
    "'a ".repeat(1e5),
    "a.".repeat(2e5),
    "“ ".repeat(1e5),
    "[1] ".repeat(1e5),
    "a@".repeat(1e5),
  ]) {
    splitSentences(text);
    quotesOf(text, 0, text.length);
  }
  expect(performance.now() - before).toBeLessThan(20_000);
});

test("a dateline is apart from the first sentence", () => {
  expect(sentences("OSLO, May 23 (Agency) — Talks began. They went on.")).toEqual([
    "OSLO, May 23 (Agency) —",
    "Talks began.",
    "They went on.",
  ]);
  expect(sentences("(Agency) - Norway signed.")).toEqual(["(Agency) -", "Norway signed."]);
  expect(sentences("NATO members - all of them - signed.")).toHaveLength(1);
  expect(sentences("Bergen, Norway – The talks began.")).toEqual(["Bergen, Norway –", "The talks began."]);
  expect(sentences("Berg, Holm and Dahl – all three of them – signed.")).toHaveLength(1);
  expect(sentences("Friday, May 3, 2024 On Monday the talks began.")).toEqual([
    "Friday, May 3, 2024",
    "On Monday the talks began.",
  ]);
  expect(sentences("Friday, May 3, 2024 is the day of the talks.")).toHaveLength(1);
});

test("whose picture it is stands apart from what it shows", () => {
  expect(sentences("The port of Bergen Image: Anna Berg. Trade fell.")).toEqual([
    "The port of Bergen",
    "Image: Anna Berg.",
    "Trade fell.",
  ]);
});
