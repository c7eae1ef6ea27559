/**
 * Nouns of those who speak: people and what they speak as ("analysts", "the ministry", "a newspaper"). "The standoff underscores"
 * tells of no speaker.
 */
const SPEAKING = new Set(
  `accountant activist administration admiral adviser advisor agency aide airline alliance ally ambassador analyst anchor archbishop army association
  athlete attorney aunt author authority bank bishop bloc board boss brigade broadcaster brother cabinet campaign campaigner candidate
  captain carmaker central chair chairman chairwoman chancellor channel charity chief child church citizen civilian cleric coach coalition
  colleague colonel columnist command commander commentator commission commissioner committee company congress congressman congresswoman
  consul consulate consultancy consultant contractor correspondent council counsel counterpart country court creditor critic daily daughter
  delegate delegation democrat department deputy detective developer developers diplomat director directorate doctor donor economist editor
  embassy emperor employee employer engineer envoy executive expert exporter eyewitness family farmer father fellow fighter firm force
  forces founder friend fund general governor government group guard guest head headquarters historian hospital host husband importer
  industry insider inspector institute institution insurer investigator investor islamist journalist judge judiciary junta king lawmaker
  lawyer leader leadership legislator lender lieutenant lobby lobbyist loudspeaker magazine mainstream maker man manager manufacturer mayor
  media mediator medic member midwife militant military militia minister ministry monarch monitor mother movement navy negotiator network
  newspaper nurse observer office officer official operator opponent opposition organisation organization outlet owner panel paper
  paramedic parent parliament parliamentarian participant partner party passenger patriarch people person personnel pilot police policeman
  politician pollster pope premier presenter president press priest prince princess prisoner producer professor prosecutor protester
  publisher queen rebel refugee regime regulator relative reporter representative republican researcher resident retailer rival ruler
  sailor scholar scientist secretariat secretary senator service side sister society soldier solicitor son source speaker spokesman
  spokesmen spokespeople spokesperson spokeswoman staff staffer state station strategist student supporter survivor team tank tanks teacher
  television terrorist trader tribe tribunal trooper troops tweet union unit university user veteran victim villager visitor volunteer
  voter watchdog website weekly wife witness woman worker writer youth treasury kremlin pentagon inquiry probe palace radio commissioner elder fishermen organiser organizer rescuer grower farmer trader forecaster nominee incumbent senator mp backer conservative liberal progressive moderate evangelical immigrant
  clerk mullah imam rabbi monk nun abbot nuncio cardinal chaplain emir sultan sheikh warlord chieftain guerrilla insurgent gunman hostage captive inmate
  defendant plaintiff juror magistrate sheriff firefighter auditor ombudsman registrar curator librarian archivist lecturer dean rector pupil baker
  butcher shopkeeper hotelier driver pensioner commuter traveller traveler settler herder shepherd peasant labourer laborer surgeon midwife sister
  interpreter translator broker dealer shipper seafarer miner warden bodyguard laureate heir vendor adjutant legislature academy chancellery
  attendee crowd audience moderator editorial indictment lawsuit ruling complaint filing affidavit autocrat dictator tyrant premier
  strongman hardliner reformist dissident exile planner banker billionaire businessman businesswoman tycoon investigator whistleblower
  federation chamber syndicate caucus ngo envoy publisher neighbour neighbor nation world public many some others most few both all everyone somebody someone one`.split(
    /\s+/,
  ),
);

/** Could the noun speak? By the lemma, or a plural by its singular. */
export const canSpeak = (lemma: string): boolean => {
  const word = lemma.toLowerCase();
  return (
    SPEAKING.has(word) ||
    (word.endsWith("s") && SPEAKING.has(word.slice(0, -1))) ||
    (word.endsWith("ies") && SPEAKING.has(`${word.slice(0, -3)}y`)) ||
    (word.endsWith("men") && SPEAKING.has(`${word.slice(0, -3)}man`)) ||
    PEOPLE_BY_FORM.test(word)
  );
};

/** "seismologists", "a customs man", "the observatory": those who do a thing, and where it is done. */
const PEOPLE_BY_FORM =
  /(?:olog|onom|ograph|apher|chem|physic|biolog|journal|tour|activ|pacif|capital|social|commun|special|scient|art|aut|dent|pharmac|terror|extrem|loyal|separat|national|lobby|strateg|theor|behavior|analy|econom|human|colum|panel|novel|real)ists?$|(?:ician|arian|historian|veteran|musician|(?:wo)?man|(?:wo)?men|folk|townspeople|tribespeople)s?$|(?:observatory|laboratory|ministry|chancellery|secretariat|municipality|city hall|police|militiamen)$/;

/** Nouns of what cannot speak though one writes that it says something: abstracts by their endings, papers and signs by their names. */
const THINGS =
  /(?:tion|sion|ment|ness|ity|ism|ship|ance|ency|hood|graphy|logy|ics)$|^(?:law|rule|bill|act|treaty|deal|pact|accord|plan|move|trend|war|attack|crisis|sign|poll|survey|study|data|figure|number|result|test|price|market|map|image|photo|picture|video|footage|film|movie|song|book|novel|sentence|text|article|chart|graph|index|clock|history|experience|evidence|fact|step|visit|trip|event|thing|it|logic|wisdom|rumor|rumour|legend|story|joke|proverb|bible|scripture|budget|label|banner|placard|poster|inscription|headline|caption|ticket|menu|website|page|app|algorithm|model|machine|body|face|eye|silence|day|week|month|year|time|weather|forecast|rocket|missile|projectile|drone|bomb|shell|warhead|satellite|submarine|ship|vessel|plane|aircraft)s?$/;

export const isThing = (lemma: string): boolean => THINGS.test(lemma.toLowerCase());

/** Is it a person by office or part, so that "the White House press secretary" is somebody and not the White House? */
const BODIES =
  /^(?:agency|airline|alliance|army|association|authority|bank|bloc|board|brigade|cabinet|campaign|channel|charity|church|coalition|command|commission|committee|company|congress|consulate|council|country|court|daily|department|directorate|embassy|firm|force|forces|fund|government|group|guard|headquarters|hospital|industry|institute|institution|judiciary|junta|leadership|magazine|media|military|militia|ministry|movement|navy|network|newspaper|office|opposition|organi[sz]ation|outlet|panel|paper|parliament|party|police|press|regime|secretariat|service|side|society|state|station|team|television|treasury|tribe|tribunal|union|unit|university|watchdog|website|weekly|kremlin|pentagon)s?$/;

/** "authority", "coast guard": a body and no state, though only its state is known. */
export const isBodyWord = (lemma: string): boolean =>
  BODIES.test(lemma.toLowerCase()) &&
  !/^(?:country|state|side|party|opposition|society|leadership|force|forces|unit|team)s?$/i.test(lemma);

export const isPersonWord = (lemma: string): boolean => canSpeak(lemma) && !BODIES.test(lemma.toLowerCase());
