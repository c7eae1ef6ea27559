/** `/import` and `/import/:job`: files dropped, chosen or pasted, and how far they have been read. */
import { importing } from "../correct-words.ts";
import { type Html, html, type Piece } from "../html.ts";
import type { ImportedFile, ImportJob } from "../imports.ts";
import { pageAddress } from "../parts.ts";
import { picture, round } from "../pictures/frame.ts";
import { plural, words } from "../strings.ts";
import { type Ask, view } from "../view.ts";

const OUTCOMES: readonly ImportedFile["outcome"][] = ["read", "same", "skipped", "failed", "waiting"];

export const imports = view(
  "/import",
  async ({ imports, desk }) => (imports === null || desk === null ? null : { items: imports.jobs() }),
  ({ items }, ask) => ({
    title: words.import.title,
    section: "import",
    data: "/import.json",
    body: html`<h1>${words.import.title}</h1>
<p class="lead">${words.import.lead}</p>
<form method="post" action="/import" enctype="multipart/form-data" data-drop><input type="hidden" name="token" value="${ask.desk?.token ?? ""}">
<div class="drop"><p>${words.import.drop}</p><label>${words.import.files} <input type="file" name="files" multiple></label> <label>${words.import.folder} <input type="file" name="files" webkitdirectory multiple></label></div>
<button>${words.import.read}</button></form>
<form method="post" action="/import" enctype="multipart/form-data" class="paste"><input type="hidden" name="token" value="${ask.desk?.token ?? ""}"><label>${words.import.paste}<textarea name="text" rows="8"></textarea></label><button>${words.import.readPaste}</button></form>
<p class="small">${words.import.kinds}</p>
${items.length === 0 ? "" : html`<h2>${words.import.jobs}</h2><ul class="plain">${items.map((job) => html`<li><a href="/import/${job.id}">${plural(job.files.length, words.import.file_s)}</a> <span class="small">${words.import.states[job.state]}: ${tally(job)}</span></li>`)}</ul>`}`,
  }),
);

export const importJob = view(
  "/import/:job",
  async ({ imports, part }) => {
    const job = imports?.job(part.job ?? "") ?? null;
    return job === null ? null : { job, items: job.files };
  },
  ({ job }, ask) => ({
    title: words.import.title,
    section: "import",
    data: `/import/${job.id}.json`,
    body: html`<h1>${words.import.title}</h1>
<div id="progress" data-live="/import/${job.id}"${job.news === undefined ? "" : html` data-news="${job.news}"`}><p class="lead"${job.state === "reading" ? html` data-going` : ""}>${words.import.states[job.state]}: ${tally(job)}${speed(job)}. <span class="quiet">${words.import.usable}</span> <a href="/sources">${words.nav.sources}</a> <a href="/timeline">${words.nav.timeline}</a></p>
${job.why === null ? "" : html`<p class="amiss">${job.why}</p>`}
${outcomes(job)}
${steer(job, ask)}
<div class="scroll" tabindex="0" role="group" aria-label="${words.import.files}"><table class="list"><thead><tr><th scope="col">${words.import.file}</th><th scope="col">${words.import.outcome}</th><th scope="col">${words.import.pages}</th><th scope="col">${words.import.why}</th></tr></thead><tbody>${[
      ...job.files,
    ]
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, 500)
      .map(
        ({ path, outcome, pages, why }) =>
          html`<tr><th scope="row">${path}</th><td>${words.import.outcomes[outcome]}</td><td>${pages.slice(0, 5).map((id) => html`<a href="${pageAddress(id)}">${id}</a> `)}</td><td class="small">${why ?? ""}${remedy(outcome, why, pages)}</td></tr>`,
      )}</tbody></table></div></div>
<p><a href="/import">${words.import.more}</a></p>`,
  }),
);

/** What can be done about a file that was not read; where the reason says so itself, nothing. */
function remedy(outcome: ImportedFile["outcome"], why: string | null, pages: readonly string[]): Piece {
  const { remedies } = importing;
  if (why === null || (outcome !== "skipped" && outcome !== "failed")) return "";
  const [page] = pages;
  if (why === "no article" && page !== undefined)
    return html` <a href="${pageAddress(page)}?mode=raw&border=1">${remedies.border}</a>`;
  if (why.startsWith("language:")) return html` ${remedies.language}`;
  if (why === "empty") return html` ${remedies.empty}`;
  if (why === "too large") return html` ${remedies.large}`;
  return "";
}

/** ", 42 files a second, 12 seconds left". */
function speed({ state, rate, left }: ImportJob): string {
  if (state !== "reading") return "";
  const told = [
    rate === null || rate === undefined ? "" : importing.rate(Math.max(1, Math.round(rate))),
    left === null || left === undefined || left < 5 ? "" : importing.left(Math.round(left)),
  ].filter((text) => text !== "");
  return told.length === 0 ? "" : `, ${told.join(", ")}`;
}

/** What went amiss first. */
const rank = ({ outcome }: ImportedFile): number => ["failed", "skipped", "read", "same", "waiting"].indexOf(outcome);

const countOf = ({ files }: ImportJob, outcome: ImportedFile["outcome"]): number =>
  files.filter((file) => file.outcome === outcome).length;

const tally = (job: ImportJob): string =>
  OUTCOMES.map((outcome) => [countOf(job, outcome), words.import.outcomes[outcome]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(", ");

/** One bar, as long as there are files, cut by outcome. */
function outcomes(job: ImportJob): Html {
  let x = 0;
  const total = Math.max(1, job.files.length);
  return picture({
    kind: "outcomes",
    data: `/import/${job.id}.json`,
    caption: words.import.picture,
    width: 800,
    height: 18,
    drawing: OUTCOMES.map((outcome) => {
      const count = countOf(job, outcome);
      const wide = (count / total) * 800;
      const bar =
        count === 0
          ? ""
          : html`<rect class="outcome ${outcome}" x="${round(x)}" y="2" width="${round(Math.max(2, wide - 1))}" height="14"><title>${count} ${words.import.outcomes[outcome]}</title></rect>`;
      x += wide;
      return bar;
    }),
    table: {
      head: [words.import.outcome, words.import.files],
      rows: OUTCOMES.map((outcome) => [words.import.outcomes[outcome], countOf(job, outcome)]),
    },
  });
}

function steer(job: ImportJob, ask: Ask): Html | string {
  if (job.state === "done" || job.state === "cancelled" || ask.desk === null) return "";
  const op = job.state === "reading" ? "stop" : "resume";
  return html`<form method="post" action="/import/stop"><input type="hidden" name="token" value="${ask.desk.token}"><input type="hidden" name="id" value="${job.id}"><input type="hidden" name="op" value="${op}"><button class="light">${words.import[op]}</button></form>`;
}
