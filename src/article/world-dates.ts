/**
 * Dates as pages of many languages print them: "12. Januar 2022", "le 1er mars 2021", "3 de mayo de 2019", "28.01.22", and
 * "03/04/2024" in the order of the page's language. English and ISO forms are those of `kit/printed-date.ts`.
 *
 * Used only where a page may date itself; in running text these shorter forms are too often something else.
 */
import { type PrintedDate, printedDates } from "../kit/printed-date.ts";

/** Every date in a short text, in order. `language` is what the page says of itself ("de-AT"), or null. */
export function worldDates(text: string, language: string | null): PrintedDate[] {
  if (!/\d/.test(text)) return [];
  const found = printedDates(text).filter((one) => one.date.length === 10);
  const add = (start: number, length: number, year: number, month: number, day: number) => {
    const date = dateOf(year, month, day);
    if (date === null || found.some((one) => one.start < start + length && start < one.end)) return;
    found.push({ start, end: start + length, date });
  };
  // Most of what is looked at is a name and a number; each pattern runs only where its marks are.
  if (found.length === 0 && /(?:19|20)\d\d/.test(text)) {
    for (const match of text.matchAll(DAY_MONTH)) {
      const month = MONTHS.get(plain(match[2]!));
      if (month !== undefined) add(match.index, match[0].length, Number(match[3]), month, Number(match[1]));
    }
    for (const match of text.matchAll(MONTH_DAY)) {
      const month = MONTHS.get(plain(match[1]!));
      if (month !== undefined) add(match.index, match[0].length, Number(match[3]), month, Number(match[2]));
    }
  }
  const parted = /\d[./-]\d/.test(text);
  if (!parted) return found.sort((a, b) => a.start - b.start);
  for (const match of text.matchAll(SHORT)) {
    add(match.index, match[0].length, 2000 + Number(match[3]), Number(match[2]), Number(match[1]));
  }
  for (const match of text.matchAll(GLUED)) {
    add(match.index, match[0].length, Number(match[3]), Number(match[2]), Number(match[1]));
  }
  for (const match of text.matchAll(SLASHED)) {
    const american = language === null || /^en(?:$|[-_]us)/i.test(language);
    // Without a language the order cannot be known.
    if (language === null) continue;
    const [first, second] = [Number(match[1]), Number(match[2])];
    add(match.index, match[0].length, Number(match[3]), american ? first : second, american ? second : first);
  }
  return found.sort((a, b) => a.start - b.start);
}

const YEAR = "((?:19|20)\\d\\d)";
const DAY_MONTH = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:\\.|er|º|ª|\\.º)?\\s?(?:de\\s|d’|d')?(\\p{L}{3,12})\\.?,?\\s?(?:de\\s|del\\s)?${YEAR}(?!\\d)`,
  "giu",
);
const MONTH_DAY = new RegExp(
  `(?<!\\p{L})(\\p{L}{3,12})\\.?\\s(\\d{1,2})(?:\\.|st|nd|rd|th)?,?\\s${YEAR}(?!\\d)`,
  "giu",
);
/** 28.01.22 */
const SHORT = /(?<![\d.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(\d\d)(?![\d.]\d|\d)/g;
/** "19.11.202121.11.2021": the days of publication and of change, in two elements that run together. */
const GLUED = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?=\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)/g;
const SLASHED = /(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?![\d/-])/g;

/** Accents taken off, lower case, so that "Février" and "fevrier" are one. */
const plain = (word: string) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Names and abbreviations of the months, January first, in the languages of the large news sites in Latin, Cyrillic and Greek script. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  (
    "januar jan janner jaenner janvier janv enero ene gennaio gen januari janeiro stycznia styczen ledna leden januara ianuarie tammikuuta ocak sijecnja января янв січня ιανουαριου|" +
    "februar feb feber fevrier fevr febrero febbraio februari fevereiro fev lutego unora unor februara februarie helmikuuta subat veljace февраля фев лютого φεβρουαριου|" +
    "marz maerz mar mrz mars marzo maart marco marca brezna marec martie maaliskuuta mart ozujka марта березня μαρτιου|" +
    "april apr avril avr abril abr aprile kwietnia dubna aprila aprilie huhtikuuta nisan travnja апреля апр квітня απριλιου|" +
    "mai mayo maggio mag mei maio maja kvetna maj toukokuuta mayis svibnja мая травня μαιου|" +
    "juni jun juin junio giugno giu junho czerwca cervna juna iunie kesakuuta haziran lipnja июня червня ιουνιου|" +
    "juli jul juillet juil julio luglio lug julho lipca cervence jula iulie heinakuuta temmuz srpnja июля липня ιουλιου|" +
    "august aug aout agosto ago augustus sierpnia srpna augusta elokuuta agustos kolovoza августа авг серпня αυγουστου|" +
    "september sep sept septembre septiembre settembre set setembro wrzesnia zari septembra septembrie syyskuuta eylul rujna сентября сент вересня σεπτεμβριου|" +
    "oktober okt octobre octubre oct ottobre ott outubro out pazdziernika rijna oktobra octombrie lokakuuta ekim listopada октября окт жовтня οκτωβριου|" +
    "november nov novembre noviembre novembro novembra noiembrie marraskuuta kasim studenoga ноября нояб листопада νοεμβριου|" +
    "dezember dez decembre dec diciembre dic dicembre desember december dezembro grudnia prosince decembra decembrie joulukuuta aralik prosinca декабря дек грудня δεκεμβριου"
  )
    .split("|")
    .flatMap((names, i) => names.split(" ").map((name) => [plain(name), i + 1] as const)),
);

function dateOf(year: number, month: number, day: number): string | null {
  if (!(month >= 1 && month <= 12 && day >= 1)) return null;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  const two = (value: number) => String(value).padStart(2, "0");
  return day <= length ? `${year}-${two(month)}-${two(day)}` : null;
}
