/**
 * Short forms of common words: "electric vehicles (EV)", "liquefied natural gas (LNG)". The capitals name no body, there or anywhere
 * else on the page. "the Financial Action Task Force (FATF)" is left alone: its words have capitals themselves.
 */
import type { View } from "./draft.ts";

/** Drops the unlisted names that are such short forms. */
export function dropShortForms(views: readonly View[]): void {
  const common = new Set(WELL_KNOWN);
  for (const view of views) addShortForms(view, common);
  for (const view of views) {
    for (const draft of view.drafts) {
      if (draft.entries.length > 0 || draft.first !== draft.last) continue;
      const { text, norm } = view.tokens[draft.first]!;
      // The second letter of a short form is a capital too.
      if (text[1] !== norm[1] && common.has(single(text))) draft.what = "dropped";
    }
  }
}

/** Those that pages print without saying what they stand for. */
const WELL_KNOWN: readonly string[] =
  "EV LNG LPG GDP GNP CPI PPI PMI VAT AI ICBM IRBM SRBM SLBM UAV WMD IED NGO CEO CFO GPS MOU FTA FDI PPP EEZ HIV AIDS COVID".split(
    " ",
  );

/** "EVs" as "EV". */
const single = (text: string): string => (text.endsWith("s") ? text.replace(/(?<=\p{Lu}{2})s$/u, "") : text);

function addShortForms({ tokens }: View, common: Set<string>): void {
  for (let at = 1; at < tokens.length - 1; at += 1) {
    if (tokens[at - 1]!.norm !== "(" || tokens[at + 1]!.norm !== ")") continue;
    const letters = single(tokens[at]!.text);
    if (!/^\p{Lu}{2,6}$/u.test(letters)) continue;
    const words = tokens
      .slice(0, at - 1)
      .filter(({ norm }) => norm !== "-")
      .slice(-letters.length);
    const spells =
      words.length === letters.length && words.every(({ text }, i) => text.startsWith(letters[i]!.toLowerCase()));
    if (spells) common.add(letters);
  }
}
