/**
 * Which language a short text is in: eight headlines and sentences of our own in each of 14 languages, by Readout's own
 * `languageId` and by eld alone. `npx tsx bench/language-id.ts --misses` prints the wrong ones.
 */
import { pathToFileURL } from "node:url";
import { eld } from "eld/large";
import { languageId } from "../src/load/language-id.ts";
import type { Row } from "./row.ts";

/** Four headlines, then four sentences, of each language. Names of people and places stand in many, for they mislead. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  en: [
    "Ministers to meet in Geneva for trade talks",
    "Finland and Kazakhstan sign energy accord",
    "Oil prices fall as supply grows",
    "President Macron visits Berlin",
    "The foreign minister said on Monday that the talks would go on until a deal was reached.",
    "Exports to China rose by twelve percent in April.",
    "No one was hurt, according to the police in Madrid.",
    "Both sides agreed to meet again in Vienna next month.",
  ],
  de: [
    "Minister treffen sich in Genf zu Handelsgesprächen",
    "Finnland und Kasachstan unterzeichnen Abkommen",
    "Ölpreise fallen wegen höherer Förderung",
    "Präsident Macron besucht Berlin",
    "Der Außenminister sagte am Montag, die Gespräche würden bis zu einer Einigung fortgesetzt.",
    "Die Ausfuhren nach China stiegen im April um zwölf Prozent.",
    "Nach Angaben der Polizei in Madrid wurde niemand verletzt.",
    "Beide Seiten wollen sich im nächsten Monat wieder in Wien treffen.",
  ],
  fr: [
    "Les ministres se réunissent à Genève pour parler commerce",
    "La Finlande et le Kazakhstan signent un accord",
    "Les prix du pétrole baissent",
    "Le président Macron en visite à Berlin",
    "Le ministre des Affaires étrangères a déclaré lundi que les pourparlers se poursuivraient.",
    "Les exportations vers la Chine ont augmenté de douze pour cent en avril.",
    "Selon la police de Madrid, personne n'a été blessé.",
    "Les deux parties se retrouveront à Vienne le mois prochain.",
  ],
  es: [
    "Los ministros se reúnen en Ginebra para hablar de comercio",
    "Finlandia y Kazajistán firman un acuerdo energético",
    "Bajan los precios del petróleo",
    "El presidente Macron visita Berlín",
    "El ministro de Exteriores dijo el lunes que las conversaciones seguirán hasta lograr un acuerdo.",
    "Las exportaciones a China subieron un doce por ciento en abril.",
    "Según la policía de Madrid, nadie resultó herido.",
    "Las dos partes volverán a reunirse en Viena el próximo mes.",
  ],
  pt: [
    "Ministros reúnem-se em Genebra para falar de comércio",
    "Finlândia e Cazaquistão assinam acordo de energia",
    "Preços do petróleo caem com maior oferta",
    "O presidente Macron visita Berlim",
    "O ministro dos Negócios Estrangeiros disse na segunda-feira que as conversações vão continuar.",
    "As exportações para a China subiram doze por cento em abril.",
    "Segundo a polícia de Madrid, ninguém ficou ferido.",
    "As duas partes voltam a encontrar-se em Viena no próximo mês.",
  ],
  it: [
    "I ministri si incontrano a Ginevra per parlare di commercio",
    "Finlandia e Kazakistan firmano un accordo sull'energia",
    "Scendono i prezzi del petrolio",
    "Il presidente Macron in visita a Berlino",
    "Il ministro degli Esteri ha detto lunedì che i colloqui andranno avanti fino a un accordo.",
    "Le esportazioni verso la Cina sono aumentate del dodici per cento ad aprile.",
    "Secondo la polizia di Madrid nessuno è rimasto ferito.",
    "Le due parti si rivedranno a Vienna il mese prossimo.",
  ],
  nl: [
    "Ministers praten in Genève over handel",
    "Finland en Kazachstan tekenen energieakkoord",
    "Olieprijzen dalen door groter aanbod",
    "President Macron bezoekt Berlijn",
    "De minister van Buitenlandse Zaken zei maandag dat de gesprekken worden voortgezet.",
    "De uitvoer naar China steeg in april met twaalf procent.",
    "Volgens de politie in Madrid raakte niemand gewond.",
    "Beide partijen komen volgende maand weer bijeen in Wenen.",
  ],
  pl: [
    "Ministrowie spotkają się w Genewie w sprawie handlu",
    "Finlandia i Kazachstan podpisały umowę energetyczną",
    "Ceny ropy spadają",
    "Prezydent Macron odwiedza Berlin",
    "Minister spraw zagranicznych powiedział w poniedziałek, że rozmowy będą trwały.",
    "Eksport do Chin wzrósł w kwietniu o dwanaście procent.",
    "Według policji w Madrycie nikt nie został ranny.",
    "Obie strony spotkają się ponownie w Wiedniu w przyszłym miesiącu.",
  ],
  ru: [
    "Министры встретятся в Женеве для переговоров о торговле",
    "Финляндия и Казахстан подписали соглашение",
    "Цены на нефть снижаются",
    "Президент Макрон посетит Берлин",
    "Министр иностранных дел заявил в понедельник, что переговоры будут продолжены.",
    "Экспорт в Китай вырос в апреле на двенадцать процентов.",
    "По данным полиции Мадрида, никто не пострадал.",
    "Стороны снова встретятся в Вене в следующем месяце.",
  ],
  uk: [
    "Міністри зустрінуться у Женеві для переговорів про торгівлю",
    "Фінляндія та Казахстан підписали угоду",
    "Ціни на нафту знижуються",
    "Президент Макрон відвідає Берлін",
    "Міністр закордонних справ заявив у понеділок, що переговори триватимуть.",
    "Експорт до Китаю зріс у квітні на дванадцять відсотків.",
    "За даними поліції Мадрида, ніхто не постраждав.",
    "Сторони знову зустрінуться у Відні наступного місяця.",
  ],
  ar: [
    "الوزراء يجتمعون في جنيف لبحث التجارة",
    "فنلندا وكازاخستان توقعان اتفاقا للطاقة",
    "أسعار النفط تتراجع مع زيادة العرض",
    "الرئيس ماكرون يزور برلين",
    "قال وزير الخارجية يوم الاثنين إن المحادثات ستستمر حتى التوصل إلى اتفاق.",
    "ارتفعت الصادرات إلى الصين بنسبة اثني عشر في المئة في أبريل.",
    "لم يصب أحد بأذى بحسب الشرطة في مدريد.",
    "اتفق الجانبان على اللقاء مجددا في فيينا الشهر المقبل.",
  ],
  tr: [
    "Bakanlar ticaret görüşmeleri için Cenevre'de buluşuyor",
    "Finlandiya ve Kazakistan enerji anlaşması imzaladı",
    "Petrol fiyatları düşüyor",
    "Cumhurbaşkanı Macron Berlin'i ziyaret ediyor",
    "Dışişleri Bakanı pazartesi günü görüşmelerin anlaşmaya kadar süreceğini söyledi.",
    "Çin'e ihracat nisanda yüzde on iki arttı.",
    "Madrid polisine göre kimse yaralanmadı.",
    "İki taraf gelecek ay Viyana'da yeniden bir araya gelecek.",
  ],
  zh: [
    "部长们将在日内瓦举行贸易会谈",
    "芬兰与哈萨克斯坦签署能源协议",
    "供应增加,油价下跌",
    "马克龙总统访问柏林",
    "外交部长星期一表示,会谈将继续进行,直到达成协议为止。",
    "四月份对华出口增长了百分之十二。",
    "据马德里警方称,没有人受伤。",
    "双方同意下个月在维也纳再次会面。",
  ],
  ja: [
    "閣僚らジュネーブで貿易協議へ",
    "フィンランドとカザフスタンが協定に署名",
    "供給増で原油価格が下落",
    "マクロン大統領がベルリンを訪問",
    "外相は月曜日、合意に達するまで協議を続けると述べた。",
    "四月の中国向け輸出は十二パーセント増えた。",
    "マドリードの警察によると、けが人はいなかった。",
    "双方は来月ウィーンで再び会うことで一致した。",
  ],
};

/** The rows of the part `language-id`. */
export function languageIdBench(say: (line: string) => void = () => {}): Row[] {
  const texts = Object.entries(TEXTS).flatMap(([language, all]) => all.map((text) => ({ language, text })));
  const tell = languageId();
  const peers: readonly { name: string; tell: (text: string) => string | null }[] = [
    { name: "Readout", tell },
    { name: "eld 2.1.0 large, alone", tell: (text) => eld.detect(text).language || null },
  ];
  const set = `${texts.length} short texts in ${Object.keys(TEXTS).length} languages`;
  return peers.flatMap((peer) => {
    for (const { text } of texts) peer.tell(text);
    const before = process.cpuUsage();
    const got = texts.map(({ text }) => peer.tell(text));
    const used = process.cpuUsage(before);
    let right = 0;
    let none = 0;
    texts.forEach(({ language, text }, i) => {
      if (got[i] === language) right += 1;
      else if (got[i] === null) none += 1;
      if (got[i] !== language) say(`${peer.name}: ${language}, got ${got[i] ?? "none"}: ${text}`);
    });
    const micros = (used.user + used.system) / texts.length;
    return [
      {
        set,
        measure: `${peer.name}: right`,
        value: `${((100 * right) / texts.length).toFixed(1)} % (${right}; ${none} not told, ${texts.length - right - none} wrong)`,
      },
      { set, measure: `${peer.name}: CPU a text`, value: `${micros.toFixed(0)} µs` },
    ];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const row of languageIdBench(process.argv.includes("--misses") ? console.log : undefined))
    console.log(`${row.set}  ${row.measure}  ${row.value}`);
