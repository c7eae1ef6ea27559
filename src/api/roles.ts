/**
 * Who may do what, where the workspace is opened to others: one table, asked by the server for every request, by the MCP server for
 * every tool, and written into the OpenAPI document. Whoever sits at this computer, where it is not opened, is its admin.
 */
import { timingSafeEqual } from "node:crypto";
import { type Bearer, hashOfSecret, ROLES, type Role, type Token } from "../store/tokens.ts";

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  reader: "reads everything",
  reviewer: "corrects, too, and keeps views",
  admin: "takes pages in, too, and has them read again",
};

declare module "hono" {
  interface ContextVariableMap {
    bearer: Bearer;
  }
}

/** The first that fits holds; what none fits nobody may. */
const RULES: readonly (readonly [methods: string, path: RegExp, role: Role | null])[] = [
  // What is only asked for, and shows nothing.
  ["GET HEAD", /^\/api\/v1\/(?:corrections\/(?:preview|import)|jobs\/[^/]+\/(?:stop|resume))$/, null],
  ["GET HEAD", /^\/import(?:$|[./])/, "admin"],
  ["GET HEAD", /^\//, "reader"],
  // Queries that change nothing: of OpenRefine, and of agents, whose tools have a table of their own.
  ["POST", /^\/reconcile(?:$|\/)/, "reader"],
  ["POST", /^\/mcp$/, "reader"],
  ["POST", /^\/(?:corrections|views|looks)$/, "reviewer"],
  ["POST", /^\/api\/v1\/corrections(?:\/(?:preview|import))?$/, "reviewer"],
  ["POST", /^\/import(?:\/stop)?$/, "admin"],
  ["POST", /^\/api\/v1\/jobs(?:\/[^/]+\/(?:stop|resume))?$/, "admin"],
  ["DELETE", /^\/api\/v1\/jobs\/[^/]+$/, "admin"],
];

/** Tools that do more than read. */
const TOOLS: Readonly<Record<string, Role>> = { propose_correction: "reviewer" };

/** The least role that may ask this; null where nobody may. */
export const roleFor = (method: string, path: string): Role | null =>
  RULES.find(([methods, of]) => methods.split(" ").includes(method) && of.test(path))?.[2] ?? null;

/** The methods that somebody may use of a path. */
export const methodsOf = (path: string): readonly string[] =>
  ["GET", "HEAD", "POST", "DELETE"].filter((method) => roleFor(method, path) !== null);

export const roleForTool = (name: string): Role => (Object.hasOwn(TOOLS, name) ? TOOLS[name]! : "reader");

export const may = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);

/** Whose secret it is, in a time that tells nothing of any; null when it is nobody's. */
export function bearerOf(secret: string, tokens: readonly Token[]): Bearer | null {
  const given = Buffer.from(hashOfSecret(secret), "hex");
  let found: Bearer | null = null;
  for (const { sha256, role, name } of tokens)
    if (timingSafeEqual(given, Buffer.from(sha256, "hex"))) found = { role, name };
  return found;
}
