export { stateOf } from "./draft.ts";
export { findMentions } from "./mentions.ts";
export { mentionAt, mentionsWithin, type Party, partyAt, wordsOf } from "./party.ts";
export { peopleOf } from "./people.ts";
export { parseRegistry, type Registry } from "./registry.ts";
export { sectorOfName, sectorOfRole } from "./sector.ts";
export * from "./table.ts";
