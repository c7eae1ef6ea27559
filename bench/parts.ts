import { keysBench } from "./keys.ts";
import type { Row } from "./row.ts";
import { timeBench } from "./time.ts";

/** The parts of the benchmark, in the order of the work. */
export const PARTS: readonly { readonly name: string; readonly about: string; run(): Row[] | Promise<Row[]> }[] = [
  {
    name: "keys",
    about: "Recall, precision, F1 (right / key / given) by ../shared/eval/score.mjs; single figures are per cent.",
    run: keysBench,
  },
  {
    name: "time",
    about:
      "Expressions as TempEval-3 scores them; days of pages: right of those answered. A wrong day is worse than none.",
    run: () => timeBench(),
  },
];
