/**
 * The shapes of the API, each said once: they check what is asked, make the OpenAPI 3.1 document, and are the output schemas of the
 * MCP tools. The names and meanings are the contract's; docs/notation.md says how the codes are written.
 */
import { z } from "@hono/zod-openapi";
import { daysOf } from "../kit/edtf.ts";
import { PLOVER_TYPES } from "../model/plover.ts";
import { KINDS, OPS } from "../store/corrections.ts";
import { ADDABLE, PAGE_RELATIONS } from "./desk.ts";
import { REPORTED, STATUSES } from "./filters.ts";

const text = () => z.string();
const texts = () => z.array(z.string());
const optional = () => z.string().nullable();
const edtf = () =>
  z.string().nullable().openapi({ description: "EDTF; null when it cannot be known", example: "2024-05-14" });
const how = () => z.enum(["stated", "inferred"]).nullable();
const count = () => z.number().int().min(0);
const sure = () => z.number().min(0).max(1).openapi({ description: "How probably a careful reader would agree" });

const evidence = {
  evidence: text().openapi({ description: "The words that say so, as they stand on the page" }),
  start: count().openapi({ description: "Where they begin in the article's body, UTF-16 code units" }),
  end: count().openapi({ description: "Where they end, exclusive" }),
  evidence_page: text().openapi({ description: "The page whose body it is" }),
  by: text().openapi({ description: "The rule that read it" }),
  sure: sure(),
};
const reviewed = {
  aliases: texts(),
  review: z.enum(["machine", "accepted", "corrected", "added"]),
  corrected_fields: texts(),
  joined: z
    .array(
      z.object({
        page: text(),
        record: text(),
        with_page: text(),
        with_record: text(),
        score: z.number(),
        why: text(),
      }),
    )
    .openapi({ description: "Why each mention but the first was taken for one with another" }),
};
const leaning = z
  .object({ on: text(), pages: texts() })
  .openapi({ description: "A source on which the texts of several pages lean, and these pages" });

const disagreement = z
  .object({
    field: text(),
    values: z.array(z.object({ value: z.unknown(), pages: texts() })),
    used: z.unknown(),
    rule: text(),
  })
  .openapi("Disagreement");

export const EventSchema = z
  .object({
    kind: z.literal("event"),
    id: text(),
    type: z.enum(PLOVER_TYPES),
    mode: optional(),
    actor: texts().openapi({ description: "Names, or states as ISO 3166-1 alpha-3" }),
    recipient: texts(),
    place: optional(),
    date: edtf(),
    date_is: how(),
    date_reason: optional(),
    status: z.enum(STATUSES),
    part_of: optional(),
    series: optional(),
    purpose: optional(),
    topics: texts(),
    according_to: texts(),
    reported: z.enum(["fact", "claimed", "contested"]),
    contested_by: texts(),
    recipient_is: z.enum(["named", "inferred"]).nullable(),
    plover: z.object({ type: z.enum(PLOVER_TYPES), mode: optional(), contexts: texts() }).nullable(),
    cameo: optional(),
    ...evidence,
    ...reviewed,
    mentions: z.array(z.object({ page: text(), event: text() })),
    pages: count(),
    independent: count().openapi({
      description:
        "Texts of their own among the pages: copies and rewrites left aside, those that lean on one source counted once",
    }),
    leaning: z.array(leaning),
    history: z.array(z.object({ status: z.enum(STATUSES), date: edtf(), page: text() })),
    disagree: z.array(disagreement),
  })
  .openapi("Event");

export const QuoteSchema = z
  .object({
    kind: z.literal("statement"),
    id: text(),
    speaker: optional(),
    speaks_for: optional(),
    act: text(),
    date: edtf(),
    occasion: optional(),
    variants: z.array(
      z.object({
        text: text(),
        form: z.enum(["direct", "indirect", "mixed"]),
        mentions: z.array(z.object({ page: text(), statement: text() })),
        verbatim: z.boolean(),
      }),
    ),
    altered: z.array(
      z.object({
        page: text(),
        text: text(),
        why: text(),
        changes: z.array(z.object({ was: text(), now: text() })),
      }),
    ),
    pages: count(),
    independent: count(),
    leaning: z.array(leaning),
    sure: sure(),
    ...reviewed,
  })
  .openapi("Quote");

