/**
 * Who may ask, and what a page may do. Only this computer asks, through the address that it was given: a site that has its
 * name resolve to 127.0.0.1 comes with another `Host`, a form on another site with another `Origin`.
 * A form that comes in says where it stood: a browser sends `Origin` with every POST, or `Sec-Fetch-Site`.
 * The pages load nothing but our own style sheet and run no script but our own, from its files.
 *
 * `/reconcile` is asked by OpenRefine, which is another page on this computer: its `Origin` may be any address of this computer, it
 * may POST its queries, which change nothing, and show a preview within its own page.
 */
import type { Context, MiddlewareHandler } from "hono";
import type { Bearer, Token } from "../store/tokens.ts";
import { notAllowed, problem } from "./problem.ts";
import { bearerOf, may, methodsOf, roleFor } from "./roles.ts";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: readonly (readonly [string, string])[] = [
  ["Content-Security-Policy", POLICY],
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  ["Referrer-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=()"],
  ["Cache-Control", "no-cache"],
];

/**
 * Without tokens only this computer is answered, as its admin. With them, whoever brings one, under whatever name the computer goes by,
 * to do what its role may (roles.ts).
 */
export function guard(tokens?: readonly Token[]): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    const host = req.header("host") ?? "";
    const origin = req.header("origin");
    let refusal: Response | null = null;
    const bearer = tokens === undefined ? HERE : brings(context, tokens);
    const needed = roleFor(req.method, req.path);
    if (bearer === null) refusal = await welcome(context, tokens ?? []);
    else if (needed !== null && !may(bearer.role, needed))
      refusal = problem(403, "role", `For that one must be ${needed}; this token is a ${bearer.role}'s.`);
    else if (tokens === undefined && !LOOPBACK.test(host))
      refusal = problem(403, "host", "This server answers only under its address on this computer.");
    else if (origin !== undefined && origin !== `http://${host}` && !(isOpen(req.path) && LOCAL.test(origin)))
      refusal = problem(403, "origin", "Another site may not ask here.");
    else if (needed === null) refusal = notAllowed(methodsOf(req.path));
    else if (req.method === "POST" && FORMS.has(req.path)) {
      // Either says that the form stood on a page of ours; a browser that says neither is not believed.
      if (origin === undefined && req.header("sec-fetch-site") !== "same-origin")
        refusal = problem(403, "origin", "A form must say that it comes from here.");
    } else if (req.method === "POST" && (req.path.startsWith("/api/v1/") || req.path === "/mcp")) {
      // A form on another site can send no JSON without asking first, and is then refused above by its Origin.
      const type = req.header("content-type");
      if (type === undefined ? hasBody(context) : !/^application\/json\b/.test(type))
        refusal = problem(415, "json", "What is written here is JSON: Content-Type: application/json.");
    }
    if (bearer !== null) context.set("bearer", bearer);
    if (refusal !== null) context.res = refusal;
    else await next();
    for (const [name, value] of HEADERS)
      if (!OWN.has(name) || !context.res.headers.has(name)) context.res.headers.set(name, value);
    if (refusal === null && isOpen(req.path)) {
      context.res.headers.delete("X-Frame-Options");
      context.res.headers.set("Content-Security-Policy", `${POLICY.replace("frame-ancestors 'none'", FRAMES)}`);
      if (origin !== undefined) context.res.headers.set("Access-Control-Allow-Origin", origin);
      context.res.headers.set("Vary", "Origin");
    }
  };
}

/** Whoever sits at this computer. */
const HERE: Bearer = { role: "admin", name: null };

/** Who has sent a token: as `Authorization: Bearer …`, or as the cookie that the first visit with `?token=…` has set. */
function brings({ req }: Context, tokens: readonly Token[]): Bearer | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(req.header("authorization") ?? "")?.[1];
  const cookie = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(req.header("cookie") ?? "")?.[1];
  return bearerOf(bearer ?? "", tokens) ?? bearerOf(cookie ?? "", tokens);
}

/** Who opens an address with the right `?token=…` gets it as a cookie and is sent on without it, so that it stands in no history and no link. */
async function welcome({ req }: Context, tokens: readonly Token[]): Promise<Response> {
  const url = new URL(req.url);
  const given = url.searchParams.get("token");
  if (given === null || bearerOf(given, tokens) === null) {
    const refusal = problem(
      401,
      "token",
      "This server wants a token.",
      "Open the address that `readout serve` printed.",
    );
    refusal.headers.set("WWW-Authenticate", "Bearer");
    return refusal;
  }
  url.searchParams.delete("token");
  return new Response(null, {
    status: 303,
    headers: {
      Location: `${url.pathname}${url.search}`,
      "Set-Cookie": `${COOKIE}=${given}; HttpOnly; SameSite=Strict; Path=/`,
    },
  });
}

const COOKIE = "readout_token";

const hasBody = ({ req }: Context): boolean =>
  Number(req.header("content-length") ?? 0) > 0 || req.header("transfer-encoding") !== undefined;

/** Where the forms of our own screens are sent. */
const FORMS: ReadonlySet<string> = new Set(["/corrections", "/views", "/looks", "/import", "/import/stop"]);

/** What an answer may say otherwise by itself. */
const OWN: ReadonlySet<string> = new Set(["Cache-Control", "Cross-Origin-Resource-Policy"]);

const isOpen = (path: string): boolean => path === "/reconcile" || path.startsWith("/reconcile/");
const FRAMES = "frame-ancestors 'self' http://127.0.0.1:* http://localhost:*";
const LOCAL = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/;

/** Whether an address is one of this computer alone. */
export const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|localhost|::1)$/.test(host);
