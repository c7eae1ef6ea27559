/**
 * Closed word lists of the actors layer: which nouns stand for a state ("Chinese officials"), which make an organisation's
 * name ("Council"), which verbs make a speaker of their subject. Lists of names are facts and live in `data/`.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Nouns that with a state's adjective stand for the state: "the Russian side", "Chinese troops". */
export const STATE_NOUNS = list(`
  government governments authorities authority administration regime officials official diplomats diplomat side sides leadership leaders
  military army navy forces force troops soldiers warplanes warships police guards guard marines
  commandos state republic delegation delegations negotiators envoys representatives ministers lawmakers politicians
  junta rulers cabinet parliament legislature intelligence coastguard servicemen airmen sailors pilots spies agents fighters paratroopers
  bombers fleet vessels submarines embassy consulate mission missions ambassadors commanders generals officers spokespeople
  counterparts policymakers prosecutors investigators hackers border-guards peacekeepers people president-elect lawmaker
`);

/** Nouns that with a state's adjective name people or firms of that state, but not the state itself: "Chinese companies". */
export const CIVIL_NOUNS = list(`
  companies company firms firm citizens citizen nationals civilians media newspaper newspapers outlets television tv radio press
  journalists students tourists businesses businessmen banks bank producers exporters importers consumers users investors
  experts analysts scholars academics researchers scientists workers farmers fishermen refugees migrants voters public protesters
  activists critics opposition mercenaries settlers militants rebels separatists families women men children residents
  entities individuals enterprises manufacturers automakers carmakers airlines suppliers buyers traders industry agency agencies
`);

/** Fighters without a name: "the militants" are of the armed group told of before. */
export const FIGHTERS = list("militants insurgents rebels jihadists fighters gunmen separatists guerrillas");

/** What an armed group is called by: "the militant group", "the movement". */
export const ARMED_NOUNS = list("group movement militia faction organisation organization");

/** Words that say of a group that it bears arms. */
export const ARMED_WORDS = list(
  "armed militant rebel insurgent jihadist jihadi islamist extremist terror terrorist paramilitary separatist guerrilla",
);

/** Nouns of ministries and the like: with a state, "China's foreign ministry" is one body. */
export const MINISTRY_NOUNS = list("ministry department office treasury command");

/** What a ministry is of, before its noun: "foreign ministry", "commerce department". */
export const MINISTRY_AREAS = list(`
  foreign defence defense interior finance economy economic trade commerce home energy health justice education culture transport
  agriculture industry labour labor security state external affairs external information intelligence environment development
  external-affairs unification war treasury science technology tourism immigration presidential cabinet
`);

/** A capitalised sequence with one of these words is an organisation, a document or a thing, no person. */
export const ORG_WORDS = list(`
  ministry council committee commission agency authority bank fund university college institute institution centre center school academy
  hospital church party union association organisation organization federation foundation society league alliance coalition
  front movement brigade army navy force forces guard guards corps fleet command group company corporation corp corp. inc inc.
  ltd ltd. plc llc co co. holdings bureau office department service services court tribunal assembly parliament senate congress
  house duma bundestag knesset times post daily news journal herald tribune guardian observer telegraph mail express globe press
  review magazine radio television tv media network agreement accord accords treaty convention conventions protocol pact charter
  declaration act law bill resolution doctrine plan initiative project programme program summit conference forum congress talks
  dialogue games cup olympics prize award airport airlines airways air square street road avenue palace tower hall hotel
  station bridge stadium park museum library university port region province district county city island islands sea ocean river lake
  mountain mountains bay gulf strait pass peninsula valley desert coast border base camp war battle revolution crisis day week month year
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
  december spring summer autumn winter christmas easter ramadan eve century era age team club fc united wednesdays embassy consulate
  mission headquarters industries motors electric energy oil gas petroleum steel capital partners investments securities insurance
  world international national general global european american asian african british research studies policy affairs relations
  security strategic economic trade cooperation development rights watch crescent cross nations states kingdom republic
  silk belt road twitter facebook telegram youtube google images getty photo tour airways systems technologies technology labs street
  missile launcher jet system project operation exercise storm hurricane typhoon earthquake virus covid
  wing squadron battalion regiment division platoon finance motorsport racing formula prix secretariat directorate inspectorate chamber federation confederation cabinet treasury staff watchdog
`);

