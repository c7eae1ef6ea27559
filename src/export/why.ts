/**
 * Why a field of a record has its value: what it is, how it came about, the sentences that bear it, what each text says of it and
 * which rule chose. `readout show ev_7k2m --why date`, and the same in the API and for agents.
 */
import type { Because, Evidenced } from "../model/reading.ts";
import type { Disagreement, RecordLine, Reviewed } from "../model/record.ts";
import type { SelectedPage } from "./selection.ts";

export interface Passage {
  readonly page: string;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What this text says of the field. */
  readonly value: unknown;
  /** The words that settled the field, where they are others than the passage. */
  readonly words: string | null;
  /** The rule that read it. */
  readonly by: string;
}

export interface Why {
  readonly id: string;
  readonly field: string;
  readonly value: unknown;
  /** "stated", "inferred", "corrected by a person", or null where the field does not say. */
  readonly how: string | null;
  readonly reason: string | null;
  readonly passages: readonly Passage[];
  /** Where the texts disagree: what else was said, and the rule by which the value was chosen. */
  readonly disagree: Disagreement | null;
}

/** A record with the passages of all its mentions. */
export type Told = Readonly<Record<string, unknown>> & Evidenced;

/** Where each mention of a line is told: page id, and the record of that page's reading. */
export function mentionsOf(
  line: RecordLine,
  pages: (id: string) => SelectedPage | null,
): { page: SelectedPage; told: Told }[] {
  const mentions =
    line.kind === "statement"
      ? line.variants.flatMap((variant) => variant.mentions)
      : "mentions" in line
        ? line.mentions
        : [];
  return mentions.flatMap((mention) => {
    const { page: id, ...local } = mention as unknown as Record<string, string>;
    const page = pages(id!);
    const [name] = Object.values(local);
    if (page === null) return [];
    const { events, statements, figures, claims, documents } = page.reading;
    const lists: Readonly<Record<string, readonly Evidenced[]>> = {
      event: events,
      statement: statements,
      figure: figures,
      claim: claims,
      document: documents,
    };
    const told = lists[line.kind]?.find((one) => one.id === name);
    return told === undefined ? [] : [{ page, told: told as Told }];
  });
}

/** Null when the record has no such field. */
export function whyOf(line: RecordLine, field: string, pages: (id: string) => SelectedPage | null): Why | null {
  const fields = line as unknown as Readonly<Record<string, unknown>>;
  const told = mentionsOf(line, pages);
  if (!(field in fields) && !told.some((one) => field in one.told)) return null;
  const value = field in fields ? fields[field] : (told[0]?.told[field] ?? null);
  const corrected = (line as Partial<Reviewed>).corrected_fields?.includes(field) === true;
  const disagree = ((fields.disagree as readonly Disagreement[] | undefined) ?? []).find((one) => one.field === field);
  const text = (name: string) => (typeof fields[name] === "string" ? (fields[name] as string) : null);
  return {
    id: line.id,
    field,
    value,
    how: corrected ? "corrected by a person" : text(`${field}_is`),
    reason: text(`${field}_reason`),
    passages: told.map(({ page, told: one }) => {
      const because = (one.because as Because | undefined)?.[field];
      const { outlet, body } = page.reading.page;
      return {
        page: page.reading.id,
        outlet,
        published: (page.line ?? page.reading.page).published,
        start: one.start,
        end: one.end,
        text: one.evidence,
        value: one[field] ?? null,
        words: because === undefined ? null : body.slice(because[0], because[1]),
        by: one.by,
      };
    }),
    disagree: disagree ?? null,
  };
}
