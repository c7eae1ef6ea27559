/** Every command, in the order in which the help names them: the pure ones, then those of a workspace. */
import type { Command } from "../command.ts";
import { add } from "./add.ts";
import { correct } from "./correct.ts";
import { dates } from "./dates.ts";
import { demo } from "./demo.ts";
import { explain } from "./explain.ts";
import { exportRecord } from "./export.ts";
import { help } from "./help.ts";
import { importActorsCommand } from "./import.ts";
import { init } from "./init.ts";
import { link } from "./link.ts";
import { open } from "./open.ts";
import { parse } from "./parse.ts";
import { read } from "./read.ts";
import { refresh } from "./refresh.ts";
import { review } from "./review.ts";
import { serve } from "./serve.ts";
import { undo } from "./undo.ts";
import { verify } from "./verify.ts";

export const commands: readonly Command[] = [
  read,
  link,
  parse,
  dates,
  explain,
  demo,
  open,
  init,
  add,
  refresh,
  serve,
  review,
  correct,
  undo,
  exportRecord,
  importActorsCommand,
  verify,
  help,
];
