/** Times of day: "10 a.m.", "6:30 pm", "14:00 GMT", "noon". */
import { ZONES } from "./cue-words.ts";
import { isNumeral, type Piece } from "./pieces.ts";

/** ISO 8601 with a T, and the piece behind it; null where no time of day begins. A bare number is none. */
export function clockAt(pieces: readonly Piece[], at: number): { value: string; to: number } | null {
  const piece = pieces[at];
  if (piece === undefined) return null;
  if (piece.norm === "noon" || piece.norm === "midday") return { value: "T12:00", to: at + 1 };
  if (piece.norm === "midnight") return { value: "T24:00", to: at + 1 };
  return isNumeral(piece.norm) ? hourAt(pieces, at, piece) : null;
}

function hourAt(pieces: readonly Piece[], at: number, piece: Piece): { value: string; to: number } | null {
  const norm = (index: number): string => pieces[index]?.norm ?? "";
  const is = (index: number, ...words: string[]): boolean => words.includes(norm(index));
  let hour = piece.number;
  let minute = "00";
  let next = at + 1;
  if (hour < 0) {
    const dotted = /^(\d{1,2})[.](\d{2})$/.exec(piece.norm);
    if (dotted === null) return null;
    hour = Number(dotted[1]);
    minute = dotted[2]!;
  }
  if (hour > 24 && !(piece.text.length === 4 && is(next, "gmt", "utc", "hours", "hrs"))) return null;
  if (hour > 24) {
    if (hour > 2400 || hour % 100 > 59 || is(next, "hours", "hrs")) return null;
    return { value: `T${piece.text.slice(0, 2)}:${piece.text.slice(2)}`, to: next + 1 };
  }
  let sure = false;
  if (is(next, ":") && /^\d{2}$/.test(norm(next + 1)) && !pieces[next]!.spaced) {
    minute = norm(next + 1);
    next += 2;
    sure = true;
    if (is(next, ":") && /^\d{2}$/.test(norm(next + 1))) next += 2;
  }
  const half = norm(next);
  if (half === "am" || half === "pm") {
    next += 1;
    sure = true;
    if (half === "pm" && hour < 12) hour += 12;
  } else if ((half === "a" || half === "p") && is(next + 1, ".") && is(next + 2, "m")) {
    next += 3;
    if (is(next, ".") && !pieces[next]!.spaced) next += 1;
    sure = true;
    if (half === "p" && hour < 12) hour += 12;
  } else if (half === "o" && is(next + 2, "clock")) {
    next += 3;
    sure = true;
  } else if (half === "in" && is(next + 1, "the") && is(next + 2, "morning", "afternoon", "evening")) {
    if (!is(next + 2, "morning") && hour < 12) hour += 12;
    next += 3;
    sure = true;
  }
  if (ZONES.has(norm(next))) {
    next += 1;
    sure = sure || minute !== "00";
  }
  if (!sure || hour > 24) return null;
  return { value: `T${String(hour).padStart(2, "0")}:${minute}`, to: next };
}
