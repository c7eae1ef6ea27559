/** The words of the screens on which the record is corrected. */

/** What a field is called. */
export const fieldNames: Readonly<Record<string, string>> = {
  status: "Status",
  date: "When",
  actor: "Who",
  recipient: "Towards",
  place: "Where",
  type: "Type",
  mode: "Mode",
  reported: "Reported as",
  purpose: "Purpose",
  topics: "Topics",
  series: "One of",
  speaker: "Speaker",
  speakers: "Speakers",
  speaks_for: "Speaks for",
  act: "Act",
  to: "To",
  via: "By way of",
  what: "What",
  value: "Value",
  unit: "Unit",
  is: "Kind",
  period: "Period",
  against: "Against",
  source: "Source",
  name: "Name",
  issuer: "Issued by",
  holder: "Held by",
  subject: "About",
  object: "Object",
  polarity: "Affirmed or denied",
  title: "Title",
  published: "Published",
  outlet: "Outlet",
  origin: "First written by",
  byline: "By",
  wire: "Agencies",
  language: "Language",
  role: "Office",
  country: "State",
  wikidata: "Wikidata",
  form: "Wording",
  quote: "Words",
  content: "Content",
  according_to: "According to",
  contested_by: "Denied by",
};

export const hints = {
  day: "A day 2023-05-23, a month 2023-05, days filled 2023-05-23/2023-05-24, a day within [2023-05-15..2023-05-21]; with ? or ~ where in doubt. Empty: not said.",
  list: "Several are parted by semicolons.",
};

export const editing = {
  change: (field: string) => `change: ${field}`,
  save: "Save",
  leave: "Leave it",
  note: "Why (may be empty)",
  find: "Somebody else: a name or a state",
  search: "Search",
};

export const kept = {
  done: "Kept",
  undone: "Taken back",
  undo: "Take it back",
  redo: "Put it back",
  last: "Last change",
  texts: (count: number) => `in ${count} texts`,
  more: (count: number) => `and ${count} more`,
  all: "All changes",
  ops: {
    set: "",
    accept: "it is so",
    reject: "left out",
    add: "put in",
    merge: "made one with another",
    split: "set apart",
    not_same: "kept apart from another",
    relate: "pages related",
    page_meta: "",
    body_range: "the article’s borders set",
    note: "noted",
    redact: "purged",
  },
};

export const candidates = {
  state: "a state of this name",
  known: (score: number) => `in the tables of offices, name alike by ${score} of 100`,
  here: (pages: number) => `in ${pages} ${pages === 1 ? "page" : "pages"} here`,
  near: "named by a text of it",
  onPage: (times: number, role: string | null) =>
    `named ${times === 1 ? "once" : `${times} times`} on this page${role === null ? "" : ` as ${role}`}`,
  lastBefore: (words: string, distance: number) =>
    `named last before these words (“${words}”, ${distance} letters before)`,
  nameAlike: "a name with these words",
  officeAlike: (role: string) => `its office: ${role}`,
  asWritten: "a new actor, as written",
};

export const merging = {
  door: "make one with another…",
  splitDoor: "set apart what a page says…",
};

export const borders = {
  title: "Move the border of the article",
  lead: "Choose the line with which the article begins and the one with which it ends. All between them is then the article, and the page is read again.",
  begins: "begins",
  ends: "ends",
  line: "Line of the page",
  show: "Show what it would be",
  leave: "Leave it",
  crossed: "It ends before it begins.",
  same: "This is the article as it is read now.",
  would: (then: string, now: string) => `The article would have ${then}; now it has ${now}.`,
  words: ["word", "words"],
  more: (count: number) => `${count} more lines are not shown.`,
  note: "Why (may be empty)",
  save: "Set the border",
};

export const news = {
  events: ["new event", "new events"],
  since: "since",
  show: "show",
  seen: "seen",
  undo: "take it back",
  nothing: "Nothing new since",
  never: "To be told what is new the next time:",
  begin: "count what is here as seen",
};
