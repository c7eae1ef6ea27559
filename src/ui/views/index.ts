/** Every screen, in the order in which addresses are tried. */
import type { View } from "../view.ts";
import { actor, actors } from "./actors.ts";
import { changes } from "./changes.ts";
import { claim, claims } from "./claims.ts";
import { document, documents } from "./documents.ts";
import { event } from "./event.ts";
import { events } from "./events.ts";
import { figure, figures } from "./figures.ts";
import { home } from "./home.ts";
import { quote, quotes } from "./quotes.ts";
import { reader } from "./reader.ts";
import { review } from "./review.ts";
import { search } from "./search.ts";
import { sources } from "./sources.ts";
import { dyad, timeline } from "./timeline.ts";

export const views: readonly View[] = [
  home,
  dyad,
  timeline,
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
  review,
  changes,
  search,
];
