import { test } from "vitest";
import { checkMentions } from "../../../tests/check-mentions.ts";

test("both countries are the two that act", () => {
  checkMentions(
    "Envoy Dag Moen said that Peru sells tin to Chile, and that Bolivia buys it. He called on both countries to stop.",
    "2024-09-13",
    {
      "both countries": "BOL + PER",
    },
  );
});

test("rivals named without a number are two", () => {
  checkMentions("India and Pakistan signed. The nuclear-armed neighbours have fought wars.", "2024-09-13", {
    "The nuclear-armed neighbours": "IND + PAK",
  });
});

test("two ministers are persons of that office, and a city's land is not spoken of", () => {
  checkMentions(
    "Russian Foreign Minister Sergey Lavrov met Indian Foreign Minister Subrahmanyam Jaishankar in Goa. Presidents Joe Biden and Dina Boluarte spoke in Lima, Peru. The two foreign ministers agreed to meet again.",
    "2023-05-05",
    { "The two foreign ministers": "Sergey Lavrov + Subrahmanyam Jaishankar" },
  );
});

test("the North, and who is none of two because it stands between them", () => {
  checkMentions("South Korea and North Korea spoke on Monday. On Tuesday the North fired a missile.", "2022-03-02", {
    "the North": "PRK",
  });
  checkMentions(
    "Iran and Saudi Arabia quarrelled for years. China brokered a deal between the two powers on Friday.",
    "2023-03-11",
    { "the two powers": "IRN + SAU" },
  );
});

test("a comma between two states does not make them a pair", () => {
  checkMentions("Denmark will send jets to Ukraine, its prime minister said.", "2024-05-10", {
    "its prime minister": "Mette Frederiksen",
  });
});

test("the latter of two persons", () => {
  checkMentions(
    "Syrian President Bashar al-Assad met Jordan's top diplomat, Ayman Safadi. The latter said refugees must return.",
    "2023-07-03",
    { "The latter": "Ayman Safadi" },
  );
});

test("the leaders are the two of the page, and nobody where there is a third", () => {
  checkMentions(
    "President Vladimir Putin called Egyptian President Abdel Fattah el-Sisi. The leaders also spoke of Syria.",
    "2025-01-21",
    { "The leaders": "Vladimir Putin + Abdel Fattah el-Sisi" },
  );
  checkMentions(
    "President Vladimir Putin, Egyptian President Abdel Fattah el-Sisi and Kenyan President William Ruto met. The leaders also spoke of Syria.",
    "2025-01-21",
    { "The leaders": "?" },
  );
});

test("one state of each sentence is no pair, where the page is about two", () => {
  checkMentions(
    "Latvia and Fiji signed a pact. Fiji praised Latvia, and Latvia thanked Fiji. Fiji and Latvia agreed. Latvia waits. Russia must withdraw. The officials from both countries exchanged views.",
    "2024-05-10",
    { "both countries": "LVA + FJI" },
  );
});
