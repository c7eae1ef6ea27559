import { expect, test } from "vitest";
import { analyse, checkMentions } from "../../../tests/check-mentions.ts";
import { peopleOf } from "../index.ts";

test("an office that the page does not fill is looked up for its day", () => {
  checkMentions("The British prime minister spoke in Leeds.", "2024-09-13", {
    "The British prime minister": "Keir Starmer",
  });
  checkMentions("The British prime minister spoke in Leeds.", "2023-05-02", {
    "The British prime minister": "Rishi Sunak",
  });
  checkMentions("The deputy prime minister of Fiji resigned.", "2023-05-02", { "The deputy prime minister": "FJI" });
});

test("an office goes to the one of that state", () => {
  checkMentions(
    "Russian President Vladimir Putin received Chinese Premier Li Qiang. The Chinese premier praised the Russian leader.",
    "2024-08-21",
    { "The Chinese premier": "Li Qiang", "the Russian leader": "Vladimir Putin" },
  );
});

test("a secretary of state is a top diplomat, but the foreign secretary is who bears the title", () => {
  checkMentions(
    "US Secretary of State Antony Blinken met Foreign Secretary David Lammy in London. The foreign secretary smiled. America's top diplomat did not.",
    "2024-09-10",
    { "The foreign secretary": "David Lammy", "America's top diplomat": "Antony Blinken" },
  );
});

test("who speaks of a counterpart is not the counterpart", () => {
  checkMentions(
    "In a call with her Ghanaian counterpart, Togolese minister Ana Berg expressed concern.",
    "2024-06-03",
    { "Togolese minister Ana Berg": "Ana Berg", "her Ghanaian counterpart": "GHA" },
  );
});

test("a counterpart is of the other state", () => {
  checkMentions(
    "Foreign Minister Wang Yi called his Indian counterpart, Subrahmanyam Jaishankar, on Monday.",
    "2024-06-03",
    {
      his: "Wang Yi",
      "his Indian counterpart": "Subrahmanyam Jaishankar",
    },
  );
});

test("an apposition and the name are one person", () => {
  checkMentions("The envoy, Aksel Nordby, left. Nordby, the spokesman for the mission, waved.", "2024-06-03", {
    "The envoy": "Aksel Nordby",
    "the spokesman": "Aksel Nordby",
  });
});

test("spokespeople without a name speak for their body", () => {
  checkMentions(
    "A spokeswoman for Poland's foreign ministry denied it. The spokeswoman gave no details.",
    "2024-06-03",
    { "A spokeswoman": "Polish Foreign Ministry", "The spokeswoman": "Polish Foreign Ministry" },
  );
  checkMentions("The UK Foreign Office rejected the claim. A spokesperson said it was baseless.", "2024-06-03", {
    "A spokesperson": "UK Foreign Office",
  });
});

test("he is not who is quoted about, she is the woman", () => {
  checkMentions("Defence analyst Tore Vik listened. President Putin, he said, had gone further.", "2024-09-13", {
    he: "Tore Vik",
  });
  checkMentions("Spokeswoman Ines Duarte met spokesman Rui Prates. She thanked him.", "2024-09-13", {
    She: "Ines Duarte",
    him: "Rui Prates",
  });
});

test("it is a state or a body, unless a nearer noun may be meant", () => {
  checkMentions("Chile said it would sign. The treaty is long. Its text is secret.", "2024-09-13", { it: "CHL" });
  checkMentions("It is clear that Chile will sign.", "2024-09-13", { It: "none" });
  checkMentions("Kenya has invaded nobody. The pact is old, but it holds.", "2024-09-13", { it: "none" });
});

test("they are several", () => {
  checkMentions("Chile and Peru met on Monday. They signed a pact.", "2024-09-13", { They: "CHL + PER" });
  checkMentions("Sudanese officials refused. They gave no reason.", "2024-09-13", { They: "SDN" });
});

test("the country as subject takes up the subject, elsewhere what was named last", () => {
  checkMentions("Canada imposed tariffs on China. The country also plans a ban.", "2024-09-13", {
    "The country": "CAN",
  });
  checkMentions("Norway sent aid to Ukraine to rebuild the country.", "2024-09-13", { "the country": "UKR" });
});

