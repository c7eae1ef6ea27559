import { expect, test } from "vitest";
import { analyse, checkMentions } from "../../tests/check-mentions.ts";
import { mentionAt, partyAt, peopleOf } from "./index.ts";

const asOf = "2024-08-21";

test("a title and a name are one mention, with role and state", () => {
  const { mentions, article } = analyse("Finnish Foreign Minister Elina Valtonen will visit Astana next week.", asOf);
  const mention = mentions.find((m) => m.actors[0]?.name === "Elina Valtonen")!;
  expect(article.body.slice(mention.start, mention.end)).toBe("Finnish Foreign Minister Elina Valtonen");
  expect(mention.actors[0]).toMatchObject({ type: "person", country: "FIN", role: "Foreign Minister" });
});

test("an unknown person is read from title, apposition and possessive", () => {
  const cases: [string, string, string, string | null][] = [
    ["US envoy Mary Tolland met reporters.", "Mary Tolland", "envoy", "USA"],
    ["Chad's deputy trade envoy Ousmane Delwa arrived in Paris.", "Ousmane Delwa", "deputy trade envoy", "TCD"],
    [
      "Ilva Brekke, Norway's deputy fisheries minister, said the talks went well.",
      "Ilva Brekke",
      "deputy fisheries minister",
      "NOR",
    ],
    ["The ambassador to Peru, Tomas Ruzicka, was summoned.", "Tomas Ruzicka", "ambassador to Peru", null],
    [
      "Hungarian government spokeswoman Réka Farkas-Tóth declined to comment.",
      "Réka Farkas-Tóth",
      "government spokeswoman",
      "HUN",
    ],
    [
      "“It is a mess,” said Oskar Lindqvist, a senior fellow at the Baltic Policy Centre.",
      "Oskar Lindqvist",
      "senior fellow at the Baltic Policy Centre",
      null,
    ],
  ];
  for (const [body, name, role, country] of cases) {
    const person = peopleOf(analyse(body, asOf).mentions).find((p) => p.name === name);
    expect(person, body).toBeDefined();
    expect(person!.role).toBe(role);
    if (country !== null) expect(person!.country).toBe(country);
  }
});

test("honorifics, initials and particles", () => {
  const people = (body: string) => peopleOf(analyse(body, asOf).mentions).map((p) => p.name);
  expect(people("Prime Minister Sir Keir Starmer met Lord Harold Penwick on Monday.")).toEqual([
    "Keir Starmer",
    "Harold Penwick",
  ]);
  expect(people("India's foreign minister S Jaishankar arrived. Mr Jaishankar smiled.")).toEqual(["S Jaishankar"]);
  expect(people("European Commission President Ursula von der Leyen spoke. Von der Leyen left.")).toEqual([
    "Ursula von der Leyen",
  ]);
  expect(people("Saudi envoy Faisal bin Hamad said talks were held.")).toEqual(["Faisal bin Hamad"]);
});

test("Eastern names: the family name stands first", () => {
  checkMentions(
    "Chinese envoy Zhai Liming met South Korean negotiator Cho Tae-sik in Seoul. Zhai said the talks were useful. Cho agreed.",
    asOf,
    { "Zhai Liming": "Zhai Liming", "Zhai#2": "Zhai Liming", "Cho#2": "Cho Tae-sik", Seoul: "place Seoul" },
  );
});

test("a capital acts or is where, by its syntax", () => {
  checkMentions("Beijing said it would respond. Officials met in Beijing.", asOf, {
    Beijing: "CHN",
    "Beijing#2": "place Beijing",
  });
  checkMentions("Finland wants closer ties with Moscow.", asOf, { Moscow: "RUS" });
  checkMentions("The premier will visit Moscow before he travels to Minsk.", asOf, {
    Moscow: "place Moscow",
    Minsk: "place Minsk",
  });
  checkMentions("Pressure from Washington has grown. He flew in from Washington.", asOf, {
    Washington: "USA",
    "Washington#2": "place Washington",
  });
  checkMentions("Moscow's ambassador was summoned. Moscow's streets were empty.", asOf, {
    Moscow: "RUS",
    "Moscow#2": "place Moscow",
  });
  checkMentions("New sanctions on Pyongyang were agreed.", asOf, { Pyongyang: "PRK" });
  checkMentions("Both Tokyo and Seoul have protested.", asOf, { Tokyo: "JPN", Seoul: "KOR" });
});

