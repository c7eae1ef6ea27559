/**
 * Long work over HTTP: `POST /jobs` begins it and answers 202, `/jobs/{id}` tells how far it is, `/jobs/{id}/events` tells it as it
 * happens (Server-Sent Events, resumed with Last-Event-ID), DELETE cancels it. What does the work is not the API's affair (cli/jobs.ts).
 */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { JOB_KINDS, JOB_STATES, type JobFile, type JobKind, type JobState, OUTCOMES } from "../store/jobs.ts";
import { problem } from "./problem.ts";
import { ProblemSchema } from "./schemas.ts";

export type JobWish =
  | { readonly kind: "import"; readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[] }
  /** With `all` what is up to date is read again too. */
  | { readonly kind: "refresh"; readonly all: boolean };

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly state: JobState;
  readonly at: string;
  /** Why it ended early, in words; null when it did not. */
  readonly why: string | null;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** Files a second, and seconds left at that; null while nothing is done, or none can be told. */
  readonly rate: number | null;
  readonly left: number | null;
  readonly files: readonly JobFile[];
}

/** `n` is the id to resume behind; null for what is not kept. */
export interface JobNews {
  readonly n: number | null;
  readonly event: "file" | "state" | "progress";
  readonly data: object;
}

export interface Jobs {
  /** Once it answers, what was handed in is kept, whatever happens to the process. */
  begin(wish: JobWish): Job;
  /** More files for an import that is under way; false where it is none. */
  more(id: string, files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): boolean;
  /** The latest first. */
  all(): readonly Job[];
  job(id: string): Job | null;
  /** Ends it after the file in hand; false where it has ended for good. */
  end(id: string, how: "stopped" | "cancelled"): boolean;
  /** Goes on with one that was stopped, interrupted or has failed; false where there is nothing to go on with. */
  resume(id: string): boolean;
  /** What happened behind event `after`, and what happens, until it ends or `ended` does. */
  watch(id: string, after: number, ended: AbortSignal): AsyncIterable<JobNews>;
  /** Stops what runs after the file in hand, to be gone on with by the next process. */
  close(): Promise<void>;
}

const count = () => z.number().int().min(0);
const FileSchema = z
  .object({
    path: z.string(),
    pages: z.array(z.string()),
    outcome: z.enum(OUTCOMES),
    why: z.string().nullable().openapi({ description: "Why it was not read" }),
  })
  .openapi("JobFile");
const JobSchema = z
  .object({
    id: z.string(),
    kind: z.enum(JOB_KINDS),
    state: z.enum(JOB_STATES).openapi({
      description: "`stopped` and `interrupted` (the process ended that did it) can be resumed, `failed` too",
    }),
    at: z.string(),
    why: z.string().nullable(),
    total: count().openapi({ description: "Files" }),
    done: count(),
    failed: count(),
    rate: z.number().nullable().openapi({ description: "Files a second" }),
    left: z.number().nullable().openapi({ description: "Seconds" }),
    files: z.array(FileSchema),
  })
  .openapi("Job");
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const named = z.string().min(1).openapi({ description: "What it is called; its ending tells its kind" });
const WishSchema = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("import"),
      files: z
        .array(
          z.union([
            z.object({ path: named, text: z.string() }),
            z.object({ path: named, base64: z.string().regex(BASE64) }),
          ]),
        )
        .min(1),
    }),
    z.object({ kind: z.literal("refresh"), all: z.boolean().optional() }),
  ])
  .openapi("JobWish");

const EventSchema = z
  .object({ event: z.enum(["file", "state", "progress"]), data: z.string(), id: z.string().optional() })
  .openapi("JobEvent", { description: "One event of the stream; `data` is JSON" });

const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { "application/json": { schema } },
});
const PROBLEM = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemSchema } },
});
const ID = z.object({ id: z.string().min(1) });

/** Bytes that one POST hands in. */
const MOST = 64 * 1024 * 1024;