test("both countries are the two that act", () => {
  checkMentions(
    "Envoy Dag Moen said that Peru supplies Chile with tin and Bolivia buys it. He called on both countries to stop.",
    "2024-09-13",
    {
      "both countries": "BOL + PER",
    },
  );
});

test("rivals named without a number are two", () => {
  checkMentions("India and Pakistan signed. The nuclear-armed neighbours have fought wars.", "2024-09-13", {
    "The nuclear-armed neighbours": "IND + PAK",
  });
});

test("a surname that the page does not introduce: only one in office then, of a state that the page names", () => {
  checkMentions("Talks between Russia and Ukraine stalled. Putin refused.", "2024-06-03", { Putin: "Vladimir Putin" });
  const { mentions } = analyse("Li came late. The garden was full.", "2024-06-03");
  expect(peopleOf(mentions)).toEqual([]);
});

test("a former office holder keeps the word", () => {
  const people = peopleOf(analyse("Former President Donald Trump spoke.", "2024-06-13").mentions);
  expect(people[0]).toMatchObject({ name: "Donald Trump", role: "Former President", country: "USA" });
});

test("a scholar serves no state", () => {
  const people = peopleOf(
    analyse("“No,” said Lena Storch, a professor at Korea University in Seoul.", "2024-06-13").mentions,
  );
  expect(people[0]).toMatchObject({ name: "Lena Storch", country: null });
});

test("whom somebody invites is not himself, also where the verb shares its subject", () => {
  checkMentions("Anwar Ibrahim met Xi Jinping in Beijing and invited him to Kuala Lumpur.", "2023-04-01", {
    him: "Xi Jinping",
  });
});

test("two ministers are persons of that office, and a city's land is not spoken of", () => {
  checkMentions(
    "Russian Foreign Minister Sergey Lavrov met Indian Foreign Minister Subrahmanyam Jaishankar in Goa. Presidents Joe Biden and Dina Boluarte spoke in Lima, Peru. The two foreign ministers agreed to meet again.",
    "2023-05-05",
    { "The two foreign ministers": "Sergey Lavrov + Subrahmanyam Jaishankar" },
  );
});

test("the deputy minister is no minister", () => {
  checkMentions(
    "Deputy Foreign Minister Andrey Rudenko said Foreign Minister Sergey Lavrov would fly to Minsk. The deputy minister gave no day.",
    "2020-06-11",
    { "The deputy minister": "Andrey Rudenko" },
  );
});

test("the North, and who is none of two because it stands between them", () => {
  checkMentions("South Korea and North Korea spoke on Monday. On Tuesday the North fired a missile.", "2022-03-02", {
    "the North": "PRK",
  });
  checkMentions(
    "Iran and Saudi Arabia quarrelled for years. China brokered a deal between the two powers on Friday.",
    "2023-03-11",
    { "the two powers": "IRN + SAU" },
  );
});

test("a counterpart behind a comma that nothing closes", () => {
  checkMentions("Paul Kagame met his Congolese counterpart, Felix Tshisekedi in Luanda.", "2022-07-06", {
    "his Congolese counterpart": "Felix Tshisekedi",
  });
});

test("what only a state has is of the state, not of the council before it", () => {
  checkMentions("The UN Security Council tightened sanctions on North Korea after its nuclear test.", "2017-09-15", {
    its: "PRK",
  });
});

test("a spokeswoman whom the next sentence names", () => {
  checkMentions(
    "A spokeswoman for Poland's foreign ministry denied it. “We keep our word,” said the spokeswoman, Alicja Marek. She left early.",
    "2024-06-03",
    { "A spokeswoman": "Alicja Marek", She: "Alicja Marek" },
  );
  checkMentions(
    "A spokeswoman for Poland's foreign ministry denied it. “We keep our word,” said the spokesman, Jan Marek.",
    "2024-06-03",
    { "A spokeswoman": "Polish Foreign Ministry" },
  );
});

test("a fuller title tells which minister it is, and so whose office", () => {
  checkMentions(
    "Minister Benjamin Netanyahu spoke. Prime Minister Benjamin Netanyahu met two envoys, his office said.",
    "2019-02-20",
    { "his office": "Israeli Prime Minister's Office" },
  );
});

