/** Past participles, to tell what was done with things: "send" makes "missiles sent". */
import type { Token } from "../../model/index.ts";

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `send:sent sell:sold buy:bought make:made take:taken give:given hold:held lose:lost spend:spent pay:paid build:built bring:brought find:found
  shoot:shot hit:hit cut:cut put:put set:set see:seen keep:kept leave:left win:won draw:drawn withdraw:withdrawn drive:driven fly:flown steal:stolen
  throw:thrown overthrow:overthrown know:known grow:grown break:broken choose:chosen fall:fallen feel:felt fight:fought get:got hear:heard lead:led
  meet:met rise:risen say:said seek:sought sink:sunk speak:spoken stand:stood strike:struck teach:taught tell:told think:thought wear:worn
  write:written lay:laid feed:fed hide:hidden lend:lent ride:ridden shut:shut spread:spread split:split cast:cast bind:bound
  deal:dealt dig:dug eat:eaten forbid:forbidden freeze:frozen withhold:withheld undertake:undertaken beat:beaten go:gone come:come run:run begin:begun
  cost:cost read:read quit:quit swear:sworn show:shown slay:slain outspend:outspent ban:banned plan:planned ship:shipped drop:dropped stop:stopped
  commit:committed cap:capped scrap:scrapped string:strung expel:expelled compel:compelled propel:propelled repel:repelled
  control:controlled patrol:patrolled annul:annulled cancel:cancelled permit:permitted submit:submitted admit:admitted omit:omitted refer:referred
  transfer:transferred defer:deferred occur:occurred equip:equipped kidnap:kidnapped trap:trapped strip:stripped swap:swapped rob:robbed
  stab:stabbed bar:barred deter:deterred incur:incurred inter:interred gun:gunned rig:rigged slip:slipped grab:grabbed`
    .split(/\s+/)
    .map((pair) => pair.split(":") as [string, string]),
);

export const participle = (verb: Token): string => {
  if (verb.xpos === "VBN") return verb.norm;
  const irregular = IRREGULAR.get(verb.lemma);
  if (irregular !== undefined) return irregular;
  if (verb.xpos === "VBG" && verb.norm.endsWith("ing") && !/[^aeiou]ying$/.test(verb.norm))
    return verb.norm.replace(/ing$/, "ed");
  if (verb.xpos === "VBD") return verb.norm;
  if (verb.lemma.endsWith("e")) return `${verb.lemma}d`;
  return /[^aeiou]y$/.test(verb.lemma) ? `${verb.lemma.slice(0, -1)}ied` : `${verb.lemma}ed`;
};
