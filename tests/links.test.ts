/** A workspace keeps what its linker holds between commands: one more page costs its own links, and the record is that of linking all anew. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { run } from "../src/cli/main.ts";
import { asItIs } from "../src/cli/place.ts";
import { inProcess } from "./in-process.ts";
import { ROOT } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-links-"));
const [place, anew] = [join(folder, "pile"), join(folder, "anew")];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(...args: string[]): Promise<string> {
  const { world, told } = inProcess(folder);
  expect(await run(args, world), `${args.join(" ")}: ${told.err}`).toBe(0);
  return told.out;
}

/** The record and the answers to what is counted over it. */
async function standing(where: string) {
  const { store, close } = await asItIs(inProcess(folder).world, where);
  try {
    const record: string[] = [];
    for await (const line of store.record()) record.push(JSON.stringify(line));
    return {
      record,
      counts: await store.counts(),
      dyads: await store.dyads(),
      clusters: await store.clusters(50),
      months: await store.months({}),
      pages: (await store.pages({})).items,
      chinese: (await store.events({ actors: ["CHN"], limit: 1000 })).items.map(({ id }) => id),
      said: (await store.statements({ country: "RUS", limit: 1000 })).items.map(({ id }) => id),
      levels: [...(await store.levels({ limit: 1000 }))],
      pending: (await store.pending()).pages,
    };
  } finally {
    await close();
  }
}

test("page after page, in any order, gives what all at once gives; corrections and changes between them too", {
  timeout: 600_000,
}, async () => {
  const examples = join(ROOT, "examples", "pages");
  const names = readdirSync(examples).filter((name) => /beijing|moscow|putin|xi-|biden|trade/.test(name));
  expect(names.length).toBeGreaterThan(8);
  for (const where of [place, anew]) await ask("init", where);
  const late = names.splice(3, 4);
  mkdirSync(join(folder, "first"));
  for (const name of names) cpSync(join(examples, name), join(folder, "first", name));
  await ask("add", join(folder, "first"), "-w", place);
  const links = join(place, "links.bin");
  expect(existsSync(links)).toBe(true);

  const { store, close } = await asItIs(inProcess(folder).world, place);
  const before = (await store.pending()).serial;
  await close();
  for (const name of late) await ask("add", join(examples, name), "-w", place);
  const reopened = await asItIs(inProcess(folder).world, place);
  expect((await reopened.store.pending()).serial).toBe(before + late.length);
  await reopened.close();

  await ask("add", join(folder, "first"), ...late.map((name) => join(examples, name)), "-w", anew);
  const whole = await standing(anew);
  expect(whole.record.length).toBeGreaterThan(100);
  expect(await standing(place)).toEqual(whole);

  // What is said between two pages binds those that come.
  const [event] = whole.chinese;
  for (const where of [place, anew]) await ask("correct", event!, "place=Almaty", "--by", "Ada", "-w", where);
  const more = join(examples, "lavrov-beijing.txt");
  await ask("add", join(examples, "kim-putin-treaty.html"), "-w", place);
  rmSync(join(anew, "links.bin"));
  await ask("add", join(examples, "kim-putin-treaty.html"), "-w", anew);
  expect(await standing(place)).toEqual(await standing(anew));

  // A page that comes again with other words is linked with all anew, a broken file of links is as none.
  const changed = join(folder, "first", names[0]!);
  for (const where of [place, anew]) {
    writeFileSync(
      changed,
      `Talks in Astana\n\nMay 3, 2024\n\nASTANA, May 3 - Chinese Foreign Minister Wang Yi met Kazakh Foreign Minister Murat Nurtleu in Astana on May 3, 2024.\n`,
    );
    writeFileSync(join(where, "links.bin"), where === place ? "no links" : Buffer.alloc(3));
    await ask("add", changed, "-w", where);
    if (where === anew) rmSync(join(anew, "links.bin"));
    await ask("add", more, "-w", where);
  }
  expect(await standing(place)).toEqual(await standing(anew));
});
