/** The part of the style sheet that is about pictures. */
export const PICTURES = `
.picture { margin: 1.2rem 0 2rem; }
figcaption + .scroll { margin-top: 0; }
.picture figcaption { color: var(--quiet); margin-bottom: .35rem; }
.picture .scroll > svg { display: block; font-family: var(--sans); }
.picture .scroll > svg { max-width: none; }
.picture svg text { fill: var(--quiet); font-size: 11px; font-variant-numeric: lining-nums tabular-nums; }
.picture svg text.lane { fill: var(--quiet); font-size: 10.5px; letter-spacing: .02em; }
.picture svg text.label { fill: var(--ink); font-size: 11px; }
.picture svg text.label.claimed { font-style: italic; fill: var(--press); }
.picture svg text.label.contested { font-style: italic; fill: var(--force); text-decoration: underline wavy 1px; }
.picture svg text.strong { fill: var(--ink); }
.picture .axis { stroke: var(--edge); fill: none; }
.picture .grid, .picture .rule { stroke: var(--hair); fill: none; }
.picture .stem { stroke: var(--hair); fill: none; stroke-width: 2; }
.picture a.item { text-decoration: none; }
.picture rect.hit { fill: transparent; }
.picture a.item:hover rect.hit { fill: var(--panel); }
.picture a.item:hover text.label { text-decoration: underline; }
.picture a:focus-visible { outline: none; }
.picture a:focus-visible rect.hit { fill: var(--panel); stroke: var(--focus); stroke-width: 2; }
.picture .fuzzy { stroke: var(--family); stroke-width: 1.6; stroke-dasharray: 2 3; fill: none; }
.picture .fuzzy.ends { stroke-dasharray: none; stroke-width: 1; opacity: .7; }
.picture circle.part { fill: var(--paper); stroke: var(--family); stroke-width: 1.2; }
.hook { fill: none; stroke: var(--ink); stroke-width: 1.4; opacity: .8; }
.hook.rewrite { stroke-dasharray: 6 3; }
.hook.same_story, .hook.same_event { stroke-dasharray: 1.5 3; }
.hook.ghost { stroke-dasharray: 2 4; stroke: var(--edge); }
.picture circle.own { fill: var(--ink); stroke: var(--ink); stroke-width: 1.5; }
.picture circle.copy { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
.picture circle.ghost { fill: var(--paper); stroke: var(--edge); stroke-width: 1.5; stroke-dasharray: 2 2; }
.picture rect.change { fill: var(--press); }
.picture .period { stroke: var(--edge); stroke-width: 3; opacity: .5; }
.picture .whisker { stroke: var(--ink); fill: none; stroke-width: 1.4; }
ins { text-decoration: underline; text-decoration-thickness: 2px; text-decoration-color: var(--word); text-underline-offset: .2em; background: var(--hl-quote); }
del { color: var(--quiet); text-decoration: line-through; }
.doubtful { text-decoration: underline wavy 1px; text-decoration-color: var(--press); text-underline-offset: .25em; }
.wordings td:first-child { font-family: var(--serif); font-size: 1rem; min-width: 20rem; max-width: 44rem; }
.wordings td.indirect { font-style: italic; }
.text { display: grid; grid-template-columns: minmax(0, 1fr) 30px; gap: 0 1rem; }
.text > .body { grid-column: 1; grid-row: 1; }
svg.margin { grid-column: 2; grid-row: 1; position: sticky; top: 1rem; height: min(400px, 80vh); }
svg.margin .axis { stroke: var(--hair); }
svg.margin rect.event { fill: var(--press); } svg.margin rect.quote { fill: var(--word); } svg.margin rect.figure { fill: var(--deal); } svg.margin rect.document { fill: var(--link); } svg.margin rect.claim { fill: var(--edge); }
.beside td { width: 50%; min-width: 15rem; font-family: var(--serif); font-size: .95rem; line-height: 1.5; padding-right: 1.6rem; }
textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 2px; padding: .4rem .5rem; width: 100%; }
.picture rect.square.own { fill: var(--talk); opacity: 1; } .picture rect.square.copy { fill: var(--paper); stroke: var(--talk); stroke-width: 1.5; }
.decision { border: 1px solid var(--hair); border-left: 3px solid var(--ink); padding: 1.1rem 1.4rem; max-width: 50rem; margin-bottom: 1rem; }
.decision h2 { border: 0; margin: 0 0 .3rem; font-size: 1.3rem; }
.decision .why { color: var(--quiet); font-size: .95rem; margin: .6rem 0; }
.decision .choices { align-items: end; }
.choose ul { padding-left: 1.2rem; margin: .2rem 0; }
.choose form { display: inline; }
.queues a { margin-right: 1.4rem; }
.drop { border: 1.5px dashed var(--edge); padding: 1.6rem 1.4rem; margin-bottom: 1rem; display: flex; flex-wrap: wrap; gap: .8rem 2rem; align-items: center; }
.drop p { margin: 0; flex-basis: 100%; font-family: var(--serif); font-size: 1.1rem; }
.drop.over { border-color: var(--focus); background: var(--panel); }
.drop label { display: grid; min-width: 0; }
.drop input { border: 0; width: 100%; min-width: 0; padding-inline: 0; }
.paste { margin: 2rem 0 1rem; max-width: 44rem; }
.paste label { display: grid; gap: .3rem; margin-bottom: .6rem; color: var(--quiet); }
.outcome.read { fill: var(--deal); } .outcome.same { fill: var(--talk); } .outcome.skipped { fill: var(--edge); } .outcome.failed { fill: var(--force); } .outcome.waiting { fill: var(--hair); }
.picture .crowd { stroke: var(--edge); stroke-width: 1.5; }
.picture rect.trace { fill: var(--edge); opacity: .5; }
.picture rect.trace.quotes { fill: var(--word); opacity: .75; }
.picture rect.trace.figures { fill: var(--deal); opacity: .75; }
.picture rect.trace.own { fill: var(--ink); opacity: .75; }
.twin { font-family: var(--sans); font-size: .82rem; }
.twin .small a, .ledger td.small a { display: inline-block; padding-block: .2rem; }
.twin table { width: auto; min-width: 50%; margin-top: .4rem; }
.moves { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2rem 1.5rem; margin-bottom: .5rem; }
.moves p { margin: 0; }
.moves a { display: inline-block; padding: .15rem .1rem; margin-right: .5rem; }
.moves a[aria-current] { color: var(--ink); text-decoration: none; border-bottom: 1px solid var(--ink); }
.shelf { border-block: 1px solid var(--hair); padding: .5rem 0; margin-bottom: 1.4rem; font-family: var(--sans); font-size: .82rem; }
.shelf .events { font: 17px/1.55 var(--serif); margin-top: .4rem; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 31.5rem); gap: 0 2.4rem; align-items: start; }
.pair figure { margin-top: 0; }
.thirds { display: grid; grid-template-columns: minmax(0, 1.25fr) minmax(0, .8fr) minmax(0, 1fr); gap: 0 2.4rem; margin-bottom: 1.4rem; }
.thirds h2 { margin-top: .4rem; }
.thirds section > h2 ~ h2 { margin-top: 1.6rem; }
.thirds .plain { font-size: .95rem; }
.filters { position: relative; margin: 0 0 1.4rem; border-block: 1px solid var(--hair); padding: .4rem 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; align-items: baseline; }
.filters .chips, .filters .get { margin: 0; font-family: var(--sans); font-size: .82rem; }
.filters .get { margin-left: auto; }
.filters details[open] { flex: 1 1 100%; order: 3; }
.help { columns: 3 20rem; column-gap: 3rem; }
.help section { break-inside: avoid; margin-bottom: 1.6rem; }
.help h2 { margin-top: 0; }
.help th { width: 8rem; white-space: nowrap; }
kbd { font: .8rem/1.3 var(--sans); border: 1px solid var(--edge); border-radius: 3px; padding: .05rem .38rem; background: var(--panel); }
#said { position: fixed; inset: auto 1rem 1rem auto; margin: 0; background: var(--ink); color: var(--paper); padding: .5rem .9rem; font-family: var(--sans); font-size: .88rem; z-index: 20; max-width: 34rem; overflow-wrap: anywhere; }
dialog.palette { border: 1px solid var(--edge); background: var(--paper); color: var(--ink); width: min(34rem, 92vw); margin-top: 12vh; padding: 1rem; box-shadow: 0 8px 40px rgb(0 0 0 / .25); }
dialog.palette::backdrop { background: rgb(0 0 0 / .25); }
dialog.palette input { width: 100%; margin-bottom: .5rem; }
dialog.palette button { width: 100%; text-align: left; border-color: transparent; }
dialog.palette li { padding: .05rem 0; border: 0; }
.marked { box-shadow: inset 3px 0 var(--focus); }
li:focus, tr:focus, figure:focus { outline: 2px solid var(--focus); outline-offset: 2px; }
.plain-text mark { background: none; border-bottom-color: transparent; }
.plain-text .sign { visibility: hidden; }
.ledger tbody { border-bottom: 1px solid var(--hair); }
.ledger th[scope=rowgroup] { font-family: var(--serif); font-size: .98rem; }
.claimed .full, .contested .full, .mark.claimed .full, .mark.contested .full { fill-opacity: .22; }
.claimed .full, .claimed .ring, .contested .full, .contested .ring { stroke-dasharray: 2.2 1.6; }
.contested .full, .contested .ring { stroke: var(--force); }
.picture circle.said { fill: var(--word); stroke: var(--word); stroke-width: 1.4; }
.picture circle.said.indirect { fill: var(--paper); }
.picture circle.said.doubtful { fill: var(--paper); stroke-dasharray: 1.8 1.4; stroke: var(--press); }
.picture circle.hit { fill: transparent; }
.picture a:focus-visible circle { stroke: var(--focus); stroke-width: 2.5; }
.picture .tie { fill: none; stroke: var(--family); opacity: .65; }
.picture .tie.ahead { stroke-dasharray: 5 4; }
.picture .tie.between { stroke: var(--edge); opacity: .3; }
.picture rect.self { fill: var(--panel); stroke: var(--ink); }
.picture tspan.tick { fill: var(--quiet); }
.picture .sea { fill: var(--panel); }
.picture .land { fill: var(--paper); stroke: var(--edge); stroke-width: .6; }
.picture .land.washed { fill: var(--hl-quote); }
.picture .disputed { fill: none; stroke: var(--paper); stroke-width: 1.4; stroke-dasharray: 2 2.5; }
.picture svg text.state { fill: var(--ink); font-size: 13px; font-family: var(--serif); font-style: italic; }
.picture circle.city { fill: var(--talk); stroke: var(--paper); stroke-width: 1; }
.picture.locator svg text.label { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
.picture rect.clash { fill: var(--hl-conflict); }
.pans .scroll { cursor: grab; user-select: none; contain: content; will-change: scroll-position; } .pans .scroll:active { cursor: grabbing; }
.pans svg a { -webkit-user-drag: none; }
.twins { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr)); gap: 0 2.4rem; align-items: start; }
@media (max-width: 50rem) { .masthead nav.work { grid-column: 1 / -1; grid-row: 3; } .masthead .inner { grid-template-columns: 1fr auto; } }
@media (max-width: 62rem) { .pair, .thirds { grid-template-columns: minmax(0, 1fr); } }
@media (forced-colors: active) {
  .picture rect.trace, .picture rect.full, .picture rect.change, .picture circle.own, .full, .half { fill: CanvasText; }
  .picture .fuzzy, .hook, .picture .crowd, .picture .axis, .strike, .ring, .picture circle.copy { stroke: CanvasText; }
  .picture circle.copy, .picture circle.ghost, .ring { fill: Canvas; }
  .picture svg text { fill: CanvasText; }
  .picture a.item text.label { fill: LinkText; }
  .picture a:focus-visible rect.hit { stroke: Highlight; }
}
`;
