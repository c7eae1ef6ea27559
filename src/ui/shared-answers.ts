/**
 * Lists that many ask for at once are made once: `/events?status=held` of two hundred readers is one question to the store. An answer
 * is shared while nothing that is kept has changed, and for `MOMENT` at most; anything that is handed in ends all of them.
 * Whoever has the answer already (`If-None-Match`) is told so without its being made again.
 */
import type { MiddlewareHandler } from "hono";

/** Milliseconds. Long enough for those who come together, too short to be noticed where a screen shows more than the store holds. */
const MOMENT = 2000;
const MOST_ANSWERS = 200;
/** Bytes of one answer; larger ones are not kept. */
const MOST_BYTES = 500_000;

interface Answer {
  readonly headers: Headers;
  readonly body: ArrayBuffer;
}

/** `state` is another once anything of the store has changed. */
export function sharedAnswers(state: () => string, now: () => number = () => performance.now()): MiddlewareHandler {
  const answers = new Map<string, { readonly made: Promise<Answer | null>; readonly at: number }>();
  let of = "";
  return async (context, next) => {
    const { req } = context;
    if (req.method !== "GET" && req.method !== "HEAD") {
      await next();
      answers.clear();
      return;
    }
    if (req.method === "HEAD" || !LISTS.test(req.path)) return next();
    const stands = state();
    if (stands !== of) answers.clear();
    of = stands;
    const key = [req.url, req.header("cookie") ?? "", req.header("authorization") ?? ""].join("\n");
    const known = answers.get(key);
    if (known !== undefined && now() - known.at < MOMENT) {
      const answer = await known.made;
      if (answer === null) return next();
      context.res = given(answer, req.header("if-none-match"));
      return;
    }
    let settle: (answer: Answer | null) => void = () => {};
    const made = new Promise<Answer | null>((resolve) => {
      settle = resolve;
    });
    answers.delete(key);
    answers.set(key, { made, at: now() });
    const [oldest] = answers.keys();
    if (answers.size > MOST_ANSWERS && oldest !== undefined) answers.delete(oldest);
    try {
      await next();
      settle(await answerOf(context.res));
    } catch (error) {
      settle(null);
      throw error;
    }
  };
}

/** What is made of the store alone, and is the same for all. */
const LISTS =
  /^\/(?:timeline|events|visits|actors|quotes|figures|documents|claims|sources|search|api\/v1\/(?:pages|events|quotes|figures|documents|claims|actors|outlets|clusters))?(?:\.json)?$/;

/** Null where it is no whole answer, or too large, or goes out as it is made. */
async function answerOf(response: Response): Promise<Answer | null> {
  if (response.status !== 200 || !/^(?:text\/html|application\/json)/.test(response.headers.get("content-type") ?? ""))
    return null;
  const body = await response.clone().arrayBuffer();
  return body.byteLength > MOST_BYTES ? null : { headers: new Headers(response.headers), body };
}

function given({ headers, body }: Answer, known: string | undefined): Response {
  const tag = headers.get("etag");
  const same = tag !== null && known?.split(",").some((one) => bare(one) === bare(tag)) === true;
  return same
    ? new Response(null, { status: 304, headers: { ETag: tag } })
    : new Response(body, { headers: new Headers(headers) });
}

const bare = (tag: string): string => tag.trim().replace(/^W\//, "");
