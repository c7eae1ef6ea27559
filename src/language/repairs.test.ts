import { expect, test } from "vitest";
import type { Upos } from "../model/index.ts";
import { type Draft, hang } from "./draft.ts";
import { headlineFuture, repairs } from "./repairs.ts";

/** A draft from "form/XPOS/head/relation" a word, heads counted from 1 and 0 for the root. */
function draft(words: string): Draft {
  const cells = words.split(" ").map((word) => word.split("/"));
  return {
    forms: cells.map(([form]) => form!),
    norms: cells.map(([form]) => form!.toLowerCase()),
    xpos: cells.map(([, xpos]) => xpos!),
    upos: cells.map(([, xpos]) => uposOf(xpos!)),
    lemmas: cells.map(([form]) => lemmas[form!] ?? form!.toLowerCase()),
    heads: Int32Array.from(cells, ([, , head]) => Number(head) - 1),
    rels: cells.map(([, , , rel]) => rel!),
  };
}

const lemmas: Record<string, string> = {
  said: "say",
  told: "tell",
  talks: "talk",
  was: "be",
  had: "have",
  urged: "urge",
  has: "have",
  Hours: "hour",
  saying: "say",
};
const uposOf = (xpos: string): Upos => {
  if (xpos.startsWith("NNP")) return "PROPN";
  if (xpos.startsWith("NN")) return "NOUN";
  if (xpos.startsWith("VB")) return "VERB";
  if (xpos.startsWith("JJ")) return "ADJ";
  if (xpos === "MD") return "AUX";
  if (xpos === "WDT" || xpos === "PRP") return "PRON";
  return xpos === "DT" ? "DET" : xpos === "IN" ? "ADP" : "PUNCT";
};

/** The tree after a repair, as "form>head:relation". */
function after(name: string, words: string): string {
  const made = draft(words);
  repairs.find((repair) => repair.name === name)!.mend(made);
  return made.forms
    .map((form, i) => `${form}>${made.heads[i]! < 0 ? "-" : made.forms[made.heads[i]!]}:${made.rels[i]}`)
    .join(" ");
}

test("said-between: what stands before a saying between commas belongs to what is said", () => {
  expect(
    after(
      "said-between",
      "Later/RB/4/advmod ,/,/1/punct Okafor/NNP/4/nsubj said/VBD/0/root ,/,/8/punct the/DT/7/det bridge/NN/8/nsubj shut/VBD/4/ccomp",
    ),
  ).toBe(
    "Later>shut:advmod ,>said:punct Okafor>said:nsubj said>-:root ,>said:punct the>bridge:det bridge>shut:nsubj shut>said:ccomp",
  );
  // Without the comma behind it the phrase is the saying's own.
  const own =
    "Later/RB/3/advmod Okafor/NNP/3/nsubj said/VBD/0/root ,/,/7/punct the/DT/6/det bridge/NN/7/nsubj shut/VBD/3/ccomp";
  expect(after("said-between", own).startsWith("Later>said:advmod")).toBe(true);
});

test("told-to-do: what parties are urged to do is the urging's", () => {
  expect(after("told-to-do", "Jordan/NNP/2/nsubj urged/VBD/0/root parties/NNS/2/obj to/IN/5/mark stop/VB/3/acl")).toBe(
    "Jordan>urged:nsubj urged>-:root parties>urged:obj to>stop:mark stop>urged:xcomp",
  );
  // "had plans to stop" is about the plans.
  expect(after("told-to-do", "Jordan/NNP/2/nsubj had/VBD/0/root plans/NNS/2/obj to/IN/5/mark stop/VB/3/acl")).toContain(
    "stop>plans:acl",
  );
});

test("joined-names: what and leads in explains nothing", () => {
  const words = "Berg/NNP/5/nsubj and/CC/3/cc Premier/NNP/4/nmod:desc Diaz/NNP/1/appos met/VBD/0/root";
  expect(after("joined-names", words)).toContain("Diaz>Berg:conj");
  expect(after("joined-names", words.replace("and/CC/3/cc", ",/,/1/punct"))).toContain("Diaz>Berg:appos");
});

test("joined-subjects: two subjects with and between them are one", () => {
  expect(after("joined-subjects", "The/DT/2/det minister/NN/5/nsubj and/CC/5/cc Berg/NNP/5/nsubj met/VBD/0/root")).toBe(
    "The>minister:det minister>met:nsubj and>Berg:cc Berg>minister:conj met>-:root",
  );
  // Without it they stay two.
  expect(after("joined-subjects", "minister/NN/4/nsubj ,/,/4/punct Berg/NNP/4/nsubj met/VBD/0/root")).toContain(
    "Berg>met:nsubj",
  );
});

test("by-of-object: what is done by someone is the object of an active verb", () => {
  expect(
    after(
      "by-of-object",
      "Oslo/NNP/2/nsubj condemned/VBD/0/root the/DT/4/det launch/NN/2/obj by/IN/6/case Pyongyang/NNP/2/obl",
    ),
  ).toContain("Pyongyang>launch:nmod");
  expect(
    after("by-of-object", "Oslo/NNP/2/nsubj wants/VBZ/0/root a/DT/4/det reply/NN/2/obj by/IN/6/case Friday/NNP/2/obl"),
  ).toContain("Friday>wants:obl");
});

