import { expect, test } from "vitest";
import { bareArticle } from "../../bench/bare-article.ts";
import { actorModels } from "../../tests/check-mentions.ts";
import { readSentences } from "../language/index.ts";
import { findMentions } from "./index.ts";
import { ownLandOf } from "./own-land.ts";

const { table, language } = actorModels();

/** The page's land: of a page that stood there, or whose head prints that line. */
const landOf = (outlet: string | null, line = "Calls and meetings"): string | null => {
  const article = bareArticle("The Prime Minister spoke.", "2024-02-05");
  return ownLandOf(
    { ...article, outlet, page: { ...article.page, text: `${line}\nPM meets Taoiseach\n\n${article.body}` } },
    table,
  );
};

test("a government's address, or the name of its house at the head of the page", () => {
  expect(landOf("pm.gov.au")).toBe("AUS");
  expect(landOf("gov.uk")).toBe("GBR");
  expect(landOf("mofa.go.jp")).toBe("JPN");
  expect(landOf("kremlin.ru")).toBe("RUS");
  expect(landOf("state.gov")).toBe("USA");
  expect(landOf(null, "10 Downing Street")).toBe("GBR");
  expect(landOf(null, "Ministry of Foreign Affairs of the Republic of Fiji")).toBe("FJI");
});

test("a paper's page is no government's", () => {
  expect(landOf("bbc.co.uk")).toBe(null);
  expect(landOf("governor-times.example.com")).toBe(null);
  expect(landOf(null, "Fiji Times")).toBe(null);
  expect(landOf(null, "House of cards falls in Fiji")).toBe(null);
});

test("there the prime minister is its own, whoever bears the title besides", () => {
  const article = {
    ...bareArticle("The Prime Minister and Taoiseach Leo Varadkar met at Stormont.", "2024-02-05"),
    outlet: "gov.uk",
  };
  const who = (one: typeof article): string | undefined =>
    findMentions(one, readSentences(one.body, language), table, "2024-02-05").find(({ start }) => start === 0)
      ?.actors[0]?.name;
  expect(who(article)).toBe("Rishi Sunak");
});
