/** The web app without a server: what an address of it answers, for commands that give the same as a screen. */

import { ReadoutError } from "../model/problem.ts";
import type { OpenWorkspace } from "../store/workspace.ts";
import type { AppOptions } from "../ui/app.ts";
import type { World } from "./world.ts";

export type Screens = (address: string) => Promise<Response>;

/** Answers "/events.ndjson?status=held" as `readout serve` would. */
export async function screensOf(
  world: World,
  { store, name }: Pick<OpenWorkspace, "store" | "name">,
  options: Partial<AppOptions> = {},
): Promise<Screens> {
  const [{ makeApp }, { stateNames }, { loadAtlas }] = await Promise.all([
    import("../ui/app.ts"),
    import("./states.ts"),
    import("../load/atlas.ts"),
  ]);
  const app = makeApp(store, {
    name,
    version: world.version,
    stateNames: stateNames(`${world.home}/data`),
    atlas: () => loadAtlas(`${world.home}/data`),
    complain: (error) => {
      throw error;
    },
    ...options,
  });
  return async (address) => app.request(`${ORIGIN}${address}`, { headers: { host: new URL(ORIGIN).host } });
}

export const ORIGIN = "http://127.0.0.1:4817";

/** "/events?status=held" with an ending before the question mark. */
export function withEnding(address: string, ending: string): string {
  const at = address.indexOf("?");
  return at < 0 ? `${address}.${ending}` : `${address.slice(0, at)}.${ending}${address.slice(at)}`;
}

/** The whole records that a list's address holds. Throws where it is no list. */
export async function recordsAt(
  screens: Screens,
  address: string,
): Promise<readonly (Readonly<Record<string, unknown>> & { readonly id: string })[]> {
  const response = await screens(withEnding(address, "ndjson"));
  if (!response.ok) throw new ReadoutError({ code: "unreadable", file: address, why: "it is the address of no list" });
  return (await response.text())
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
