/** The reading of a page of which nothing is known but its text, for measures that need no more. */
import { createHash } from "node:crypto";
import type { Reading } from "../src/model/index.ts";

export function bareReading(id: string, title: string, body: string, published: string | null): Reading {
  return {
    id,
    page: {
      title,
      published,
      published_is: published === null ? null : "stated",
      why_published: null,
      weekdays: [],
      updated: null,
      updated_is: null,
      language: "en",
      outlet: null,
      origin: null,
      wire: [],
      byline: [],
      dateline: null,
      url: null,
      retrieved: null,
      sha256: createHash("sha256").update(`${id}\n${title}\n${body}`).digest("hex"),
      wording: null,
      body,
      because: {},
    },
    events: [],
    statements: [],
    figures: [],
    claims: [],
    documents: [],
    people: [],
    skipped: null,
  };
}