test("a spokesperson of a house that no table has is of nobody who spoke before", () => {
  checkMentions("Iran launched missiles on Tuesday. “We wait,” a State House spokesperson said.", "2024-06-03", {
    "a State House spokesperson": "?",
  });
  checkMentions("China imposed tariffs. A palace spokesman said Kenya would reply.", "2024-06-03", {
    "A palace spokesman": "?",
  });
  checkMentions("Chad closed the border. A military spokesman gave no reason.", "2024-06-03", {
    "A military spokesman": "TCD",
  });
});

test("the health ministry that counts the dead is of the land that was struck", () => {
  checkMentions("Russia hit Kharkiv with missiles on Monday. The health ministry counted ten dead.", "2024-06-03", {
    "health ministry": "Ukrainian Health Ministry",
  });
  checkMentions("Saudi jets bombed Sanaa, killing eight people, the health ministry said.", "2024-06-03", {
    "health ministry": "Yemeni Health Ministry",
  });
  checkMentions("Israel struck a convoy on Friday. The health ministry counted ten dead.", "2024-06-03", {
    "health ministry": "?",
  });
  checkMentions("Peru ordered a million doses. The health ministry will pay.", "2024-06-03", {
    "health ministry": "Peruvian Health Ministry",
  });
});

test("the regime is an opponent's own, a statesman's never", () => {
  checkMentions("Opposition leader Sviatlana Tsikhanouskaya said the regime must free them.", "2024-06-03", {
    "the regime": "BLR",
  });
  checkMentions("Iran and Israel traded threats. Israel said the regime would pay.", "2024-06-03", {
    "the regime": "IRN",
  });
  checkMentions("Israel said the regime would pay.", "2024-06-03", { "the regime": "?" });
  checkMentions("Volodymyr Zelenskyy said the regime in Minsk must answer.", "2024-06-03", { "the regime": "BLR" });
});

test("their experts are of those who send them, or no party", () => {
  checkMentions("China and Japan agreed that their designated experts would meet.", "2024-06-03", {
    "their designated experts": "CHN + JPN",
  });
  checkMentions("It was agreed that their experts would meet.", "2024-06-03", { "their experts": "none" });
});

test("the group, the movement, the militants: the armed group named last", () => {
  checkMentions(
    "Somalia's army fought al-Shabaab near Baidoa. The group denied a loss. Kenya sent help. The militants seized a base.",
    "2024-06-03",
    { "al-Shabaab": "Al-Shabaab", "The group": "Al-Shabaab", "The militants": "Al-Shabaab" },
  );
  checkMentions("Israel met Egypt's demand on Hamas. The movement agreed.", "2024-06-03", { "The movement": "Hamas" });
  checkMentions("Iran armed Hezbollah. The Iran-backed militant group thanked it.", "2024-06-03", {
    "The Iran-backed militant group": "Hezbollah",
  });
  checkMentions("Hamas praised Iran. Gunmen attacked a bus in Quetta. The gunmen fled.", "2024-06-03", {
    "The gunmen": "?",
  });
});

test("the chief of a body is whoever heads it, by whatever title", () => {
  checkMentions(
    "NATO Secretary General Jens Stoltenberg met Swedish Prime Minister Ulf Kristersson. The NATO chief praised him. The UN chief was away.",
    "2023-06-03",
    { "The NATO chief": "Jens Stoltenberg", "The UN chief": "United Nations" },
  );
});

test("a body by the last word of its name, the bloc of a title", () => {
  checkMentions("The International Monetary Fund lent Chad a billion. The fund will come back.", "2024-06-03", {
    "The fund": "International Monetary Fund",
  });
  checkMentions("Chad will buy ships. The fund will come back.", "2024-06-03", { "The fund": "none" });
  checkMentions("Pakistan's Foreign Office summoned an envoy. The office gave no reason.", "2024-06-03", {
    "The office": "Pakistani Foreign Ministry",
  });
  checkMentions("Aleksandar Vucic met EU foreign policy chief Josep Borrell. The bloc wants reforms.", "2024-06-03", {
    "The bloc": "European Union",
  });
  checkMentions("Iran struck Quetta. The group Jaish al-Adl threatened it.", "2024-06-03", { "The group": "none" });
});