/** Words that are capitalised only because a sentence begins with them, or that never begin a name. */
export const FUNCTION_WORDS = list(`
  the a an this that these those his her its their our my your some any all both each every no one two three four five six seven
  eight nine ten many most several few other another such he she it they we you i who which what when where why how whose whom
  and or but nor so yet if because while although though since until unless as than whether once
  in on at by for from to of with into onto over under after before during between among against about amid despite without
  within through across along around near off up down out via per upon toward towards beyond behind beside besides like unlike
  is are was were be been being am has have had having do does did done will would shall should can could may might must
  not n't also too very just only even still again already now then there here later earlier meanwhile however moreover instead
  yes according speaking asked following including last next early late today yesterday tomorrow tonight more less much
  's ' " “ ” ‘ ’ ( ) [ ] , . ; : - – — … ! ? / & % $
  additionally separately similarly nevertheless nonetheless therefore thus hence perhaps maybe indeed
  breaking exclusive update live watch read photo video file image opinion analysis
`);

/** Verbs by which someone speaks: lemma and printed forms, because tags may fail on headlines. */
export const SAY_WORDS = list(`
  say says said saying tell tells told add adds added warn warns warned state states stated announce announces announced claim claims
  claimed insist insists insisted note notes noted argue argues argued explain explains explained declare declares declared urge
  urges urged call calls called accuse accuses accused deny denies denied confirm confirms confirmed reiterate reiterates reiterated
  stress stresses stressed suggest suggests suggested reply replies replied respond responds responded criticise criticises
  criticised criticize criticizes criticized condemn condemns condemned praise praises praised tweet tweets tweeted write writes
  wrote report reports reported believe believes believed think thinks thought promise promises promised vow vows vowed pledge
  pledges pledged hail hails hailed ask asks asked assert asserts asserted describe describes described acknowledge acknowledged
  express expressed expresses voice voiced
`);

/** Verbs (printed forms and lemmas) after which a city is where, not who: "will visit Beijing", "left Moscow". */
export const GOING_WORDS = list(`
  visit visits visited visiting leave leaves left leaving reach reaches reached reaching tour tours toured touring enter entered
  entering enters depart departed departing departs capture captured captures capturing seize seized shell shelled shelling bomb bombed
  bombing strike struck hit hits evacuate evacuated surround surrounded rock rocked shake shook
`);

/** Verbs and nouns of movement before "to" + city. */
export const MOTION_WORDS = list(`
  go goes went gone going travel travels traveled travelled traveling travelling trip trips visit visits flight flights fly flies
  flew flying return returns returned returning come comes came coming arrive arrived tour journey way move moved moves head heads
  headed heading drive drove sail sailed train trains send sends sent dispatch dispatched bring brought invite invited invitation
  welcome welcomed back fled flee journeyed route close next delegation mission pilgrimage flown trek voyage road home tourists
  stopover outing en-route rushed rush extradited deported transferred moved
`);

/** Abstract nouns before "from" or "of" + city that speak of a government's doings: "pressure from Washington". */
export const DOING_WORDS = list(`
  pressure support aid help assistance criticism threat threats competition demand demands response reply statement statements message
  signal signals backing condemnation approval permission request orders order warning warnings sanctions promise promises pledge pledges
  assurances assurance guarantees concessions distance independence interference loan loans investment weapons arms supplies objections
  reaction silence denial denials word words comment comments invitation money cash funding exports imports gas oil policy
  behalf interests interest side part ally allies friend friends rival rivals critic critics supporters accusations rule control influence
  opposition isolation condemnations criticisms position stance view will goal goals role intentions ambitions hand
`);

