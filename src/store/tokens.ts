/**
 * Who may come when a workspace is opened to others: `tokens.toml` in its folder, each with a name, a role and the SHA-256 of the
 * secret. The secret itself is shown once, when it is made.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "smol-toml";
import { ReadoutError } from "../model/problem.ts";
import { writeWhole } from "./raw.ts";

/** Each may do what those before it may. */
export const ROLES = ["reader", "reviewer", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. */
export interface Bearer {
  readonly role: Role;
  /** Stands as `by` in what they say; null for whoever sits here, and for the token of the command line. */
  readonly name: string | null;
}

/** What somebody must bring. The secret itself is kept nowhere. */
export interface Token extends Bearer {
  /** SHA-256 of the secret, in hex. */
  readonly sha256: string;
}

export const hashOfSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

export interface NamedToken extends Token {
  readonly name: string;
}

const pathIn = (folder: string) => join(folder, "tokens.toml");

/** Empty where there is no file; throws `unreadable` for one that does not say what it should. */
export function readTokens(folder: string): readonly NamedToken[] {
  const file = pathIn(folder);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new ReadoutError({ code: "unreadable", file, why: (error as Error).message }, error);
  }
  let given: unknown;
  try {
    given = parse(text).token ?? [];
  } catch (error) {
    throw new ReadoutError({ code: "unreadable", file, why: (error as Error).message.split("\n")[0] ?? "" }, error);
  }
  if (!Array.isArray(given) || !given.every(isToken))
    throw new ReadoutError({ code: "unreadable", file, why: "each [[token]] has a name, a role and a sha256" });
  return given.map(({ name, role, sha256 }) => ({ name, role, sha256 }));
}

/** Lets one more come, or the one of this name with another role or secret. */
export function putToken(folder: string, name: string, role: Role, secret: string): void {
  const others = readTokens(folder).filter((one) => one.name !== name);
  writeTokens(folder, [...others, { name, role, sha256: hashOfSecret(secret) }]);
}

/** False where there is none of this name. */
export function removeToken(folder: string, name: string): boolean {
  const tokens = readTokens(folder);
  const left = tokens.filter((one) => one.name !== name);
  if (left.length === tokens.length) return false;
  writeTokens(folder, left);
  return true;
}

function writeTokens(folder: string, tokens: readonly NamedToken[]): void {
  writeWhole(pathIn(folder), stringify({ token: tokens.map((one) => ({ ...one })) }));
}

const isToken = (value: unknown): value is NamedToken => {
  const { name, role, sha256 } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return (
    typeof name === "string" &&
    ROLES.some((one) => one === role) &&
    typeof sha256 === "string" &&
    /^[0-9a-f]{64}$/.test(sha256)
  );
};