test("his ministry, and who is called by an age", () => {
  checkMentions(
    "Turkish Foreign Minister Hakan Fidan called Iraqi Foreign Minister Fuad Hussein. The Iraqi minister disagreed. His ministry gave no reason.",
    "2024-06-03",
    { "His ministry": "Iraqi Foreign Ministry" },
  );
  checkMentions(
    "Zimbabwe's Emmerson Mnangagwa won. The 80-year-old thanked them. An 80-year-old farmer cheered.",
    "2024-06-03",
    {
      "The 80-year-old": "Emmerson Mnangagwa",
      "80-year-old farmer": "none",
    },
  );
});

test("the junta is of the generals told of, the island the state that is one", () => {
  checkMentions(
    "Niger's ruling generals expelled the ambassador. Paris said the junta had no right to.",
    "2024-06-03",
    {
      "the junta": "NER",
    },
  );
  checkMentions("China flew jets around Taiwan. Beijing claims the island.", "2024-06-03", { "the island": "TWN" });
  checkMentions("Japan sent a ship. The crew reached the island.", "2024-06-03", { "the island": "none" });
});

test("a spokesman behind a possessive, before the name", () => {
  checkMentions("The secretary-general's spokesman, Stephane Dujarric, said talks went on.", "2024-06-03", {
    spokesman: "Stephane Dujarric",
  });
});

test("who only describes the subject is not meant", () => {
  checkMentions(
    "Srettha Thavisin met Cambodia's Hun Manet. Hun Manet, son of former leader Hun Sen, thanked him. The pair signed a pact.",
    "2024-02-08",
    { him: "Srettha Thavisin", "The pair": "Hun Manet + Srettha Thavisin" },
  );
  checkMentions(
    "Kim Yo Jong, the sister of North Korean leader Kim Jong Un, warned Seoul. Kim said it would pay. Later she left.",
    "2024-02-08",
    { "Kim#3": "Kim Yo Jong", she: "Kim Yo Jong" },
  );
});

test("they are the only two persons before, of two states", () => {
  checkMentions(
    "Thai Prime Minister Srettha Thavisin met Cambodia's Hun Manet. Srettha said they had agreed.",
    "2024-02-08",
    { they: "Srettha Thavisin + Hun Manet" },
  );
});

test("a comma between two states does not make them a pair", () => {
  checkMentions("Denmark will send jets to Ukraine, its prime minister said.", "2024-05-10", {
    "its prime minister": "Mette Frederiksen",
  });
});

test("an official of the ministry told of, and of one that somebody runs", () => {
  checkMentions("China's commerce ministry denied it. A ministry official gave no reason.", "2024-05-10", {
    "A ministry official": "Chinese Commerce Ministry",
  });
  checkMentions("The Taliban-run foreign ministry said Pakistan had bombed Paktika.", "2024-05-10", {
    "foreign ministry": "Afghan Foreign Ministry",
  });
});

test("given names of other languages tell he from she", () => {
  checkMentions("Mette Frederiksen announced it beside Volodymyr Zelenskyy. He thanked her.", "2024-05-10", {
    He: "Volodymyr Zelenskyy",
    her: "Mette Frederiksen",
  });
});

test("it that is denied or called something is no party", () => {
  checkMentions("Claudia Sheinbaum spoke for Mexico. Mexico denied it. Trump called it a lie.", "2025-02-03", {
    it: "none",
    "it#2": "none",
  });
});

test("the army of the state that acts, but not the government in a stranger's mouth", () => {
  checkMentions("Sudan's Rapid Support Forces seized Nyala. The army gave no answer.", "2024-06-03", {
    "The army": "SDN",
  });
  checkMentions("Antony Blinken said the government must go.", "2024-06-03", { "the government": "?" });
});

test("the general is a noun, the agency may be one of the United Nations", () => {
  checkMentions("General Brice Oligui Nguema took an oath. The general named a prime minister.", "2023-09-07", {
    "The general": "Brice Oligui Nguema",
  });
  checkMentions("The WHO declared an emergency. The agency needs money.", "2024-08-14", {
    "The agency": "World Health Organization",
  });
});