export const FigureSchema = z
  .object({
    kind: z.literal("figure"),
    id: text(),
    what: text(),
    value: z.number(),
    high: z.number().nullable(),
    unit: optional(),
    is: z.enum(["level", "change", "share", "count", "target"]),
    direction: optional(),
    bound: optional(),
    status: optional(),
    period: edtf(),
    against: edtf(),
    from: optional(),
    to: optional(),
    source: optional(),
    ...evidence,
    ...reviewed,
    mentions: z.array(z.object({ page: text(), figure: text() })),
    pages: count(),
    independent: count(),
    leaning: z.array(leaning),
    disagree: z.array(disagreement),
  })
  .openapi("Figure");

export const DocumentSchema = z
  .object({
    kind: z.literal("document"),
    id: text(),
    document: text(),
    name: optional(),
    issuer: texts(),
    date: edtf(),
    status: optional(),
    areas: texts(),
    points: texts(),
    omits: texts(),
    ...evidence,
    ...reviewed,
    mentions: z.array(z.object({ page: text(), document: text() })),
    disagree: z.array(disagreement),
  })
  .openapi("Document");

export const ClaimSchema = z
  .object({
    kind: z.literal("claim"),
    id: text(),
    claim: text(),
    holder: optional(),
    subject: optional(),
    predicate: text(),
    object: optional(),
    polarity: z.enum(["affirmed", "denied"]),
    since: edtf(),
    ...evidence,
    ...reviewed,
    mentions: z.array(z.object({ page: text(), claim: text() })),
    disagree: z.array(disagreement),
  })
  .openapi("Claim");

export const ActorSchema = z
  .object({
    kind: z.literal("actor"),
    id: text(),
    aliases: texts(),
    name: text(),
    names: texts(),
    country: optional(),
    roles: z.array(z.object({ role: text(), from: edtf(), to: edtf() })),
    wikidata: optional(),
    office: z.enum(["public", "none"]).nullable(),
    pages: count(),
    events: count(),
    statements: count(),
  })
  .openapi("Actor");

export const PageSchema = z
  .object({
    id: text(),
    title: optional(),
    outlet: optional(),
    origin: optional(),
    language: optional(),
    published: edtf(),
    published_is: how(),
    why_published: optional(),
    skipped: optional(),
    sha256: text(),
    url: optional(),
    independent: z.boolean().nullable(),
    leans_on: texts(),
    absent: texts().openapi({
      description: "Agencies and outlets named as the origin of its text of which no page is here",
    }),
    leaning: z.array(leaning),
    story: z.object({ pages: count(), independent: count() }).nullable().openapi({
      description: "The pages that tell its story, itself among them, and the texts of their own among those",
    }),
    events: count(),
    statements: count(),
    figures: count(),
  })
  .openapi("Page");

/** A page with all that was read on it, as `readout read` prints it. */
export const ReadingSchema = z
  .object({
    id: text(),
    page: z.looseObject({ title: optional(), published: edtf(), sha256: text(), body: text() }),
    events: z.array(
      z.looseObject({ id: text(), type: z.enum(PLOVER_TYPES), evidence: text(), start: count(), end: count() }),
    ),
    statements: z.array(z.looseObject({ id: text(), evidence: text(), start: count(), end: count() })),
    figures: z.array(z.looseObject({ id: text(), evidence: text(), start: count(), end: count() })),
    claims: z.array(z.looseObject({ id: text() })),
    documents: z.array(z.looseObject({ id: text() })),
    people: z.array(z.looseObject({ name: text() })),
    skipped: optional(),
  })
  .openapi("Reading");

export const OutletSchema = z
  .object({ id: text(), outlet: optional(), pages: count(), independent: count(), events: count() })
  .openapi("Outlet");

export const ViewSchema = z
  .object({
    id: text(),
    address: text().openapi({ description: "Of the screen" }),
    atom: text(),
    ics: text().openapi({ description: "404 where the view lists no events" }),
    data: text(),
  })
  .openapi("View");

export const LineageSchema = z
  .object({
    a: text(),
    b: text(),
    relation: z.enum(["same_text", "rewrite", "same_story", "same_event"]),
    from: optional(),
    score: z.number(),
    why: text(),
  })
  .openapi("Lineage");

/** Pages that copy, reword or tell the same story as one another. */
export const ClusterSchema = z
  .object({ id: text(), pages: texts(), independent: texts(), ties: z.array(LineageSchema) })
  .openapi("Cluster");

