/** Every screen, in the order in which addresses are tried. */
import type { View } from "../view.ts";
import { actor, actors } from "./actors.ts";
import { change } from "./change.ts";
import { changes } from "./changes.ts";
import { claim, claims } from "./claims.ts";
import { document, documents } from "./documents.ts";
import { dyad } from "./dyad.ts";
import { event } from "./event.ts";
import { events } from "./events.ts";
import { figure, figures } from "./figures.ts";
import { help } from "./help.ts";
import { home } from "./home.ts";
import { importJob, imports } from "./import.ts";
import { lineage } from "./lineage.ts";
import { merge, split } from "./merge.ts";
import { quote, quotes } from "./quotes.ts";
import { reader } from "./reader.ts";
import { review, reviewOf } from "./review.ts";
import { sample } from "./sample.ts";
import { search } from "./search.ts";
import { sources } from "./sources.ts";
import { timeline, timelineLanes } from "./timeline.ts";
import { keptViews } from "./views.ts";
import { visits } from "./visits.ts";
import { whoIsMeant } from "./who.ts";

export const views: readonly View[] = [
  home,
  dyad,
  timeline,
  timelineLanes,
  visits,
  events,
  event,
  reader,
  actors,
  actor,
  quotes,
  quote,
  figures,
  figure,
  documents,
  document,
  claims,
  claim,
  sources,
  lineage,
  review,
  sample,
  reviewOf,
  changes,
  change,
  whoIsMeant,
  merge,
  split,
  keptViews,
  imports,
  importJob,
  help,
  search,
];