test("clause-behind-after: a finite verb behind the noun makes it a subject", () => {
  expect(
    after(
      "clause-behind-after",
      "It/PRP/2/nsubj came/VBD/0/root after/IN/5/case the/DT/5/det council/NN/2/obl voted/VBD/2/advcl",
    ),
  ).toBe("It>came:nsubj came>-:root after>voted:mark the>council:det council>voted:nsubj voted>came:advcl");
  expect(
    after(
      "clause-behind-after",
      "It/PRP/2/nsubj came/VBD/0/root after/IN/5/case the/DT/5/det vote/NN/2/obl held/VBN/5/acl",
    ),
  ).toContain("vote>came:obl");
});

test("due-to-do: what is due is a predicate", () => {
  expect(
    after("due-to-do", "Talks/NNS/5/nsubj are/VBP/5/cop due/JJ/5/punct to/TO/3/fixed begin/VB/0/root ././5/punct"),
  ).toBe("Talks>due:nsubj are>due:cop due>-:root to>begin:mark begin>due:xcomp .>begin:punct");
  expect(after("due-to-do", "They/PRP/2/nsubj fell/VBD/0/root due/IN/5/case to/IN/3/fixed rain/NN/2/obl")).toContain(
    "due>rain:case",
  );
});

test("place-of-meeting: the place is the verb's", () => {
  expect(
    after("place-of-meeting", "She/PRP/2/nsubj told/VBD/0/root reporters/NNS/2/iobj in/IN/5/case Helsinki/NNP/3/nmod"),
  ).toContain("Helsinki>told:obl");
});

test("measure-on: what a measure is put on belongs to the measure", () => {
  expect(
    after("measure-on", "Peru/NNP/2/nsubj imposed/VBD/0/root tariff/NN/2/obj on/IN/5/case steel/NN/2/obl"),
  ).toContain("steel>tariff:nmod");
  expect(
    after("measure-on", "Peru/NNP/2/nsubj lifted/VBD/0/root tariffs/NNS/2/obj on/IN/5/case Friday/NNP/2/obl"),
  ).toContain("Friday>lifted:obl");
});

test("day-of-clause: a day between subject and verb is the verb's", () => {
  expect(
    after("day-of-clause", "Berg/NNP/4/nsubj on/IN/3/case Wednesday/NNP/1/nmod hailed/VBD/0/root Oslo/NNP/4/obj"),
  ).toBe("Berg>hailed:nsubj on>Wednesday:case Wednesday>hailed:obl hailed>-:root Oslo>hailed:obj");
  expect(
    after("day-of-clause", "Oslo/NNP/3/compound last/JJ/3/amod month/NN/4/nsubj hosted/VBD/0/root talks/NNS/4/obj"),
  ).toBe("Oslo>hosted:nsubj last>month:amod month>hosted:obl:tmod hosted>-:root talks>hosted:obj");
});

test("day-of-clause leaves days that are part of a name or phrase", () => {
  const kept = "Friday/NNP/2/compound talks/NNS/3/nsubj began/VBD/0/root";
  expect(after("day-of-clause", kept)).toBe("Friday>talks:compound talks>began:nsubj began>-:root");
});

test("speech-frame: the verb of saying at the end heads its content", () => {
  expect(
    after(
      "speech-frame",
      "Norway/NNP/2/nsubj signed/VBD/0/root ,/,/5/punct Berg/NNP/5/nsubj said/VBD/2/parataxis ././2/punct",
    ),
  ).toBe("Norway>signed:nsubj signed>said:ccomp ,>said:punct Berg>said:nsubj said>-:root .>said:punct");
});

test("one-subject: title and name are one", () => {
  expect(after("one-subject", "minister/NN/3/nsubj Berg/NNP/3/nsubj left/VBD/0/root")).toBe(
    "minister>Berg:nmod:desc Berg>left:nsubj left>-:root",
  );
});

test("subject-behind-aside: the noun before the dashes is the subject", () => {
  expect(
    after(
      "subject-behind-aside",
      "Berg/NNP/0/root –/:/4/punct the/DT/4/det envoy/NN/1/appos –/:/6/punct left/VBD/1/dep",
    ),
  ).toBe("Berg>left:nsubj –>envoy:punct the>envoy:det envoy>Berg:appos –>left:punct left>-:root");
});

test("relative-clause: which stands for the noun before the comma", () => {
  expect(
    after(
      "relative-clause",
      "Berg/NNP/2/nsubj opened/VBD/0/root talks/NNS/2/obj ,/,/6/punct which/WDT/6/nsubj ended/VBD/2/parataxis",
    ),
  ).toContain("ended>talks:acl:relcl");
});

