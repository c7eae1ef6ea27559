export { statementDay, timeOf } from "./attach.ts";
export { parseWorldCalendar, type WorldCalendar, type WorldEvent } from "./calendar.ts";
export { type FindOptions, findTimes } from "./expressions.ts";
export type { FoundTime, Meaning, Part, Which } from "./meaning.ts";
export { datePage } from "./page-date.ts";
export { type ResolvedTime, resolveTimes } from "./resolve.ts";
export { type StatusReading, statusOf } from "./status.ts";
export { type Tense, tenseAround, tenseOfVerb } from "./tense.ts";
export { type Timex, timexOf } from "./timex.ts";
