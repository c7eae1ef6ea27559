/** The form of a word that the models know, and its shape. */

/** The form that the models know: one kind of quotation mark, apostrophe and dash, digits as zeros. */
export function plainForm(form: string): string {
  if (plain.test(form)) return form;
  const mapped = marks.get(form);
  if (mapped !== undefined) return mapped;
  if (/^\d+$/.test(form))
    return /^(?:1[5-9]|20)\d\d$/.test(form) ? "1999" : form.length > 2 ? "000" : "0".repeat(form.length);
  return form.replaceAll("’", "'").replace(/[0-9]/g, "0");
}

const plain = /^[A-Za-z]+$/;
const marks = new Map([
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["«", '"'],
  ["»", '"'],
  ["``", '"'],
  ["''", '"'],
  ["‘", "'"],
  ["’", "'"],
  ["–", "--"],
  ["—", "--"],
  ["…", "..."],
  ["’s", "'s"],
]);

/** "Xxx", "XX", "0.0": runs of a kind cut to two. */
export function shapeOf(form: string): string {
  let shape = "";
  let last = "";
  let run = 0;
  for (let i = 0; i < form.length && shape.length < 12; i += 1) {
    const char = form[i]!;
    let kind = char;
    if (char >= "0" && char <= "9") kind = "0";
    else if (char !== char.toLowerCase()) kind = "X";
    else if (char !== char.toUpperCase()) kind = "x";
    run = kind === last ? run + 1 : 1;
    if (run <= 2) shape += kind;
    last = kind;
  }
  return shape;
}

/** 0 lower, 1 capital first, 2 all capitals, 3 mixed, 4 digits, 5 marks. */
export function caseOf(form: string, lower: string): number {
  const first = form[0]!;
  if (first >= "0" && first <= "9") return 4;
  const upper = form.toUpperCase();
  if (upper === lower) return 5;
  if (form === lower) return 0;
  if (form === upper && form.length > 1) return 2;
  if (first !== lower[0] && form.slice(1) === lower.slice(1)) return 1;
  return 3;
}