/** Adds the routes; where there are no jobs, the list is empty and none can be begun. */
export function addJobs(api: OpenAPIHono, jobs: Jobs | null): void {
  const LIST = createRoute({
    method: "get",
    path: "/jobs",
    tags: ["jobs"],
    summary: "Long work, the latest first",
    responses: {
      200: json(
        "The jobs, without their files",
        z.object({ items: z.array(JobSchema.omit({ files: true })), next: z.null() }).openapi("JobList"),
      ),
    },
  });
  api.openapi(LIST, (context) =>
    context.json({ items: (jobs?.all() ?? []).map(({ files: _, ...job }) => job), next: null } as never, 200),
  );

  const refuse = () =>
    problem(413, "too-large", "At most 64 MB can be handed in at once.", "Hand the files in as several jobs.");
  api.use("/jobs", bodyLimit({ maxSize: MOST, onError: refuse }));
  const BEGIN = createRoute({
    method: "post",
    path: "/jobs",
    tags: ["jobs"],
    summary: "Take pages in, or read those again that are kept",
    request: { body: { required: true, content: { "application/json": { schema: WishSchema } } } },
    responses: {
      202: json("It is begun; `Location` tells how far it is", JobSchema),
      400: PROBLEM("It cannot be done"),
      413: PROBLEM("It is too much at once"),
      501: PROBLEM("No work is done here"),
    },
  });
  api.openapi(BEGIN, (async (context: Context) => {
    if (jobs === null) return problem(501, "no-jobs", "No pages are taken in or read here.");
    const wish = context.req.valid("json" as never) as z.output<typeof WishSchema>;
    const job = jobs.begin(
      wish.kind === "refresh"
        ? { kind: "refresh", all: wish.all === true }
        : {
            kind: "import",
            files: wish.files.map((file) => ({
              path: file.path.replaceAll("\\", "/"),
              bytes: "text" in file ? new TextEncoder().encode(file.text) : Buffer.from(file.base64, "base64"),
            })),
          },
    );
    const response = context.json(job, 202);
    response.headers.set("Location", `/api/v1/jobs/${job.id}`);
    return response;
  }) as never);

  const ONE = createRoute({
    method: "get",
    path: "/jobs/{id}",
    tags: ["jobs"],
    summary: "How far a job is, file by file",
    request: { params: ID },
    responses: { 200: json("The job", JobSchema), 404: PROBLEM("There is none") },
  });
  api.openapi(ONE, (async (context: Context) => {
    const job = jobs?.job(context.req.param("id") ?? "") ?? null;
    return job === null ? NONE() : context.json(job, 200);
  }) as never);

  const change = (
    method: "delete" | "post",
    end: "" | "/stop" | "/resume",
    summary: string,
    act: (jobs: Jobs, id: string) => boolean,
    code: 200 | 202,
  ) => {
    const route = createRoute({
      method,
      path: `/jobs/{id}${end}`,
      tags: ["jobs"],
      summary,
      request: { params: ID },
      responses: {
        [code]: json("The job as it is now", JobSchema),
        404: PROBLEM("There is none"),
        409: PROBLEM("Its state does not allow it"),
      },
    });
    api.openapi(
      route as never,
      (async (context: Context) => {
        const id = context.req.param("id") ?? "";
        const job = jobs?.job(id) ?? null;
        if (jobs === null || job === null) return NONE();
        if (!act(jobs, id)) return problem(409, "job-state", `The job is ${job.state}.`);
        return context.json(jobs.job(id)!, code);
      }) as never,
    );
  };
  change(
    "delete",
    "",
    "Cancel a job for good, after the file in hand; what was read stays",
    (all, id) => all.end(id, "cancelled"),
    200,
  );
  change(
    "post",
    "/stop",
    "Stop a job after the file in hand, to go on later",
    (all, id) => all.end(id, "stopped"),
    200,
  );
  change(
    "post",
    "/resume",
    "Go on with a job that was stopped, interrupted or has failed",
    (all, id) => all.resume(id),
    202,
  );

  const EVENTS = createRoute({
    method: "get",
    path: "/jobs/{id}/events",
    tags: ["jobs"],
    summary: "What happens to a job, as it happens: events `file`, `state`, `progress`, each with JSON as its data",
    request: {
      params: ID,
      headers: z.object({
        "last-event-id": z.string().optional().openapi({ description: "Only what came behind this event" }),
      }),
    },
    responses: {
      200: { description: "The events, until the job ends", content: { "text/event-stream": { schema: EventSchema } } },
      204: { description: "It has ended, and everything that happened was told" },
      404: PROBLEM("There is none"),
    },
  });
  api.openapi(EVENTS, (async (context: Context) => {
    const id = context.req.param("id") ?? "";
    const job = jobs?.job(id) ?? null;
    if (jobs === null || job === null) return NONE();
    const last = context.req.header("last-event-id");
    const after = last !== undefined && /^\d{1,9}$/.test(last) ? Number(last) : 0;
    const ended = new AbortController();
    const news = jobs.watch(id, after, ended.signal)[Symbol.asyncIterator]();
    const first = await news.next();
    // A browser asks again for as long as it is answered anything else.
    if (last !== undefined && job.state !== "running" && first.value?.n === null) {
      ended.abort();
      return context.body(null, 204);
    }
    return streamSSE(context, async (stream) => {
      stream.onAbort(() => ended.abort());
      for (let one = first; !one.done; one = await news.next())
        await stream.writeSSE({
          event: one.value.event,
          data: JSON.stringify(one.value.data),
          ...(one.value.n === null ? {} : { id: String(one.value.n) }),
        });
    });
  }) as never);
}

const NONE = (): Response =>
  problem(404, "not-found", "There is no such job.", "See /api/v1/jobs for those there are.");
