/**
 * The words by which times are found: "late", "next", "until", and those that tell a time from what only looks like one: the
 * *Times* behind "Sunday", "people" behind a number. Closed lists; names of months, days and units are in words.ts.
 */

import type { FoundTime, Part, Unit, Which } from "../model/meaning.ts";
import { FEAST_WORDS } from "./feasts.ts";
import { MONTHS, SEASONS, UNITS, WEEKDAY_SHORT, WEEKDAYS } from "./words.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

export const RANGE_JOINTS = new Set(["to", "through", "until", "till", "-", "–", "—"]);

export const PARTS: ReadonlyMap<string, Part> = new Map([
  ["early", "early"],
  ["earlier", "early"],
  ["beginning", "early"],
  ["start", "early"],
  ["mid", "mid"],
  ["middle", "mid"],
  ["late", "late"],
  ["later", "late"],
  ["end", "late"],
  ["close", "late"],
  ["rest", null],
  ["remainder", null],
]);
export const PART_NOUNS = new Set(["beginning", "start", "middle", "end", "close", "rest", "remainder"]);

export const WHICH: ReadonlyMap<string, Exclude<Which, null>> = new Map([
  ["last", "last"],
  ["past", "last"],
  ["preceding", "last"],
  ["this", "this"],
  ["current", "this"],
  ["next", "next"],
  ["coming", "next"],
  ["upcoming", "next"],
]);

export const DEICTIC_DAYS: ReadonlyMap<string, number> = new Map([
  ["today", 0],
  ["tonight", 0],
  ["yesterday", -1],
  ["tomorrow", 1],
]);

export const VAGUE: ReadonlyMap<string, "past" | "present" | "future"> = new Map([
  ["now", "present"],
  ["currently", "present"],
  ["nowadays", "present"],
  ["presently", "present"],
  ["recently", "past"],
  ["soon", "future"],
]);

export const SETS: ReadonlyMap<string, string> = new Map([
  ["daily", "P1D"],
  ["weekly", "P1W"],
  ["monthly", "P1M"],
  ["annually", "P1Y"],
  ["yearly", "P1Y"],
]);

export const DURATION_CODES: ReadonlyMap<Unit, string> = new Map([
  ["second", "S"],
  ["minute", "M"],
  ["hour", "H"],
  ["day", "D"],
  ["weekend", "D"],
  ["week", "W"],
  ["fortnight", "W"],
  ["month", "M"],
  ["quarter", "Q"],
  ["year", "Y"],
  ["decade", "Y"],
  ["century", "Y"],
]);

export const HALVES: ReadonlyMap<Unit, string> = new Map([
  ["year", "6M"],
  ["hour", "30M"],
  ["minute", "30S"],
  ["day", "T12H"],
]);

export const BOUNDS: ReadonlyMap<string, FoundTime["bound"]> = new Map([
  ["since", "since"],
  ["until", "until"],
  ["till", "until"],
  ["before", "before"],
  ["by", "before"],
  ["pre", "before"],
  ["after", "after"],
  ["following", "after"],
  ["from", "from"],
  ["starting", "from"],
  ["beginning", "from"],
  ["effective", "from"],
]);

