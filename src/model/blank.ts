/** Records that say nothing yet: what a key, a person or a test fills in. Who says it, and how surely, comes with that. */
import type { EventReading, FigureReading, StatementReading } from "./reading.ts";

type Said = "id" | "evidence" | "start" | "end" | "because" | "by" | "sure";

export const BLANK_EVENT: Omit<EventReading, Said> = {
  type: "CONSULT",
  mode: null,
  actor: [],
  recipient: [],
  place: null,
  date: null,
  date_is: null,
  date_reason: null,
  status: "held",
  part_of: null,
  series: null,
  purpose: null,
  topics: [],
  according_to: [],
  reported: "fact",
  contested_by: [],
  recipient_is: null,
  plover: null,
  cameo: null,
};

export const BLANK_STATEMENT: Omit<StatementReading, Said> = {
  speaker: null,
  speakers: [],
  speaks_for: null,
  act: "asserts",
  form: "indirect",
  quote: null,
  content: null,
  about: [],
  to: null,
  via: null,
  place: null,
  date: null,
  occasion: null,
  words: null,
};

export const BLANK_FIGURE: Omit<FigureReading, Said> = {
  what: "",
  value: 0,
  high: null,
  was: null,
  unit: "",
  per: null,
  is: "level",
  direction: null,
  bound: null,
  status: null,
  period: null,
  against: null,
  from: null,
  to: null,
  source: null,
};