test("diplomats in a capital are not its own, its officials are", () => {
  checkMentions("Beijing diplomats were sceptical. Beijing officials denied it.", asOf, {
    "Beijing diplomats": "?",
    "Beijing officials": "CHN",
  });
});

test("people and forces of a state stand for it, its firms do not", () => {
  checkMentions(
    "Senior Iranian officials met six British diplomats. Russian troops left. Japanese and Polish officials agreed. Chinese companies paid.",
    asOf,
    {
      "Senior Iranian officials": "IRN",
      "six British diplomats": "GBR",
      "Russian troops": "RUS",
      "Japanese and Polish officials": "JPN + POL",
      "Chinese companies": "?",
    },
  );
});

test("ministries by state, and without", () => {
  checkMentions(
    "Poland's foreign ministry summoned the envoy. The ministry gave no reason. A foreign ministry spokesman said more would follow.",
    asOf,
    {
      "Poland's foreign ministry": "Polish Foreign Ministry",
      "The ministry": "Polish Foreign Ministry",
      "A foreign ministry spokesman": "Polish Foreign Ministry",
    },
  );
});

test("surname, office and pronoun go to the person of the page", () => {
  checkMentions(
    "Chinese Premier Li Qiang landed in Minsk on Tuesday. Li thanked his hosts. The premier said he would return.",
    asOf,
    { "Li#2": "Li Qiang", his: "Li Qiang", "The premier": "Li Qiang", he: "Li Qiang" },
  );
});

test("two of one surname: the title decides, then who was spoken of last", () => {
  checkMentions(
    "Premier Li Qiang sent envoy Li Hui to Warsaw. Li told reporters that Poland was a friend. Premier Li stayed at home.",
    asOf,
    { "Li#3": "Li Hui", "Premier Li#2": "Li Qiang" },
  );
});

test("a pronoun before its subject, and one that speaks of another", () => {
  checkMentions(
    "Norway's Jonas Hallvard met Aino Saari. In his speech to parliament, President Karol Wisner praised them.",
    asOf,
    {
      his: "Karol Wisner",
    },
  );
});

test("pairs", () => {
  checkMentions(
    "Finnish President Alexander Stubb met Estonian President Alar Karis on Friday. The two leaders spoke of trade. The two countries share a sea.",
    asOf,
    { "The two leaders": "Alexander Stubb + Alar Karis", "The two countries": "EST + FIN" },
  );
  checkMentions("Chile and Peru signed a pact. Both sides called it fair.", asOf, { "Both sides": "CHL + PER" });
});

test("officials of the West", () => {
  checkMentions("Western capitals objected. Western leaders and Kyiv have complained.", asOf, {
    "Western leaders": "the West",
    Kyiv: "UKR",
  });
});

test("words that are names elsewhere", () => {
  checkMentions("Talks may begin in May. The Washington Post reported it.", asOf, { May: "none", Washington: "none" });
  checkMentions("Jordan said on Monday that Turkey and Chad would sign the Paris Agreement.", asOf, {
    Jordan: "JOR",
    Turkey: "TUR",
    Chad: "TCD",
    Paris: "none",
  });
  checkMentions("China Daily printed an interview with Jordan Belmore, a coach.", asOf, {
    China: "none",
    Jordan: "none",
    "Jordan Belmore": "Jordan Belmore",
  });
});

test("scars of translation are left alone", () => {
  checkMentions("Wang Yi spoke in Budapest. The king's visit went well.", "2023-02-20", { "The king": "?" });
});

test("photo credits and writers are no people of the page", () => {
  const { mentions } = analyse(
    "A ship is seen off Busan. (Anna Brandt/AP)\n\nReporting by Mia Holm; editing by Tom Reyes.",
    asOf,
  );
  expect(peopleOf(mentions)).toEqual([]);
});

test("whom a noun phrase stands for", () => {
  const analysis = analyse("China, Russia and Iran will hold drills.", asOf);
  const sentence = analysis.sentences[0]!;
  expect(partyAt(analysis, sentence, 0).actors.map((a) => a.name)).toEqual(["CHN", "RUS", "IRN"]);
  expect(mentionAt(analysis.mentionsBySentence[0]!, 2)!.actors[0]!.name).toBe("RUS");
});

test("nobody and nothing", () => {
  expect(analyse("", asOf).mentions).toEqual([]);
  expect(analyse("’’ ,, -- (((", null).mentions).toEqual([]);
});

test("an office of a body that bears a state's adjective is no office of the state", () => {
  checkMentions("The president of the Chadian Human Rights League told reporters.", asOf, {
    "The president of the Chadian Human Rights League": "?",
  });
  checkMentions("The president of the Chadian republic told reporters.", asOf, { Chadian: "TCD" });
});

