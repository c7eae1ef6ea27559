/** Words of change, of measures and of what flows: "rose" and "growth" go up, "slump" down; "exports" flow, a "range" is a measure. */

export const UP = new Set([
  "rose",
  "grew",
  "rise",
  "grow",
  "climb",
  "jump",
  "surge",
  "soar",
  "increase",
  "expand",
  "gain",
  "advance",
  "rocket",
  "skyrocket",
  "swell",
  "rebound",
  "recover",
  "leap",
  "spike",
  "accelerate",
  "advance",
  "raise",
  "hike",
  "boost",
  "lift",
  "double",
  "triple",
  "quadruple",
  "widen",
  "up",
  "add",
  "strengthen",
  "mushroom",
  "balloon",
  "edge",
  "extend",
]);

export const DOWN = new Set([
  "fell",
  "shrank",
  "sank",
  "fall",
  "drop",
  "decline",
  "decrease",
  "plunge",
  "slump",
  "shrink",
  "contract",
  "slip",
  "tumble",
  "plummet",
  "cut",
  "reduce",
  "slash",
  "lower",
  "dip",
  "sink",
  "slide",
  "halve",
  "narrow",
  "weaken",
  "lose",
  "shed",
  "trim",
  "crash",
  "dwindle",
  "ease",
  "down",
  "nosedive",
  "curb",
  "depreciate",
]);

export const UP_NOUNS = new Set([
  "rise",
  "growth",
  "increase",
  "jump",
  "surge",
  "gain",
  "expansion",
  "rebound",
  "hike",
  "uptick",
  "boost",
  "leap",
  "spike",
  "climb",
  "upturn",
  "recovery",
  "upswing",
  "appreciation",
]);

export const DOWN_NOUNS = new Set([
  "fall",
  "drop",
  "decline",
  "decrease",
  "plunge",
  "slump",
  "contraction",
  "cut",
  "reduction",
  "dip",
  "loss",
  "slide",
  "shrinkage",
  "slowdown",
  "depreciation",
  "downturn",
  "devaluation",
]);

export const RATES = new Set([
  "tariff",
  "duty",
  "tax",
  "levy",
  "rate",
  "interest",
  "inflation",
  "unemployment",
  "yield",
  "price",
  "quota",
  "cap",
  "stake",
  "majority",
  "approval",
  "turnout",
  "probability",
  "chance",
  "support",
  "margin",
  "deficit",
  "surplus",
  "debt",
]);

export const TARGETS = new Set(["target", "goal", "aim", "objective"]);

export const AIMS = new Set(["aim", "target", "plan", "intend", "hope", "seek", "want", "pledge", "vow"]);

export const IDLE_VERBS = /^(?:be|let|become|remain|have|see|show|say|include|use|take|make|get|want|need|involve)$/;

/** Verbs of change that take no object: what moves is their subject. */
export const MOVING = new Set(
  `rise grow climb jump advance surge soar rocket skyrocket swell rebound leap spike fall drop decline plunge slump shrink contract slip tumble
  plummet dip sink slide dwindle nosedive increase decrease rose grew fell shrank sank`.split(/\s+/),
);

export const MOVED = new Set([
  "rose",
  "grew",
  "fell",
  "shrank",
  "sank",
  "slid",
  "leapt",
  "dropped",
  "jumped",
  "climbed",
  "slipped",
  "advanced",
]);

export const THINGS =
  /^(?:missile|rocket|projectile|satellite|ship|vessel|tanker|plane|aircraft|jet|drone|submarine|convoy|train|pipeline|balloon|helicopter)$/;

/** Verbs of giving and what is given: "lend" makes a "loan to". */
export const GIFTS = new Map<string, readonly [string, string]>([
  ["lend", ["loan", "to"]],
  ["loan", ["loan", "to"]],
  ["give", ["aid", "to"]],
  ["donate", ["donation", "to"]],
  ["grant", ["grant", "to"]],
  ["invest", ["investment", "in"]],
  ["spend", ["spending", "on"]],
  ["pay", ["payment", "to"]],
  ["contribute", ["contribution", "to"]],
  ["pledge", ["pledge", "to"]],
  ["promise", ["pledge", "to"]],
]);

/** Verbs of motion and the length that they measure. */
export const WAYS = new Map([
  ["travel", "distance travelled by"],
  ["fly", "distance flown by"],
  ["land", "distance of"],
  ["reach", "height of"],
  ["sail", "distance sailed by"],
  ["walk", "distance walked by"],
  ["lie", "distance of"],
  ["stretch", "length of"],
  ["run", "length of"],
]);

/** Nouns of what goes from one party to another. */
export const FLOWS = new Set([
  "export",
  "import",
  "tariff",
  "duty",
  "levy",
  "aid",
  "sale",
  "shipment",
  "delivery",
  "supply",
  "loan",
  "support",
  "investment",
  "assistance",
  "flow",
  "transfer",
  "trade",
  "remittance",
]);

/** Nouns that are the measure of a thing and say little without it. */
export const MEASURES = new Set([
  "range",
  "altitude",
  "height",
  "speed",
  "distance",
  "length",
  "depth",
  "width",
  "weight",
  "size",
  "area",
  "cost",
  "price",
  "value",
  "worth",
  "budget",
  "capacity",
  "output",
  "yield",
  "volume",
  "temperature",
]);

export const TIME_NOUN =
  /^(?:year|month|week|day|period|quarter|time|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/i;
