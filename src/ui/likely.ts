/** Records that may be one with a record: of about the same day and parties, of one speaker, of one thing counted, of a like name. */
import { dayEdtf, daysOf } from "../kit/edtf.ts";
import type { EventLine, RecordLine } from "../model/record.ts";
import type { Store } from "../store/store.ts";

const SHOWN = 12;

/** The likeliest first; with words, those that hold them. Never the record itself. */
export async function likeOf(store: Store, line: RecordLine, words: string): Promise<readonly RecordLine[]> {
  const found = await nearOf(store, line, words);
  return found.filter(({ id }) => id !== line.id).slice(0, SHOWN);
}

async function nearOf(store: Store, line: RecordLine, words: string): Promise<readonly RecordLine[]> {
  const asked = words === "" ? {} : { words };
  switch (line.kind) {
    case "event": {
      if (words !== "") return (await store.events({ words, limit: 60 })).items;
      const days = daysOf(line.date);
      const near =
        days !== null && Number.isFinite(days.first) && Number.isFinite(days.last)
          ? { from: dayEdtf(days.first - 4), to: dayEdtf(days.last + 4) }
          : {};
      const { items } = await store.events({ names: [...line.actor, ...line.recipient], ...near, limit: 200 });
      return [...items].sort((a, b) => likeness(b, line) - likeness(a, line));
    }
    case "statement":
      return (
        await store.statements({
          ...asked,
          ...(line.speaker === null || words !== "" ? {} : { speaker: line.speaker }),
          limit: 60,
        })
      ).items;
    case "figure":
      return (await store.figures(words === "" ? { what: line.what, limit: 60 } : { words, limit: 60 })).items;
    case "document":
      return (await store.documents({ ...asked, limit: 60 })).items;
    case "claim":
      return (
        await store.claims({
          ...asked,
          ...(line.holder === null || words !== "" ? {} : { party: line.holder }),
          limit: 60,
        })
      ).items;
    case "actor": {
      if (words !== "") return (await store.actors({ words, limit: 60 })).items;
      // "Sergey Lavrov" may stand as "Lavrov", "Foreign Minister Lavrov" or "Sergei Lavrov" elsewhere.
      const found = new Map<string, RecordLine>();
      for (const word of line.name
        .split(/\s+/)
        .filter((one) => one.length > 2)
        .toReversed())
        for (const one of (await store.actors({ words: word, limit: 30 })).items) found.set(one.id, one);
      return [...found.values()];
    }
    default:
      return [];
  }
}

/** Parties in common, the same type, the same day. */
function likeness(one: EventLine, other: EventLine): number {
  const parties = new Set([...other.actor, ...other.recipient]);
  const shared = [...one.actor, ...one.recipient].filter((name) => parties.has(name)).length;
  return (
    shared * 2 +
    Number(one.type === other.type) * 2 +
    Number(one.mode === other.mode) +
    Number(one.date === other.date) * 2
  );
}
