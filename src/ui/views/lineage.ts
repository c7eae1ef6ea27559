/** `/lineage/:id`: a page with all that copies or rewords it, over time; the id is that of any page of the cluster. */
import type { LineageLine } from "../../model/record.ts";
import type { PageSummary, Store } from "../../store/store.ts";
import { html } from "../html.ts";
import { enc, pageAddress } from "../parts.ts";
import { lineagePicture } from "../pictures/lineage.ts";
import { plural, words } from "../strings.ts";
import { view } from "../view.ts";

/** The pages of these ids, and what ties them. */
export async function loadLineage(store: Store, ids: readonly string[]) {
  const pages: PageSummary[] = [];
  const lines = new Map<string, LineageLine>();
  const here = new Set(ids);
  for (const id of ids) {
    const page = await store.pageSummary(id);
    if (page !== null) pages.push(page);
    for (const line of await store.lineage(id)) if (here.has(line.a) && here.has(line.b)) lines.set(line.id, line);
  }
  return { pages, lines: [...lines.values()] };
}

export const lineage = view(
  "/lineage/:id",
  async ({ store, part }) => {
    const id = part.id ?? "";
    if ((await store.pageSummary(id)) === null) return null;
    return {
      id,
      months: await store.pageMonths(),
      ...(await loadLineage(store, (await store.cluster(id)).slice(0, 80))),
    };
  },
  ({ id, months, pages, lines }) => {
    const independent = pages.filter((page) => page.independent !== false).length;
    const leading = pages.find((page) => page.independent !== false) ?? pages[0];
    return {
      title: `${words.reader.lineage}: ${leading?.title ?? id}`,
      section: "sources",
      data: `/lineage/${enc(id)}.json`,
      body: html`<h1>${leading?.title ?? id}</h1>
<p class="lead">${plural(pages.length, words.pages)}, ${plural(independent, words.independent)}</p>
${lineagePicture({ caption: words.lineagePicture.caption, pages, lines, months, data: `/lineage/${enc(id)}.json` })}
${pages.length < 2 ? html`<p class="missing">${words.lineagePicture.alone}</p>` : ""}
<ul class="plain">${lines
        .filter(({ relation }) => relation === "same_text" || relation === "rewrite")
        .map((line) => {
          const name = (one: string) => pages.find((page) => page.id === one)?.title ?? one;
          return html`<li><a href="${pageAddress(line.a)}">${name(line.a)}</a> <em>${words.lineage[line.relation]}</em> <a href="${pageAddress(line.b)}">${name(line.b)}</a> <span class="small">${line.why}</span> <a class="small" href="/pages/${enc(line.from === line.a ? line.b : line.a)}?mode=beside&amp;with=${enc(line.from === line.a ? line.a : line.b)}">${words.lineagePicture.compare}</a></li>`;
        })}</ul>`,
    };
  },
);