test("a surname alone is the only head of a government who bore it, and nobody where several did", () => {
  checkMentions("Merkel told reporters that it was late.", asOf, { Merkel: "Angela Merkel" });
  checkMentions("Castro told reporters that it was late.", asOf, { Castro: "none" });
});

test("an unknown person's state: whom or what they are of, head or speak for, or whose they are", () => {
  const states: [string, string, string | null][] = [
    ["Ivo Taler of Tuvalu rose to speak.", "Ivo Taler", "TUV"],
    ["Ivo Taler, of Tuvalu, rose to speak.", "Ivo Taler", "TUV"],
    ["Lin Shufen of China's commerce ministry did not look up.", "Lin Shufen", "CHN"],
    ["Pretoria's Noma Khoza-Dube delivered the tents.", "Noma Khoza-Dube", "ZAF"],
    ["Jorge Bacan, who heads Paraguay's customs service, laughed.", "Jorge Bacan", "PRY"],
    ["Viktor Chereshnin, a deputy chairman of the State Duma, said so.", "Viktor Chereshnin", "RUS"],
    ["Paulo Meireles, mayor of Porto, said so.", "Paulo Meireles", "PRT"],
    ["Ivo Taler, a reporter in Warsaw, said so.", "Ivo Taler", null],
    ["Ivo Taler, who met Peru's customs chief, laughed.", "Ivo Taler", null],
  ];
  for (const [body, name, country] of states) {
    const person = peopleOf(analyse(body, asOf).mentions).find((one) => one.name === name);
    expect([body, person?.country], body).toEqual([body, country]);
  }
});

test("a name ends where it ends: second surnames, double names, names with an article, names that are places too", () => {
  const names: [string, string][] = [
    ["Salvadoran President Salvador Sánchez Cerén was feted in Beijing.", "Salvador Sánchez Cerén"],
    ["The party's spokesman Tuncay Erbil told reporters.", "Tuncay Erbil"],
    ["Saudi envoy Thamer al-Sabhani saw the president.", "Thamer al-Sabhani"],
    ["Zambian minister Filimon Chirwa-Banda arrived.", "Filimon Chirwa-Banda"],
    ["The road would reopen in May, Kwabena Asamoah-Boateng said.", "Kwabena Asamoah-Boateng"],
  ];
  for (const [body, name] of names) {
    expect(
      peopleOf(analyse(body, asOf).mentions).map((one) => one.name),
      body,
    ).toEqual([name]);
  }
  expect(peopleOf(analyse("The Kofi Annan Foundation paid for it.", asOf).mentions)).toEqual([]);
});

test("who came close is said with the points, of a name settled and of one left open", () => {
  const closeTo = (body: string, words: string) => {
    const { mentions, article } = analyse(body, asOf);
    const mention = mentions.find((one) => article.body.slice(one.start, one.end) === words)!;
    return [mention.actors[0]?.name ?? null, mention.candidates?.map(({ name }) => name) ?? []];
  };
  const [settled, close] = closeTo("China agreed. Li said on Friday that China would sign.", "Li") as [
    string,
    string[],
  ];
  expect(settled).toBe("Li Qiang");
  expect(close[0]).toBe("Li Qiang");
  expect(close.length).toBeGreaterThan(1);
  expect(closeTo("France agreed. Macron said on Friday that France would sign.", "Macron")).toEqual([
    "Emmanuel Macron",
    [],
  ]);
});

test("where an ambassador is posted is no part of his name", () => {
  checkMentions("The new Kenyan ambassador to Somalia Lucas Odera arrived.", asOf, {
    "Kenyan ambassador to Somalia Lucas Odera": "Lucas Odera",
  });
});

test("a state by its ceremonious name", () => {
  checkMentions("He flew from the Hashemite Kingdom of Jordan to the Republic of Mauritius and the Republic.", asOf, {
    "Hashemite Kingdom of Jordan": "JOR",
    "Republic of Mauritius": "MUS",
  });
});

test("the day behind a name is no part of it", () => {
  for (const body of ["Kenya hosted Foreign Minister Anna Lindqvist Thursday.", "Antony Blinken Monday met reporters."])
    expect(peopleOf(analyse(body, asOf).mentions)[0]!.name).toMatch(/^(?:Anna Lindqvist|Antony Blinken)$/);
  expect(peopleOf(analyse("The minister recalled Bloody Sunday.", asOf).mentions)).toEqual([]);
});

