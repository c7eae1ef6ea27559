/** What the browser hands in, as jobs of the kind "import". */
import type { Job, Jobs } from "../api/jobs.ts";
import { shortHash } from "../kit/hash.ts";
import { PASTED } from "../ui/forms.ts";
import type { Delivered, ImportJob, Imports } from "../ui/imports.ts";

export function importsOf(jobs: Jobs): Imports {
  const imports = () => jobs.all().filter(({ kind }) => kind === "import");
  return {
    take(given) {
      const files = given.map((one) => ({ path: nameOf(one), bytes: one.bytes }));
      // What comes while a job is read belongs to it: a large folder comes in several deliveries.
      const going = imports().find(({ state }) => state === "running");
      if (going !== undefined && jobs.more(going.id, files)) return going.id;
      return jobs.begin({ kind: "import", files }).id;
    },
    jobs: () => imports().map(shown),
    job(id) {
      const job = jobs.job(id);
      return job === null ? null : shown(job);
    },
    stop: (id) => void jobs.end(id, "stopped"),
    resume: (id) => void jobs.resume(id),
  };
}

const shown = ({ id, state, why, files, rate, left }: Job): ImportJob => ({
  id,
  news: `/api/v1/jobs/${encodeURIComponent(id)}/events`,
  rate,
  left,
  state: state === "running" ? "reading" : state,
  why,
  files,
});

/** What is pasted is told apart by its words; a file by the path that it was dropped with. */
const nameOf = ({ path, bytes }: Delivered): string =>
  path === PASTED ? `pasted-${shortHash(Buffer.from(bytes).toString("latin1"))}.txt` : path.replaceAll("\\", "/");
