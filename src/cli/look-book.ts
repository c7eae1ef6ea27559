/** What was seen of a workspace, as the web app keeps it. */
import { look, lookedAt, unlook } from "../store/looks.ts";
import type { LookBook } from "../ui/news.ts";

export const lookBookOf = (folder: string): LookBook => ({
  looked: () => lookedAt(folder),
  look: (ids) => look(folder, ids, new Date().toISOString().slice(0, 10)),
  unlook: () => unlook(folder),
});