/** Nouns that, possessed by or after a city's name, make it a place: "Moscow's airport", "the streets of Beijing". */
export const CITY_NOUNS = list(`
  airport airports streets street square metro suburbs suburb outskirts mayor mayors residents resident centre center district districts
  university stadium hotel hotels restaurant restaurants skyline park museum hospital hospitals subway station stations bureau
  correspondent north south east west northeast northwest southeast southwest city capital town downtown neighborhood neighbourhood
  summit conference forum talks meeting olympics games marathon diplomats based region police stock exchange shops schools
  apartment buildings building parts embassy area areas
`);

/** Prepositions that make the city after them a party: "ties with Moscow". */
export const PARTY_PREPOSITIONS = list(
  "with against between by toward towards for on upon behind versus vs among under than",
);
/** Prepositions that make the city after them a place. */
export const PLACE_PREPOSITIONS = list(
  "in at near around outside inside across throughout through into within via above over beyond off along",
);

/** Plural nouns after "the two" that stand for persons. */
export const PAIR_PEOPLE = list(
  "leaders presidents premiers ministers men women officials heads diplomats chiefs chancellors politicians secretaries statesmen counterparts negotiators envoys dignitaries interlocutors kings executives spokesmen",
);
/** Plural nouns after "the two" that stand for states. */
export const PAIR_STATES = list(
  "sides authorities countries nations neighbours neighbors powers states governments parties giants allies capitals peoples economies rivals partners superpowers militaries armies foes adversaries republics",
);

/** Particles within or before a family name. */
export const PARTICLES = list(
  "von van der den de la le du da dos das del della di bin ibn ben al el ul bint abu ter ten af av zu y e san",
);

/** Family names that stand first: Chinese, Korean and Vietnamese ones in Latin letters (the commonest, public census lists). */
export const EASTERN_FAMILY = list(`
  wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo liang song zheng xie han tang feng yu dong xiao
  cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao
  zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin chang qiao lai gong wen hua geng
  xi qi ouyang situ sima zhuang nie niu pang qu rong shang tao tong xiang xing yi zuo bo bi chai chi chu hong ji jing ke lang miao mi mo mu
  lv lyu lue lao mei ning ou pei pu ruan shan shu tu wo ying you yue zhan zhen zhi zong
  kim lee park choi jung jeong kang cho yoon jang lim oh seo shin kwon hwang ahn hyun ryu ryoo yoo bae baek hur heo nam noh roh moon
  min chung suh ko ri pak choe ban yun sim hyung chun jo woo ho suga tsai chiu
  nguyen tran pham hoang phan vu vo dang bui ngo duong ly truong dinh trinh
`);

/** States where the family name is printed first. */
export const EASTERN_STATES = list("CHN TWN HKG MAC PRK KOR VNM KHM");

/** First letter a capital, or the word begins with one after a quote mark. */
export const isCapital = (text: string): boolean => {
  const code = text.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  const first = text[0]!;
  return first !== first.toLowerCase() && first === first.toUpperCase();
};

/** What a land has a western one of: no powers of the West. */
export const WEST_OF_A_LAND = list(
  "state province region part area side border coast city town district village edge flank desert front suburb outskirt bank island highland valley",
);

/** Behind a state and a hyphen: "China-brokered", "Iran-aligned", words of how a thing stands to the state, which does nothing here. */
export const LENT = list(
  "brokered mediated backed aligned born based made occupied administered controlled supported sponsored funded supplied owned friendly style ruled linked flagged trained built inspired speaking majority",
);

/** Where only two of the page are such, "the leaders" are they. */
export const PAIR_OFFICES: ReadonlySet<string> = new Set(["leaders", "presidents", "premiers", "ministers"]);

/** "the government", "the army": the state's that was told of last. */
export const STATE_ANAPHORS: ReadonlySet<string> = new Set(
  "government authorities regime junta military army navy administration".split(" "),
);