test("the two whom somebody acts on are not himself", () => {
  const { mentions } = analyse(
    "Sweden and Finland applied for membership. Turkey demanded guarantees from the two countries.",
    asOf,
  );
  expect(mentions.at(-1)!.actors.map(({ name }) => name)).toEqual(["FIN", "SWE"]);
});

test("whom a minister of no named state serves", () => {
  const statesOf = (body: string): (string | null)[] =>
    peopleOf(analyse(body, asOf).mentions).map(({ country }) => country);
  // He meets a Maldivian, so he is none.
  expect(
    statesOf("India sent aid. Foreign Secretary Vinay Lal met Maldivian Defence Minister Mariya Adam in Male."),
  ).toEqual(["IND", "MDV"]);
  // In a list he is of the one before him.
  expect(
    statesOf("Ana Lind of Norway met Maldivian Defence Minister Mariya Adam, Finance Minister Ali Ameer and others."),
  ).toEqual(["NOR", "MDV", "MDV"]);
  expect(statesOf("Malaysia agreed. The Secretary General of the Muslim World League, Ali Issa, left.")).toEqual([
    null,
  ]);
  expect(
    statesOf("He met the Moldovan deputy prime minister and minister of foreign affairs, Mihai Rotaru, who left."),
  ).toEqual(["MDA"]);
});

test("titles of courtesy and names in several parts", () => {
  const names = (body: string): string[] => peopleOf(analyse(body, asOf).mentions).map(({ name }) => name);
  expect(names("Prime Minister Datuk Seri Anwar Ibrahim left.")).toEqual(["Anwar Ibrahim"]);
  expect(names("Sheikh Mohamed bin Zayed Al Nahyan left.")).toEqual(["Sheikh Mohamed bin Zayed Al Nahyan"]);
});

test("a title that opens the sentence, and one of rank inside a name", () => {
  const people = (body: string): string[] =>
    peopleOf(analyse(body, asOf).mentions).map(({ name, country }) => `${name} ${country ?? "–"}`);
  // Not the president of the state that the page is about.
  const { mentions } = analyse(
    "The President of the European Commission, Ursula von der Leyen made her first visit to Chile.",
    asOf,
  );
  expect(mentions.find(({ form }) => form === "pronoun")!.actors[0]!.name).toBe("Ursula von der Leyen");
  expect(people("He met Minister of the Royal Office Gen. Ali Juma.").join()).toContain("Ali Juma");
});

test("an office by its prime minister, and a meeting that is nobody", () => {
  const { mentions } = analyse(
    "A note from the Office of the Prime Minister confirmed the 44th Regular Meeting in Nassau.",
    asOf,
  );
  const names = mentions.flatMap(({ actors }) => actors.map(({ name }) => name));
  expect(names).toContain("Office of the Prime Minister");
  expect(names).not.toContain("Regular Meeting");
});

test("whose the ministers are, behind what they have charge of", () => {
  const asOf = "2018-11-08";
  checkMentions("The Ministers of Foreign Affairs of Chile and Colombia met.", asOf, {
    "The Ministers": "COL + CHL",
    "Foreign Affairs": "none",
  });
  checkMentions("Norway’s trade and industry minister Anna Storli praised Malaysia. Malaysia agreed.", asOf, {
    "industry minister Anna Storli": "Anna Storli",
  });
  const people = peopleOf(
    analyse("Chad met Fiji. Norway’s trade and industry minister Anna Storli praised Chad.", asOf).mentions,
  );
  expect(people[0]).toMatchObject({ name: "Anna Storli", country: "NOR" });
});

test("the head of state before his name", () => {
  checkMentions("The Slovenian head of state, Janez Novak, met António Costa.", "2024-03-12", {
    "The Slovenian head of state": "Janez Novak",
  });
});

test("a title stands before a comma and a form of address", () => {
  checkMentions("The foreign minister of Qatar, Shaikh Jassim bin Salem, met Monica Juma.", "2019-09-27", {
    "The foreign minister": "Jassim bin Salem",
  });
});

test("papers and what they are about are nobody", () => {
  checkMentions("Samoa praised the Treaty of Friendship and a Memorandum on Gender Equality.", "2022-06-07", {
    "Treaty of Friendship": "none",
    "Gender Equality": "none",
  });
  checkMentions("The Department of Internal Affairs in Chad spoke.", "2022-06-07", {
    "Department of Internal Affairs": "Department of Internal Affairs",
  });
});