export const APPROXIMATE = new Set([
  "about",
  "around",
  "nearly",
  "almost",
  "roughly",
  "approximately",
  "some",
  "barely",
]);
export const APPROXIMATE_PAIRS: ReadonlyMap<string, readonly string[]> = new Map([
  ["more", ["than"]],
  ["less", ["than"]],
  ["at", ["least", "most"]],
  ["up", ["to"]],
  ["just", ["over", "under"]],
]);
export const NOT_TOLD = new Set(["several", "few", "many", "dozens", "hundreds", "numerous"]);
export const BETWEEN_NUMBER_AND_UNIT = words(
  "more additional further full trading business working consecutive straight calendar long other whole short extra",
);
export const DURATION_CUES = words(
  "for in within of over than nearly almost about least lasted after once another under during",
);
export const RATE_WORDS = words(
  "times once twice barrels tonnes tons dollars people percent million billion hours half",
);
export const PERIOD_CUES = words(
  "in into of for during over this by through throughout within until late early later earlier end to since so before",
);
export const MONTH_CUES = words(
  "in of last next this since early late mid by until till from between during through every for before after around coming previous past each",
);
export const RISKY_MONTHS = new Set(["may", "march", "mar", "jan", "sep", "dec"]);
export const NAME_MONTHS = new Set(["april", "june", "august", "may", "jan", "july"]);
export const COLOURED = words("black bloody good holy ash shrove palm cyber super easter fat casual throwback ruby");
export const PUBLICATIONS = words(
  "times telegraph mail express mirror herald review independent morning post people sun world group islands business",
);
export const NUMBERED = words(
  "resolution agenda vision boeing article section flight no number room route highway page windows office model radio channel studio apartment euro expo air iso mission project",
);
export const YEAR_CUES = words(
  "in since until till before after by from of to during between through and year the around early late mid ( circa for fiscal",
);
export const YEAR_BEFORE_NOUN = words("s its their his her our those these disputed presidential");
export const COUNTED = words(
  "percent per people troops soldiers million billion trillion thousand hundred km kilometers kilometres miles meters metres feet tons tonnes dollars euros pounds rubles roubles yuan yen won barrels points votes seats jobs homes workers men women children years days weeks months hours minutes more others countries cases deaths students vehicles members companies families mph kg hectares acres",
);
export const ZONES = words("gmt utc est edt et pst pdt pt cst cdt bst cet cest msk ist jst kst aest eet eest hkt sgt");

/** Units in which a clause counts from another with no number. */
export const NEAR_UNITS: ReadonlySet<Unit> = new Set<Unit>(["hour", "day", "week"]);
/** Before a bare plural: "for months", "after weeks of talks". */
export const STRETCH_CUES = new Set(["for", "after", "follows", "takes", "took", "lasted", "despite"]);

/** What has a beginning that an age counts from: "the 15-month-old conflict". */
export const HAPPENINGS = new Set(
  (
    "war conflict invasion dispute crisis fighting offensive blockade siege ceasefire truce insurgency occupation " +
    "standoff uprising campaign operation strike feud boycott embargo ban protest protests rebellion revolt battle"
  ).split(" "),
);

/** Words that open many phrases besides times. */
export const SMALL_STARTS: ReadonlySet<string> = new Set(
  "the a an this that at up as just more less right these same each every ' ’".split(" "),
);
/** Words of time that open none by themselves. */
export const TELLING: ReadonlySet<string> = words("future period time past turn morning afternoon evening dawn dusk");
/** Words that open no time and go on with one behind a small word: "the foreseeable future", "a mere week", "at least", "up to". */
export const GO_ON: ReadonlySet<string> = new Set([
  ...TELLING,
  ...BETWEEN_NUMBER_AND_UNIT,
  ..."least most to over under than - ‑ couple hundred dozen single mere academic financial".split(" "),
  ..."equivalent latest previous following final opening near distant foreseeable immediate".split(" "),
]);

export const STARTS: ReadonlySet<string> = new Set([
  ...MONTHS.keys(),
  ...WEEKDAYS.keys(),
  ...WEEKDAY_SHORT.keys(),
  ...SEASONS.keys(),
  ...PARTS.keys(),
  ...WHICH.keys(),
  ...DEICTIC_DAYS.keys(),
  ...VAGUE.keys(),
  ...SETS.keys(),
  ...FEAST_WORDS.keys(),
  ...APPROXIMATE,
  ...NOT_TOLD,
  ...UNITS.keys(),
  ..."the that same corresponding comparable recent weekend a an half more less at up just as right these each every noon midday midnight fiscal calendar fy q".split(
    " ",
  ),
  ..."one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(" "),
  ..."seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split(" "),
  ..."first second third fourth fifth 'twentieth twenty-first nineteenth eighteenth ' ’".split(" "),
]);
