/** What the forms of the screens send: corrections, views to keep, pages to take in. Each comes with the token of this run. */
import type { Context, Hono } from "hono";
import { ReadoutError } from "../model/problem.ts";
import type { AppOptions } from "./app.ts";
import { isOurs } from "./correcting.ts";
import { handedIn } from "./handed.ts";
import type { Delivered } from "./imports.ts";
import { words } from "./strings.ts";

interface Around {
  readonly options: AppOptions;
  /** The ids of all events that are here. */
  readonly allEvents: () => Promise<readonly string[]>;
  /** The code of a state by its name, and anything else as it is. */
  readonly codeOf: (name: string) => string;
  readonly refuse: (context: Context, status: 400 | 403 | 409, why: string, back: string) => Promise<Response>;
}

export function formsOf(app: Hono, { options, codeOf, allEvents, refuse }: Around): void {
  const { desk, book: views, imports, looks } = options;
  if (desk === undefined) return;

  /** The form, when it is one of ours; else the refusal. */
  const formOf = async (context: Context): Promise<URLSearchParams | Response> => {
    const length = Number(context.req.header("content-length") ?? Number.NaN);
    const type = context.req.header("content-type") ?? "";
    if (!type.startsWith("application/x-www-form-urlencoded") || !(length <= MAX_FORM))
      return refuse(context, 400, words.correct.noOp, "/");
    const form = new URLSearchParams(await context.req.text());
    return sameText(form.get("token") ?? "", desk.token)
      ? form
      : refuse(context, 403, words.correct.stale, wayBack(form));
  };

  app.post("/corrections", async (context) => {
    const form = await formOf(context);
    if (form instanceof Response) return form;
    const handed = handedIn(form, codeOf);
    if (typeof handed === "string") return refuse(context, 400, handed, wayBack(form));
    let ids: readonly string[];
    try {
      ids = await desk.say(handed, context.get("bearer").name);
    } catch (error) {
      if (!(error instanceof ReadoutError)) throw error;
      const { problem } = error;
      const why = problem.code === "usage" ? problem.why : error.message;
      return refuse(context, problem.code === "workspace-busy" ? 409 : 400, why, wayBack(form));
    }
    // What is left out has no screen of its own any more, but the log has its line.
    const back = wayBack(form);
    const to = handed.op === "reject" && !back.startsWith("/review") ? "/changes" : back;
    return context.redirect(ids[0] === undefined ? to : withKept(to, ids[0]), 303);
  });

  if (looks !== undefined)
    app.post("/looks", async (context) => {
      const form = await formOf(context);
      if (form instanceof Response) return form;
      const back = wayBack(form);
      const took = form.get("op") !== "unlook";
      if (took) looks.look(await allEvents());
      else looks.unlook();
      const [path = "/", search] = back.split("?");
      const parameters = new URLSearchParams(search);
      // What was new is not any more, and the list of it would be empty.
      parameters.delete("new");
      if (took) parameters.set("looked", "1");
      return context.redirect(parameters.size === 0 ? path : `${path}?${parameters}`, 303);
    });

  if (views !== undefined)
    app.post("/views", async (context) => {
      const form = await formOf(context);
      if (form instanceof Response) return form;
      const name = form.get("name")?.trim() ?? "";
      const address = form.get("address") ?? "";
      if (form.get("op") === "remove") views.remove(form.get("id") ?? "");
      else if (name === "" || !isOurs(address)) return refuse(context, 400, words.views.unnamed, "/views");
      else views.keep(name, address);
      return context.redirect("/views", 303);
    });

  if (imports !== undefined) {
    app.post("/import", async (context) => {
      const length = Number(context.req.header("content-length") ?? Number.NaN);
      if (!(length <= MAX_DELIVERY)) return refuse(context, 400, words.import.tooLarge, "/import");
      const form = await context.req.formData();
      if (!sameText(String(form.get("token") ?? ""), desk.token))
        return refuse(context, 403, words.correct.stale, "/import");
      const delivered: Delivered[] = [];
      for (const value of form.getAll("files"))
        if (typeof value !== "string" && value.size > 0)
          delivered.push({ path: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
      const pasted = form.get("text");
      if (typeof pasted === "string" && pasted.trim() !== "")
        delivered.push({ path: PASTED, bytes: new TextEncoder().encode(pasted) });
      if (delivered.length === 0) return refuse(context, 400, words.import.nothing, "/import");
      return context.redirect(`/import/${imports.take(delivered)}`, 303);
    });
    app.post("/import/stop", async (context) => {
      const form = await formOf(context);
      if (form instanceof Response) return form;
      const id = form.get("id") ?? "";
      if (form.get("op") === "resume") imports.resume(id);
      else imports.stop(id);
      return context.redirect(`/import/${encodeURIComponent(id)}`, 303);
    });
  }
}

/** What is pasted is a page of its own, kept under this name and its hash. */
export const PASTED = "pasted.txt";
/** Bytes of a form. */
const MAX_FORM = 256 * 1024;
/** Bytes of one delivery of files; the script sends many in several. */
const MAX_DELIVERY = 64 * 1024 * 1024;

/** The address with what was kept in it, so that the screen can tell of it and take it back: before what stands behind "#". */
function withKept(address: string, id: string): string {
  const [before = "", hash] = address.split("#");
  return `${before}${before.includes("?") ? "&" : "?"}kept=${encodeURIComponent(id)}${hash === undefined ? "" : `#${hash}`}`;
}

/** The screen that the form stood on. Only an address of our own: "//elsewhere.example" is none. */
function wayBack(form: URLSearchParams): string {
  const back = form.get("back") ?? "";
  return isOurs(back) ? back : "/";
}

/** Whether two texts are the same, in a time that does not tell where they part. */
function sameText(a: string, b: string): boolean {
  let differences = a.length ^ b.length;
  for (let at = 0; at < b.length; at++) differences |= (a.charCodeAt(at) || 0) ^ b.charCodeAt(at);
  return differences === 0;
}
