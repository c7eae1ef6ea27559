/**
 * Writes data/actors.index, by which the actor tables are loaded without reading them: `npx tsx tools/build-actor-index.ts`.
 * To be run when a table of actors has changed; without it all is found as well, but loading takes longer.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildActorIndex, INDEX } from "../src/load/actors.ts";

const data = join(import.meta.dirname, "..", "data");
const bytes = buildActorIndex(data);
writeFileSync(join(data, INDEX), bytes);
console.error(`${INDEX}: ${bytes.length} bytes`);