export const AnnotationSchema = z
  .looseObject({ "@id": text(), "@type": z.literal("Annotation"), body: z.looseObject({}), target: z.looseObject({}) })
  .openapi("Annotation", { description: "W3C Web Annotation; places are counted in Unicode code points" });

export const WhySchema = z
  .object({
    id: text(),
    field: text(),
    value: z.unknown(),
    how: optional(),
    reason: optional(),
    passages: z.array(
      z.object({
        page: text(),
        outlet: optional(),
        published: edtf(),
        start: count(),
        end: count(),
        text: text(),
        value: z.unknown(),
        words: optional(),
        by: text(),
      }),
    ),
    disagree: z.union([disagreement, z.null()]),
  })
  .openapi("Why");

export const CorrectionSchema = z
  .looseObject({
    id: text(),
    op: text(),
    stands: z.boolean(),
    by: text().optional(),
    at: text().optional(),
    note: text().optional(),
  })
  .openapi("Correction");

const target = {
  id: text().min(1).openapi({ description: "Of the record that it is said of" }),
  note: text().optional(),
};
const scope = z.enum(["mention", "page", "everywhere"]).openapi({
  description:
    "How far it reaches: the one mention; all on its page that read the same; all pages, those to come among them. Of a record all its mentions unless told.",
});

/** What may be said of a record. Extracted data is never changed; what is said stands beside it. */
export const SayingSchema = z
  .discriminatedUnion("op", [
    z.object({ op: z.literal("accept"), ...target }),
    z.object({ op: z.literal("reject"), ...target }),
    z.object({ op: z.literal("merge"), other: text().min(1), ...target }),
    z.object({ op: z.literal("not_same"), other: text().min(1), ...target }),
    z.object({ op: z.literal("split"), page: text().min(1), ...target }),
    z.object({
      op: z.literal("set"),
      values: z
        .record(z.string(), z.unknown())
        .refine((values) => Object.keys(values).length > 0, "names no field")
        .openapi({ minProperties: 1 }),
      scope: scope.optional(),
      page: text()
        .optional()
        .openapi({ description: "Whose mention is meant, where the record rests on several pages" }),
      ...target,
    }),
    z.object({
      op: z.literal("who"),
      exact: text()
        .min(1)
        .openapi({ description: "Words of the page `id` that mean somebody, or the name as it was read" }),
      before: text().optional().openapi({ description: "What stands before them, where they stand more than once" }),
      name: text().min(1).nullable().openapi({ description: "Who is meant; null for nobody" }),
      scope: scope.optional(),
      ...target,
    }),
    z
      .object({
        op: z.literal("add"),
        kind: z.enum(ADDABLE),
        exact: text().min(1),
        before: z.string().default(""),
        value: z.record(z.string(), z.unknown()),
        ...target,
      })
      .openapi({
        description:
          "A record put in on words of a page's body; `before` are words before them, where they stand twice",
      }),
    z
      .object({ op: z.literal("relate"), other: text().min(1), relation: z.enum(PAGE_RELATIONS), ...target })
      .openapi({ description: "How two pages hang together" }),
    z
      .object({ op: z.literal("body_range"), first: text().min(1), last: text().min(1), ...target })
      .openapi({ description: "The article of a page stands from its first words to its last" }),
    z
      .object({ op: z.literal("note"), exact: z.string().default(""), ...target, note: text().min(1) })
      .openapi({ description: "Something said of these words of a page, or of a record; it changes nothing" }),
    z.object({ op: z.literal("undo"), ...target }),
  ])
  .openapi("Saying");

const change = { field: text(), before: z.unknown(), after: z.unknown() };
/** What a correction would change, before it is kept. */
export const PreviewSchema = z
  .object({
    corrections: z
      .array(z.looseObject({ id: text(), op: text() }))
      .openapi({ description: "The lines that would be kept" }),
    pages: count().openapi({ description: "Pages on which something changes" }),
    mentions: z.array(
      z.object({
        page: text(),
        kind: z.enum(["page", "event", "statement", "figure", "claim", "document", "person"]),
        record: text().openapi({ description: "Its id on the page; of a person the name" }),
        evidence: text(),
        ...change,
        field: optional().openapi({ description: "Null where a whole record is put in or left out" }),
      }),
    ),
    records: z
      .array(
        z.object({
          kind: text(),
          id: text(),
          change: z.enum(["new", "changed", "gone"]),
          into: optional().openapi({ description: "Of a line that is gone: the one that it is a part of now" }),
          fields: z.array(z.object(change)),
        }),
      )
      .nullable()
      .openapi({ description: "Lines of the record; null unless asked for with `records=1`" }),
  })
  .openapi("Preview");

