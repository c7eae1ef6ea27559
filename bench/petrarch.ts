/**
 * PETRARCH's dictionary of actors as the user's registry of ours (src/actors/registry.ts):
 *
 *     GONDOR [GON]            →  Gondor,Minas Tirith;Anorien,state,GON,,,
 *     +MINAS_TIRITH
 *     WHITE_HOUSE [USAGOV]    →  White House,,government,USA,,,
 *
 * Codes bound to days become one office each. Countries that the program knows by its own code stay out.
 */
export function petrarchRegistry(dictionary: string): string {
  const rows = ["name,aliases,type,country,role,from,to,code"];
  for (const { names, codes } of entriesOf(dictionary)) {
    const [name, ...aliases] = names.map(titleCase);
    const plain = codes.find((one) => one.from === null && one.to === null) ?? codes[0];
    if (name === undefined || plain === undefined || !/^[A-Z]{3}/.test(plain.code)) continue;
    const dated = codes.filter((one) => one.from !== null || one.to !== null);
    const country = plain.code.slice(0, 3);
    const alias = aliases.join(";");
    if (dated.length > 0)
      for (const { code, from, to } of [...dated, ...gapsOf(dated, plain)])
        rows.push([name, alias, "person", code.slice(0, 3), "official", from ?? "", to ?? "", code].join(","));
    else rows.push([name, alias, kindOf(plain.code), country, "", "", "", plain.code].join(","));
  }
  return `${rows.join("\n")}\n`;
}

/** The days before, between and after the dated codes, with the one that holds else: "[--- <950630] [DOL]" is DOL from 1995-06-30 on. */
function gapsOf(dated: readonly Code[], plain: Code): Code[] {
  if (plain.from !== null || plain.to !== null) return [];
  const order = [...dated].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  const gaps: Code[] = [];
  let since: string | null = null;
  for (const { from, to } of order) {
    if (from !== null && (since ?? "") < from) gaps.push({ ...plain, from: since, to: from });
    if (to === null) return gaps;
    if (since === null || to > since) since = to;
  }
  return [...gaps, { ...plain, from: since }];
}

const kindOf = (code: string): string =>
  code.length === 3
    ? "state"
    : code.startsWith("IGO")
      ? "igo"
      : code.endsWith("GOV")
        ? "government"
        : code.endsWith("MIL")
          ? "military"
          : "organisation";

/** A code, and the days on which it holds; null where they have no end. */
interface Code {
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
}

interface Entry {
  readonly names: string[];
  readonly codes: Code[];
}

function entriesOf(dictionary: string): Entry[] {
  const entries: Entry[] = [];
  for (const raw of dictionary.replace(/<!--[\s\S]*?-->/g, "").split("\n")) {
    const line = raw.replace(/#.*$/, "").trim();
    if (line === "" || line.startsWith("<!")) continue;
    const name = line.replace(/\[.*$/, "").replace(/^\+/, "").replaceAll("_", " ").trim();
    if (name !== "" && !line.startsWith("+")) entries.push({ names: [name], codes: [] });
    else if (name !== "") entries.at(-1)?.names.push(name);
    const code = /\[(\S+?)(?:\s+([<>]?)\s*(\d{6,8})(?:\s*-\s*(\d{6,8}))?)?\]/.exec(line);
    if (code === null) continue;
    const [, value, sign, first, last] = code;
    entries.at(-1)?.codes.push({
      code: value!,
      from: first === undefined || sign === "<" ? null : dayOf(first),
      to: sign === "<" && first !== undefined ? dayOf(first) : last === undefined ? null : dayOf(last),
    });
  }
  return entries;
}

const dayOf = (digits: string): string => {
  const full = digits.length === 6 ? `19${digits}` : digits;
  return `${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6, 8)}`;
};

const titleCase = (name: string): string =>
  name.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase());
