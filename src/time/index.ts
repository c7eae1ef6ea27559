export { type FindOptions, findTimes } from "./expressions.ts";
export type { FoundTime, Meaning, Part, Which } from "./meaning.ts";
export { type ResolvedTime, resolveTimes } from "./resolve.ts";
export { type Tense, tenseAround, tenseOfVerb } from "./tense.ts";
export { type Timex, timexOf } from "./timex.ts";