test("said-of-clause: who was read as called upon is the subject of what is said", () => {
  expect(
    after(
      "said-of-clause",
      "Berg/NNP/7/vocative discussed/VBN/1/acl ties/NNS/2/obj ,/,/2/punct the/DT/6/det ministry/NN/7/nsubj said/VBD/0/root",
    ),
  ).toBe(
    "Berg>discussed:nsubj discussed>said:ccomp ties>discussed:obj ,>discussed:punct the>ministry:det ministry>said:nsubj said>-:root",
  );
  // A deed with its doer is the noun's own.
  expect(
    after(
      "said-of-clause",
      "Plans/NNS/5/vocative made/VBN/1/acl Berg/NNP/2/obl:agent ministry/NN/5/nsubj said/VBD/0/root",
    ),
  ).toContain("made>Plans:acl");
});

test("name-with-junior: the name has its place in the clause", () => {
  expect(after("name-with-junior", "Berg/NNP/4/discourse ,/,/1/punct Jr./NNP/4/nsubj left/VBD/0/root")).toBe(
    "Berg>left:nsubj ,>Jr.:punct Jr.>Berg:flat left>-:root",
  );
});

test("day-of-what-went-before: following a test on a day", () => {
  const words = (before: string): string =>
    `They/PRP/2/nsubj met/VBD/0/root ${before}/IN/5/case a/DT/5/det test/NN/2/obl on/IN/7/case Monday/NNP/2/obl`;
  expect(after("day-of-what-went-before", words("following"))).toContain("Monday>test:nmod");
  expect(after("day-of-what-went-before", words("after"))).toContain("Monday>met:obl");
});

test("active-subject: had left has no passive subject", () => {
  expect(after("active-subject", "Berg/NNP/3/nsubj:pass had/VBD/3/aux left/VBN/0/root")).toContain("Berg>left:nsubj ");
});

test("headlines: the verb after to is the root", () => {
  const made = draft("Norway/NNP/0/root to/IN/3/mark send/VB/1/acl aid/NN/3/obj");
  headlineFuture(made);
  expect([...made.heads]).toEqual([2, 2, -1, 2]);
  expect(made.rels).toEqual(["nsubj", "mark", "root", "obj"]);
});

test("no word is ever hung under itself", () => {
  const made = draft("Berg/NNP/2/nsubj left/VBD/0/root");
  expect(hang(made, 0, 0, "dep")).toBe(false);
  expect(hang(made, 1, 0, "dep")).toBe(false);
});

test("goes-on-above: behind a comma a verb with an object goes on with the verb above the clause of another form", () => {
  const words = (mark: string) =>
    `Kim/NNP/2/nsubj said/VBD/0/root that/IN/7/mark talks/NNS/7/nsubj:pass had/VBD/7/aux been/VBN/7/aux:pass held/VBN/2/ccomp ${mark} and/CC/10/cc promised/VBN/7/conj help/NN/10/obj`;
  expect(after("goes-on-above", words(",/,/10/punct"))).toContain("promised>said:conj");
  // Without the comma both verbs are of what was said.
  expect(after("goes-on-above", words("well/RB/7/advmod"))).toContain("promised>held:conj");
});

test("has-done: behind has, a participle before a name is what was done", () => {
  expect(after("has-done", "Chad/NNP/2/nsubj has/VBZ/0/root frozen/VBN/5/amod Libyan/JJ/5/amod assets/NNS/2/obj")).toBe(
    "Chad>frozen:nsubj has>frozen:aux frozen>-:root Libyan>assets:amod assets>frozen:obj",
  );
});

test("mark-before-subject: a clause's subject has no preposition", () => {
  const tree = "left/VBD/0/root after/IN/3/case Berg/NNP/4/nsubj came/VBD/1/advcl";
  expect(after("mark-before-subject", tree)).toContain("after>came:mark");
});

test("hours-after: who did it is the subject, not the hours", () => {
  const tree = "Hours/NNS/4/nsubj after/IN/3/case Berg/NNP/1/nmod accused/VBD/0/root Chad/NNP/4/obj";
  expect(after("hours-after", tree)).toBe(
    "Hours>accused:obl:tmod after>accused:mark Berg>accused:nsubj accused>-:root Chad>accused:obj",
  );
});

test("saying-of-main: who speaks in the clause speaks behind its comma", () => {
  const tree = "Berg/NNP/2/nsubj urged/VBD/0/root parties/NNS/2/obj ,/,/5/punct saying/VBG/3/acl so/RB/5/advmod";
  expect(after("saying-of-main", tree)).toContain("saying>urged:advcl");
});

test("object-in-apposition: between commas stands who they are", () => {
  const tree =
    "urged/VBD/0/root Chad/NNP/1/iobj ,/,/5/punct its/DT/5/det friend/NN/1/obj ,/,/8/punct to/IN/8/mark act/VB/1/xcomp";
  expect(after("object-in-apposition", tree)).toContain(
    "Chad>urged:obj ,>friend:punct its>friend:det friend>Chad:appos",
  );
});

test("adjunct-of-noun: what hangs on a noun that is no predicate modifies it", () => {
  expect(
    after("adjunct-of-noun", "Clashes/NNS/4/nsubj between/IN/3/case soldiers/NNS/1/obl grew/VBD/0/root"),
  ).toContain("soldiers>Clashes:nmod");
});
