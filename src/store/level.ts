/**
 * How high a contact is: heads of state and of government, ministers, others and bodies, states as a whole. Of an event it is the
 * highest of its parties, by the offices that the pages give them.
 */
import { roleKind } from "../actors/roles.ts";
import type { EventLine, RecordLine } from "../model/record.ts";

/** 4 heads of state and government, 3 ministers, 2 other persons and bodies, 1 states as a whole. */
export type Level = 1 | 2 | 3 | 4;

/** The level of each name in a record. */
export function levelsOf(lines: readonly RecordLine[], isState: (code: string) => boolean) {
  const levels = new Map<string, Level>();
  for (const line of lines) {
    if (line.kind !== "actor") continue;
    let level: Level = 2;
    for (const { role } of line.roles) level = Math.max(level, levelOfRole(role)) as Level;
    for (const name of [line.name, ...line.names]) levels.set(name, Math.max(level, levels.get(name) ?? 0) as Level);
  }
  return (name: string): Level => (isState(name) ? 1 : (levels.get(name) ?? 2));
}

export const levelOfEvent = ({ actor, recipient }: EventLine, levelOf: (name: string) => Level): Level =>
  Math.max(1, ...[...actor, ...recipient].map(levelOf)) as Level;

function levelOfRole(role: string): Level {
  switch (roleKind(role)) {
    case "head-of-state":
    case "head-of-government":
    case "leader":
      return 4;
    case "foreign":
    case "defence":
    case "finance":
    case "minister":
      return 3;
    default:
      return 2;
  }
}
