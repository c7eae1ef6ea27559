/** How it looks where the record is corrected: a value with its pen, the small form in its place, the strip of what was kept. */
export const CORRECTING = `
.value { position: relative; }
.change { display: inline-block; min-width: 24px; min-height: 24px; line-height: 24px; text-align: center; vertical-align: middle; color: var(--quiet); border-radius: 2px; opacity: .38; }
.change svg { fill: none; stroke: currentColor; stroke-width: 1; vertical-align: -1px; }
.value:hover > .change, .change:focus-visible, .facts > div:hover .change { opacity: 1; color: var(--link); }
.script .value > [data-shown] { cursor: text; }
.script .value:hover > [data-shown] { background: linear-gradient(var(--edge), var(--edge)) 0 100% / 100% 1px no-repeat; }
@media (hover: none) { .change { opacity: .75; } }
.editing { font: .88rem/1.45 var(--sans); background: var(--panel); border-left: 2px solid var(--ink); padding: .75rem 1rem .9rem; margin: .25rem 0 .5rem; max-width: 46rem; color: var(--ink); }
.facts dd > .editing:first-child { margin-top: 0; }
.editing fieldset, fieldset.plainly { border: 0; padding: 0; margin: 0; min-width: 0; }
.editing legend { color: var(--quiet); padding: 0; margin-bottom: .35rem; }
.editing .options { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; }
.editing .options label, .ticks label { display: inline-flex; gap: .4rem; align-items: baseline; min-height: 1.6rem; cursor: pointer; }
input[type=radio], input[type=checkbox] { min-height: 0; width: 1rem; height: 1rem; margin: 0; padding: 0; accent-color: var(--ink); align-self: center; flex: none; }
.editing input:not([type]), .editing input[name=find] { width: min(24rem, 100%); }
.editing .hint { display: block; margin-top: .3rem; max-width: 60ch; }
.editing input:invalid { border-color: var(--force); }
.editing .note { display: grid; gap: .15rem; margin-top: .7rem; color: var(--quiet); }
.editing .note input { width: min(24rem, 100%); color: var(--ink); }
.editing .choices, .asking .choices, .kept { align-items: center; }
.editing .choices { margin: .8rem 0 0; }
.asking fieldset { margin-top: .9rem; }
.facts .editing legend { position: absolute; clip-path: inset(50%); }
.ticks > li { border: 0; padding: .1rem 0; }
.editing .ticks > li { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 .7rem; align-items: baseline; }
.find-party { margin: .5rem 0 0; display: flex; flex-wrap: wrap; gap: .3rem .6rem; align-items: end; }
.find-party label { display: grid; gap: .15rem; color: var(--quiet); flex: 1 1 14rem; max-width: 24rem; }
.editing.standing { background: none; border-left: 0; padding: 0; margin: 0 0 1rem; }
.asking { margin-bottom: 1.4rem; }
.asking legend { color: var(--quiet); margin-bottom: .3rem; }
.asking .ticks > li { border-bottom: 1px solid var(--hair); padding: .38rem 0; }
.asking .ticks > li:last-child { border-bottom: 0; }
.asking .ticks label > span { font-family: var(--serif); font-size: 1rem; }
.ticks .why { display: block; padding-left: 1.4rem; max-width: 70ch; }
.points { float: right; color: var(--quiet); font-variant-numeric: tabular-nums lining-nums; }
.reach { margin: 1rem 0 .4rem; display: flex; flex-wrap: wrap; gap: .2rem 1.3rem; }
.reach legend { float: left; margin-right: 1.3rem; color: var(--quiet); }
.reach label { display: inline-flex; gap: .4rem; align-items: baseline; min-height: 1.6rem; }
.outcome .note { display: inline-flex; flex-wrap: wrap; gap: .5rem; align-items: baseline; color: var(--quiet); }
.outcome form { display: inline-flex; flex-wrap: wrap; gap: .6rem; align-items: baseline; margin: .3rem 1rem 0 0; }
.pairing td, .pairing thead th { padding-left: .7rem; }
.pairing tr.apart td { box-shadow: inset 2px 0 var(--press); }
.pairing tr.apart th { font-weight: 600; }
.places summary { padding: .2rem 0; }
.places li { border: 0; padding: .15rem 0; overflow-wrap: anywhere; }
.door { white-space: nowrap; }
.decision { border: 1px solid var(--hair); border-top: 2px solid var(--ink); padding: 1.1rem 1.4rem 1.2rem; margin: .6rem 0 1rem; }
.decision h2 { margin-top: 0; border: 0; font-size: 1.3rem; }
.decision .why { font: .88rem/1.45 var(--sans); color: var(--quiet); max-width: 70ch; }
.decision figure.quote { margin-bottom: .9rem; }
.choose li form { display: inline; }
.choose ul { padding-left: 1.1rem; margin: .2rem 0 .4rem; }
.progress { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin: 0; }
.decision .choices label.note input { margin-right: .6rem; }
.keysline { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
kbd { font: .92em ui-monospace, Menlo, Consolas, monospace; border: 1px solid var(--edge); border-radius: 2px; padding: 0 .35em; }
.judged { columns: 2 18rem; }
.judged li { break-inside: avoid; }
.interval { fill: var(--talk); opacity: .35; } .point { fill: var(--talk); }
td svg .axis { stroke: var(--edge); }
.events .change { opacity: 0; min-width: 20px; }
.events > li:hover .change, .events .change:focus-visible { opacity: 1; }
@media (hover: none) { .events .change { opacity: .6; } }
.events > li:has(.editing) { grid-template-columns: minmax(0, 1fr); }
.events > li:has(.editing) > * { grid-column: 1; grid-row: auto; }
.kept { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .9rem; font: .88rem/1.4 var(--sans); background: var(--panel); border-left: 3px solid var(--deal); padding: .5rem 1rem; margin: 0 0 1.4rem; }
.kept p, .kept form { margin: 0; }
.kept q, .last q { quotes: none; }
.script .kept { position: fixed; z-index: 8; left: 50%; bottom: 1.2rem; transform: translateX(-50%); width: max-content; max-width: calc(100vw - 2rem); margin: 0; border: 1px solid var(--edge); border-left: 3px solid var(--deal); background: var(--paper); }
.last { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem .7rem; margin-bottom: .5rem; }
.last form { margin: 0; display: inline; }
.news { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem .7rem; margin: -.3rem 0 .8rem; }
.news form { margin: 0; }
.news strong { color: var(--ink); font-weight: 600; }
.taken { position: absolute; z-index: 7; margin: 0; padding: .25rem .35rem; background: var(--panel); border: 1px solid var(--edge); border-radius: 2px; font-family: var(--sans); }
.part { border-top: 1px solid var(--hair); padding: .55rem 0; }
.part > summary { color: var(--link); }
.part > form { margin-top: .7rem; }
.correct textarea { font: inherit; font-family: var(--serif); font-size: .98rem; color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 2px; padding: .4rem .6rem; width: 100%; }
.doors { margin-top: 1.1rem; }
.lines { font-size: .86rem; margin-bottom: 1rem; }
.lines td { padding: .22rem .6rem .22rem 0; }
.lines td:nth-child(-n+2) { width: 3.4rem; text-align: center; }
.lines td:last-child { font-family: var(--serif); font-size: .95rem; }
.lines .out td:last-child { color: var(--quiet); background: var(--hl-debris); padding-left: .5rem; }
.lines .in td:last-child { box-shadow: inset 2px 0 var(--ink); padding-left: .6rem; }
.outcome { border-top: 1px solid var(--edge); padding: .8rem 0; }
.border + .outcome { position: sticky; bottom: 0; background: var(--paper); }
.outcome p { margin: 0 0 .5rem; }
@media print { .change, .editing, .kept, .last, .taken { display: none; } }
`;
