/**
 * CAMEO in the categories of WEIS (McClelland, World Event/Interaction Survey, ICPSR 5211), which CAMEO grew out of: the codes of
 * PETRARCH's unit records follow its validation dictionary, whose head says that most of them "are WEIS, not CAMEO" (petrarch2,
 * PETR.Validate.verbs.txt: 031 meet, 032 visit, 064 restore ties, 191 cancel, 223 military force).
 *
 * A convention of ours, by the names of the categories in both: 01 yield, 02 comment, 03 consult, 04 approve, 05 promise, 06 grant,
 * 07 reward, 08 agree, 09 request, 10 propose, 11 reject, 12 accuse, 13 protest, 14 deny, 15 demand, 16 warn, 17 threaten,
 * 18 demonstrate, 19 reduce relations, 20 expel, 21 seize, 22 force. The longest prefix of the CAMEO code that is listed counts.
 */
const WEIS: Readonly<Record<string, string>> = {
  "01": "02",
  "02": "09",
  "03": "05",
  "036": "08",
  "037": "08",
  "038": "08",
  "039": "10",
  "04": "03",
  "05": "04",
  // Ties opened or restored, regret, forgiveness are what is granted; a signature is an agreement.
  "050": "06",
  "054": "06",
  "055": "06",
  "056": "06",
  "057": "08",
  "06": "07",
  "07": "07",
  "075": "06",
  "08": "06",
  "083": "01",
  "0834": "01",
  "087": "01",
  // A truce is granted.
  "0871": "06",
  "09": "12",
  "10": "15",
  "11": "12",
  "114": "13",
  "12": "11",
  // Meetings cancelled.
  "125": "19",
  "13": "17",
  "14": "18",
  "15": "18",
  "16": "19",
  "166": "20",
  "17": "21",
  "1712": "22",
  "174": "20",
  "175": "22",
  "176": "22",
  "18": "22",
  "19": "22",
  // Land is seized.
  "192": "21",
  "20": "22",
};

/** The WEIS category of a CAMEO code: "0841" → "06"; the code's own root where none is known. */
export function weisOf(cameo: string): string {
  for (let length = cameo.length; length >= 2; length -= 1) {
    const found = WEIS[cameo.slice(0, length)];
    if (found !== undefined) return found;
  }
  return cameo.slice(0, 2);
}

/** Is it a category of WEIS? "34" (of 345) and "90" (of 904) are codes that the unit records use to test patterns, of no meaning. */
export const isWeis = (root: string): boolean => /^(?:0[1-9]|1\d|2[0-2])$/.test(root);
