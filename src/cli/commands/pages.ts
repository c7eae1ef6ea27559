import { COLUMNS } from "../../export/columns.ts";
import { given, helping, listing } from "../listing.ts";

export const pages = listing({
  name: "pages",
  summary: "List the pages of the workspace, or with --failed the files that could not be read.",
  example: "readout pages --failed",
  columns: COLUMNS.pages,
  filters: {
    outlet: { type: "string", value: "NAME", description: "Only of this outlet." },
    failed: { type: "boolean", description: "Files that could not be read, with the reason." },
  },
  async slice(store, values, after) {
    if (values.failed !== true) return store.pages({ ...helping(after), ...given("outlet", values.outlet) });
    const failed = (await store.sources()).filter((source) => source.failed !== null);
    return {
      items: failed.map(({ path, failed, sha256 }) => ({ id: path, skipped: failed, sha256 })),
      next: null,
    };
  },
});
