import type { Analysis, StatementReading } from "../../model/index.ts";
import { type Party, stateParty } from "../party.ts";

/** Who speaks, as a party: a state that the page calls by its name or capital is its code. */
export function speakerParty(analysis: Analysis, statement: StatementReading, name: string): Party {
  const state = statement.speaks_for;
  const isState = analysis.mentions.some(
    (mention) =>
      mention.actors.some((actor) => actor.type === "state" && actor.name === state) &&
      analysis.article.body.slice(mention.start, mention.end) === name,
  );
  return isState && state !== null
    ? stateParty(state, 0)
    : { name, type: isBody(analysis, name) ? "body" : "person", state, official: true, sector: null, at: 0 };
}

const isBody = (analysis: Analysis, name: string): boolean =>
  analysis.mentions.some(({ actors }) => actors.some((actor) => actor.name === name && actor.type === "body"));
