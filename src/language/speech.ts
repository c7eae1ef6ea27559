/** Does this verb report words: say, tell, announce? As a lemma. */
export const isSpeechLemma = (lemma: string): boolean => speechLemmas.has(lemma);

const speechLemmas = new Set(
  (
    "say tell add note state announce declare claim insist stress warn argue explain reply respond ask assert reiterate " +
    "emphasize emphasise highlight remark comment observe acknowledge admit concede confirm deny report write tweet post " +
    "quip recall vow pledge promise predict suggest maintain contend caution continue conclude affirm reaffirm underline " +
    "underscore urge demand read joke lament allege testify disclose reveal mention repeat quote cite wonder answer exclaim"
  ).split(" "),
);

/** Verbs that say what one thinks of what another did. */
export const JUDGING: readonly string[] =
  "condemn denounce deplore regret criticise criticize slam blast decry lambast protest welcome hail praise applaud reject oppose".split(
    " ",
  );
