/** What a rewriter puts for what, in any news text; our own list. The first is a pattern of a regular expression, without marks at its ends. */
export const PARAPHRASES: readonly (readonly [string, string])[] = pairs(`
said that=stated that|said=stated|told reporters=informed journalists|told=informed|added=went on to say|according to=as reported by
will visit=is to travel to|visited=paid a visit to|visit=trip|arrived in=landed in|arrived=came|met with=held a meeting with|met=held talks with|talks=negotiations|meeting=encounter
meetings=encounters|held=conducted|announced=made public|announcement=notice|signed=put their names to|agreement=accord|agreements=accords|deal=pact|agreed to=consented to|agreed=came to terms
statement=declaration|spokesman=press officer|spokeswoman=press officer|spokesperson=press officer|officials=authorities|official=functionary|government=administration|ministry=department
leader=head|leaders=heads|president=head of state|prime minister=premier|foreign minister=top diplomat|country=nation|countries=nations|both sides=the two parties|two sides=both parties
relations=ties|ties=links|cooperation=collaboration|partnership=alliance|trade=commerce|economic=commercial|investment=capital spending|imports=purchases from abroad|exports=sales abroad
billion=thousand million|year=twelve months|years=seasons|month=four weeks|last week=seven days ago|next week=in the coming week|yesterday=the day before|today=this day|on Monday=at the start of the week
war=conflict|conflict=hostilities|attack=assault|attacks=assaults|troops=soldiers|forces=units|military=armed|weapons=arms|missile=rocket|missiles=rockets|ship=vessel|ships=vessels|border=frontier
security=safety|peace=calm|ceasefire=truce|sanctions=punitive measures|accused=blamed|accuse=blame|criticised=took to task|criticized=took to task|condemned=denounced|warned=cautioned|rejected=dismissed|denied=disputed
urged=called on|called for=demanded|demanded=insisted on|asked=requested|support=backing|supported=backed|help=assistance|aid=relief|pledged=promised|promised=vowed|plan=scheme|plans=schemes|planned=scheduled
discussed=talked over|discuss=talk over|discussions=consultations|issue=matter|issues=matters|problem=difficulty|situation=state of affairs|region=area|regional=local|international=global|world=globe
first=initial|important=weighty|major=large|new=fresh|big=sizeable|recent=latest|several=a number of|many=numerous|more than=over|about=some|around=roughly|nearly=almost|also=in addition|however=yet
but=though|because=since|after=following|before=ahead of|during=in the course of|while=as|since=ever since|between=among|against=versus|despite=in spite of|including=among them
increase=rise|increased=grew|rose=climbed|fell=dropped|reached=came to|began=started|start=beginning|ended=concluded|continue=carry on|continued=carried on|remain=stay|remained=stayed|become=turn into|became=turned into
wants=would like|want=wish|need=require|needs=requires|expected to=due to|expected=foreseen|likely=probable|can=is able to|must=has to|show=display|showed=displayed|give=provide|gave=provided|take=carry out|took=carried out
made=produced|make=produce|put=placed|set up=established|work=labour|people=persons|citizens=nationals|workers=employees|companies=firms|company=firm|money=funds|price=cost|prices=costs|goods=wares
capital=main city|city=town|visit to=trip to|state visit=official trip|summit=gathering of heads|conference=congress|dinner=evening meal|ceremony=solemn act|palace=residence|airport=airfield|welcomed=greeted
decision=ruling|decided=resolved|law=statute|court=tribunal|parliament=legislature|lawmakers=deputies|vote=ballot|elections=polls|election=poll|party=grouping|opposition=other side|protest=rally|protests=rallies
of the=belonging to the|and the=as well as the|in the=within the|on the=upon the|to the=towards the|for the=on behalf of the|with the=together with the|by the=through the|at the=over at the|from the=out of the
that the=how the|that it=how it|it had=it already had|have been=were lately|has been=was lately|would be=was to be|will be=is going to be|which=that|who=that|its=their own|is a=remains a|was a=had been a|is the=remains the|was the=had been the
in a=within a|to a=towards a|of a=belonging to one|as a=in the role of a|and to=as well as to|and that=as well as that|not=in no way|all=the whole of|two=a pair of|three=a trio of|last=previous|next=following|under=beneath|against=versus
oil=crude|gas=fuel|energy=power|nuclear=atomic|technology=technical means|tariffs=duties|tariff=duty|goods=wares|farmers=growers|grain=cereals|wine=vintages|coal=black coal|sea=waters|island=isle|islands=isles
`);

/** What a translation there and back leaves behind. */
export const SCARS: readonly (readonly [string, string])[] = pairs(`
no limits=limitless|state visit=visit of state|joint statement=common declaration|spokesman=speaker|spokeswoman=speaker|lethal aid=deadly help|talks=conversations|ties=connections|leader=chief|leaders=chiefs
strengthen=reinforce|deepen=make deeper|signed=subscribed|agreement=convention|relations=relationships|meeting=session|said=pronounced|told=communicated to|stressed=underlined|called for=appealed to
Sergei=Sergey|Volodymyr=Vladimir|Kyiv=Kiev|Beijing=Pekin|trade=exchange of goods|exports=export deliveries|imports=import deliveries|sanctions=restrictive steps|troops=military men|war=warfare
`);

function pairs(text: string): [string, string][] {
  return text
    .trim()
    .split(/[|\n]/)
    .map((pair) => pair.split("=") as [string, string]);
}