const aim = { sha256: text(), kind: z.enum(KINDS), exact: text(), field: text().optional(), which: text().optional() };
const line = {
  id: text().optional(),
  target: z.looseObject(aim),
  others: z.array(z.looseObject(aim)).optional(),
  value: z.unknown().optional(),
  note: text().optional(),
  by: text().optional(),
  at: text().optional(),
};
/** What JSON can hold, and is there. */
const anything = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.unknown()),
  z.record(z.string(), z.unknown()),
]);
/** A line of corrections.ndjson. */
export const LineSchema = z
  .union([
    z.looseObject({ op: z.literal("undo"), undoes: text(), id: text().optional() }),
    z.looseObject({
      ...line,
      op: z.literal("set"),
      target: z.looseObject({ ...aim, field: text() }),
      scope: z.enum(["mention"]).optional(),
    }),
    z.looseObject({
      ...line,
      op: z.literal("set"),
      target: z.looseObject({ ...aim, field: text() }),
      scope: z.enum(["page", "everywhere"]),
      was: anything,
    }),
    z.looseObject({ ...line, op: z.enum(OPS).exclude(["set"]), scope: scope.optional() }),
  ])
  .openapi("CorrectionLine");

export const TakenSchema = z.object({ taken: count(), here: count(), clashes: count() }).openapi("Taken");

export const ProblemSchema = z
  .object({
    type: text(),
    title: text(),
    status: z.number().int(),
    detail: text(),
    code: text(),
    hint: text().optional(),
    errors: z.array(z.object({ pointer: text(), detail: text() })).optional(),
  })
  .openapi("Problem", { description: "RFC 9457" });

/** One helping of a list. */
export const sliceOf = <S extends z.ZodType>(item: S, name: string) =>
  z
    .object({
      items: z.array(item),
      next: optional().openapi({ description: "Hand it back as `after` for the next helping" }),
    })
    .openapi(`${name}List`);

const date = () =>
  z
    .string()
    .refine((value) => daysOf(value) !== null, "is no date in EDTF")
    .openapi({
      description: "EDTF; other forms than these are understood too",
      example: "2023-05",
      pattern: "^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$",
    });
const several = <T extends readonly [string, ...string[]]>(values: T) => {
  const one = z.enum(values);
  return z
    .union([one, z.array(one)])
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .openapi({ type: "array", items: { type: "string", enum: [...values] } });
};

export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(1000).optional().openapi({ description: "100 unless told" }),
  after: z.string().optional().openapi({ description: "`next` of the helping before" }),
});
const words = { q: z.string().optional().openapi({ description: "Only with these words" }) };

export const EventParameters = Paging.extend({
  actor: z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .optional()
    .openapi({
      type: "array",
      items: { type: "string" },
      description: "Each must be a party: a state by its code, others by a part of the name",
    }),
  between: z
    .string()
    .regex(/^[^,]+,[^,]+$/)
    .optional()
    .openapi({ description: "Two states that stand over against each other: CHN,RUS" }),
  type: several(PLOVER_TYPES).optional(),
  status: several(STATUSES as unknown as readonly [string, ...string[]]).optional(),
  reported: several(REPORTED as unknown as readonly [string, ...string[]]).optional(),
  from: date().optional(),
  to: date().optional(),
  page: z.string().optional(),
  disputed: z.enum(["1"]).optional().openapi({ description: "Only those on which the texts disagree" }),
  order: z.enum(["old", "new"]).optional(),
  ...words,
});
export const QuoteParameters = Paging.extend({
  speaker: z.string().optional(),
  country: z.string().optional(),
  ...words,
});
export const FigureParameters = Paging.extend({ what: z.string().optional(), ...words });
export const DocumentParameters = Paging.extend({ issuer: z.string().optional(), ...words });
export const ClaimParameters = Paging.extend({ party: z.string().optional(), ...words });
export const ActorParameters = Paging.extend({ country: z.string().optional(), ...words });
export const PageParameters = Paging.extend({ outlet: z.string().optional() });
