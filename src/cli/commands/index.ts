/** Every command, in the order in which the help names them: the pure ones, then those of a workspace. */
import type { Command } from "../command.ts";
import { actors } from "./actors.ts";
import { add } from "./add.ts";
import { brief } from "./brief.ts";
import { claims } from "./claims.ts";
import { compare } from "./compare.ts";
import { completion } from "./completion.ts";
import { config } from "./config.ts";
import { correct } from "./correct.ts";
import { dates } from "./dates.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { events } from "./events.ts";
import { explain } from "./explain.ts";
import { exportRecord } from "./export.ts";
import { figures } from "./figures.ts";
import { help } from "./help.ts";
import { importInto } from "./import.ts";
import { init } from "./init.ts";
import { link } from "./link.ts";
import { log } from "./log.ts";
import { mcp } from "./mcp.ts";
import { merge } from "./merge.ts";
import { open } from "./open.ts";
import { pages } from "./pages.ts";
import { parse } from "./parse.ts";
import { publish } from "./publish.ts";
import { read } from "./read.ts";
import { redact } from "./redact.ts";
import { refresh } from "./refresh.ts";
import { review } from "./review.ts";
import { sample } from "./sample.ts";
import { search } from "./search.ts";
import { serve } from "./serve.ts";
import { show } from "./show.ts";
import { sources } from "./sources.ts";
import { split } from "./split.ts";
import { statements } from "./statements.ts";
import { token } from "./token.ts";
import { undo } from "./undo.ts";
import { verify } from "./verify.ts";
import { view } from "./view.ts";
import { watch } from "./watch.ts";

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
  watch,
  refresh,
  serve,
  token,
  events,
  statements,
  figures,
  claims,
  actors,
  sources,
  pages,
  show,
  search,
  view,
  brief,
  compare,
  review,
  correct,
  merge,
  split,
  undo,
  log,
  redact,
  sample,
  exportRecord,
  publish,
  importInto,
  mcp,
  verify,
  doctor,
  config,
  completion,
  help,
];
