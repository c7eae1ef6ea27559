/**
 * The one style sheet, and the icon. Colours and their contrast are those of the design (docs/decisions): ink on paper 16.4,
 * quiet text 6.7, links 8.2 in the light; every pair is at least 4.5 in both.
 */
import { shortHash } from "../kit/hash.ts";
import { CORRECTING } from "./style-correcting.ts";
import { PICTURES } from "./style-pictures.ts";

export const STYLE = `:root {
  color-scheme: light dark;
  --paper: #fbf9f4; --panel: #f3efe6; --ink: #1c1b19; --quiet: #5c5850; --edge: #8a8478; --hair: #ddd6c8;
  --link: #1f4e79; --focus: #0b57d0;
  --talk: #1f5fa8; --deal: #1e6b4a; --word: #6b4e9b; --press: #9a5b00; --force: #a32a2a;
  --hl-event: #fbe8a6; --hl-quote: #e3dcf3; --hl-figure: #d3ebdd; --hl-conflict: #f9dad6; --hl-debris: #eae6dc;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Charter, "Bitstream Charter", Georgia, "Noto Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181b; --panel: #1f2226; --ink: #ece9e2; --quiet: #b3aea4; --edge: #7c776e; --hair: #33363b;
    --link: #8db8e8; --focus: #a8c7fa;
    --talk: #7fb2ee; --deal: #6fc79b; --word: #bba2e6; --press: #e6ae5c; --force: #f08c84;
    --hl-event: #4a3f12; --hl-quote: #352b4d; --hl-figure: #1d3d2e; --hl-conflict: #4f2522; --hl-debris: #26292d;
  }
}
@media (prefers-contrast: more) {
  :root { --quiet: var(--ink); --hair: var(--edge); }
}
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 17px/1.55 var(--serif); -webkit-text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
body { margin: 0; font-variant-numeric: oldstyle-nums proportional-nums; text-rendering: optimizeLegibility; overflow-wrap: break-word; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .16em; text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; background: var(--paper); padding: .5rem 1rem; z-index: 9; font-family: var(--sans); }
.skip:focus { left: .5rem; top: .5rem; }
h1, h2, h3 { font-weight: 500; line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2.05rem; letter-spacing: -.012em; margin: 0 0 .6rem; }
h1 a { color: inherit; }
h2 { font-size: 1.12rem; margin: 2.6rem 0 .8rem; padding-bottom: .3rem; border-bottom: 1px solid var(--hair); }
p { margin: 0 0 .9rem; }
.small, .kind, .status, .place, .legend, .chips, .over, .byline, figcaption, footer, nav, form, table, .facts dt, .modes, .id, summary { font-family: var(--sans); font-size: .82rem; line-height: 1.45; }
.small, .quiet, .missing { color: var(--quiet); }
.missing { font-style: italic; }
.lead { font-size: 1.06rem; color: var(--quiet); max-width: 62ch; }
.lead .quiet { font-size: .86rem; }
.nowrap { white-space: nowrap; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .85em; }
pre { background: var(--panel); padding: .8rem 1rem; border-left: 2px solid var(--edge); overflow-x: auto; }
.plain { list-style: none; padding: 0; margin: 0; }
.plain > li { padding: .42rem 0; border-bottom: 1px solid var(--hair); }
.plain > li:last-child { border-bottom: 0; }

.masthead { border-bottom: 1px solid var(--hair); border-top: 4px solid var(--ink); }
.masthead .inner { max-width: 70rem; margin: 0 auto; padding: .75rem 1.5rem 0; display: grid; grid-template-columns: 1fr auto auto; align-items: baseline; gap: .1rem 1.4rem; }
.masthead .name { margin: 0; font-size: 1.3rem; letter-spacing: -.01em; line-height: 1.2; }
.masthead .name a { color: var(--ink); text-decoration: none; }
.masthead .pile { color: var(--quiet); font-size: .98rem; padding-left: .65rem; margin-left: .45rem; border-left: 1px solid var(--edge); }
.masthead nav { grid-column: 1 / -1; }
.masthead nav.work { grid-column: 2; grid-row: 1; }
.masthead nav.work a { padding: .2rem 0; }
.masthead nav.work ul { gap: 0 1rem; font-size: .82rem; }
.masthead nav.work a { color: var(--quiet); }
.count { font-size: .85em; border: 1px solid var(--edge); border-radius: 999px; padding: 0 .4em; }
.masthead nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.35rem; margin: 0; padding: 0; font-size: .88rem; }
.masthead nav a { display: block; padding: .55rem 0 .5rem; color: var(--quiet); text-decoration: none; border-bottom: 2px solid transparent; margin-bottom: -1px; }
.masthead nav a:hover { color: var(--ink); border-bottom-color: var(--hair); }
.masthead nav a[aria-current] { color: var(--ink); border-bottom-color: var(--ink); }
input, select, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 2px; padding: .32rem .5rem; min-height: 2rem; max-width: 100%; }
input::placeholder { color: var(--quiet); opacity: 1; }
button { background: var(--ink); color: var(--paper); border-color: var(--ink); padding-inline: .95rem; cursor: pointer; }
.find input { width: 13rem; }

main { max-width: 70rem; margin: 0 auto; padding: 2.2rem 1.5rem 4rem; }
footer { max-width: 70rem; margin: 0 auto; padding: 1rem 1.5rem 2.5rem; color: var(--quiet); border-top: 1px solid var(--hair); }
footer p { margin: 0; }
.columns { display: grid; grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr); gap: 0 3.2rem; }
.columns h2:first-child { margin-top: 1.4rem; }

table { border-collapse: collapse; width: 100%; font-variant-numeric: lining-nums tabular-nums; }
th, td { text-align: left; vertical-align: baseline; padding: .44rem .9rem .44rem 0; border-bottom: 1px solid var(--hair); font-weight: 400; }
thead th { color: var(--quiet); border-bottom: 1px solid var(--edge); white-space: nowrap; }
.number { text-align: right; }
td.number, th.number { padding-right: 1.2rem; }
.scroll { position: relative; overflow-x: auto; overscroll-behavior-x: contain; }
.list td.evidence { font-family: var(--serif); font-size: .9rem; min-width: 18rem; color: var(--quiet); }
.list td.evidence a { color: inherit; text-decoration-color: transparent; }
.list td.evidence a:hover { background: var(--hl-event); color: var(--ink); }
.list th[scope=row], .dyads th[scope=row] { font-family: var(--serif); font-size: .98rem; }
.list .when { min-width: 8rem; max-width: 11rem; }
.list .place { max-width: 9rem; }
.dyads .and { color: var(--quiet); font-style: italic; }
.dyads td.bar { width: 90px; }
.dyads td:last-child { white-space: nowrap; padding-right: 0; }
.dyads th[scope=row] a { text-decoration-color: transparent; }
.dyads th[scope=row] a:hover { text-decoration-color: currentColor; }
rect.bar { fill: var(--talk); opacity: .75; }
.leaning th[scope=row] { padding-left: 1.2rem; }

.talk { --family: var(--talk); } .deal { --family: var(--deal); } .word { --family: var(--word); } .press { --family: var(--press); } .force { --family: var(--force); }
.mark { vertical-align: -.12em; flex: none; overflow: visible; }
.full { fill: var(--family); stroke: var(--family); stroke-width: 1.5; }
.ring { fill: var(--paper); stroke: var(--family); stroke-width: 1.5; }
.half { fill: var(--family); }
.strike { stroke: var(--family); stroke-width: 1.5; fill: none; }
.struck, .struck a { text-decoration: line-through; text-decoration-thickness: 1px; }
.worked { text-decoration: underline dotted; text-decoration-thickness: 1.5px; text-underline-offset: .22em; text-decoration-color: var(--edge); cursor: help; position: relative; }
.worked:focus::after, .worked:hover::after { content: attr(data-why); position: absolute; left: 0; top: 1.7em; z-index: 5; width: max-content; max-width: min(22rem, 76vw); padding: .5rem .7rem; background: var(--panel); color: var(--ink); border: 1px solid var(--edge); border-radius: 2px; font: .8rem/1.4 var(--sans); white-space: normal; text-align: left; }
.support { font: .66em/1 var(--sans); color: var(--quiet); margin-left: .18em; vertical-align: super; }
.doubt { color: var(--press); font-style: italic; }
.doubt.contested { color: var(--force); text-decoration: underline wavy 1px; text-underline-offset: .2em; }
.pen { color: var(--deal); }
.party { color: inherit; }

.filter summary { cursor: pointer; color: var(--quiet); width: max-content; }
.filter form, form.inline { display: flex; flex-wrap: wrap; gap: .7rem .9rem; align-items: end; padding: .7rem 0 .4rem; }
.filter label { display: grid; gap: .2rem; color: var(--quiet); }
.filter input, .filter select { color: var(--ink); width: 8.3rem; }
.filter input[size="10"] { width: 6.2rem; }
form.inline { padding-bottom: 1.6rem; }
form.inline label { color: var(--quiet); }
form.inline input { color: var(--ink); }
.chip { display: inline-block; border: 1px solid var(--edge); border-radius: 999px; padding: .06rem .7rem; text-decoration: none; color: var(--ink); background: var(--panel); }
.chips { margin: .4rem 0 .2rem; }
.amiss { border-left: 3px solid var(--press); padding: .3rem .8rem; background: var(--hl-conflict); font-family: var(--sans); font-size: .88rem; max-width: 66ch; }

.months { margin: 0 0 2.4rem; }
.months figcaption { color: var(--quiet); margin-bottom: .4rem; }
.months .scroll svg { display: block; font-family: var(--sans); }
.months .axis { stroke: var(--hair); }
.months text { fill: var(--quiet); font-size: 10px; font-variant-numeric: lining-nums tabular-nums; }
.months text.year { fill: var(--ink); font-size: 11px; }
.months text.fold { font-size: 14px; }
.months rect.pages { fill: var(--edge); opacity: .55; }
.months rect.hit { fill: transparent; }
.months g:hover > rect.hit { fill: var(--panel); }
.legend { margin: .5rem 0 .2rem; color: var(--ink); display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; }
.legend > span { white-space: nowrap; }
.legend .quiet { white-space: normal; flex-basis: 100%; }
details > summary { color: var(--quiet); cursor: pointer; }

.month h2 { position: sticky; top: 0; background: var(--paper); z-index: 2; margin-top: 1.8rem; padding-top: .5rem; }
.events { list-style: none; margin: 0; padding: 0; }
.events > li { display: grid; grid-template-columns: 9.5rem 1.2rem minmax(0, 1fr); gap: 0 .8rem; padding: .75rem 0 .8rem; border-bottom: 1px solid var(--hair); }
.events > li:last-child { border-bottom: 0; }
.events > li .when { font: .82rem/1.5 var(--sans); font-variant-numeric: lining-nums tabular-nums; color: var(--quiet); padding-top: .13rem; }
.events > li .shape { padding-top: .05rem; }
.events > li p { margin: 0; }
.events > li .line { font-size: 1.07rem; line-height: 1.35; }
.events > li .title { color: var(--ink); text-decoration-color: transparent; }
.events > li .title:hover { text-decoration-color: currentColor; }
.events > li .kind { color: var(--family); letter-spacing: .01em; }
.events > li .status { color: var(--ink); }
.events > li .status::before, .events > li .place::before { content: "· "; color: var(--quiet); }
.events > li blockquote { margin: .3rem 0 0; color: var(--quiet); font-size: .93rem; line-height: 1.45; max-width: 66ch; }
.events > li blockquote a { color: inherit; text-decoration-color: transparent; }
.events > li blockquote a:hover { background: var(--hl-event); color: var(--ink); }
.events > li.part .what { padding-left: 1rem; border-left: 1px solid var(--hair); }
ol.narrow > li { grid-template-columns: 1.2rem minmax(0, 1fr); }
.narrow > li .when { grid-column: 2; grid-row: 1; }
.narrow > li .shape { grid-column: 1; grid-row: 2; }
.narrow > li .what { grid-column: 2; grid-row: 2; }

.record .over .kind { color: var(--family); }
.over { color: var(--quiet); margin-bottom: .35rem; }
.facts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 2.4rem; margin: 1.4rem 0 0; border-top: 1px solid var(--hair); }
.facts > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: .6rem; padding: .5rem 0; border-bottom: 1px solid var(--hair); }
.facts dt { color: var(--quiet); padding-top: .12rem; }
.facts dd { margin: 0; min-width: 0; }
.facts p { margin: .1rem 0 0; }
.says { min-width: 32rem; }
.says td, .says th { padding-right: 1.4rem; max-width: 18rem; }
.says tbody td { font-family: var(--serif); font-size: .95rem; }
.says .ours { background: var(--panel); padding-left: .8rem; }
.says .differs { background: var(--hl-conflict); box-shadow: inset 2px 0 var(--force); padding-left: .7rem; }
.says thead th { white-space: normal; }
.says thead .small { display: block; }
.used { font-weight: 600; }
figure.quote { margin: 0 0 1.5rem; max-width: 66ch; }
figure.quote blockquote { margin: 0; padding-inline-start: 1.1rem; border-inline-start: 2px solid var(--hair); line-height: 1.5; }
figure.quote blockquote + blockquote { margin-top: .6rem; }
figure.quote blockquote .around { color: var(--quiet); }
figure.quote blockquote a { color: inherit; text-decoration-color: transparent; }
figure.quote blockquote a:hover { background: var(--hl-event); }
figure.quote figcaption { padding: .3rem 0 0 1.2rem; color: var(--quiet); }
figure.quote blockquote.direct { border-inline-start-color: var(--word); }
figure.quote blockquote.indirect { font-style: italic; }
.notes, sup.note { display: none; }
.card { padding-bottom: 1.1rem; border-bottom: 1px solid var(--hair); }
.id { margin-top: 3rem; }

.correct { margin: 2.6rem 0 0; border-block: 1px solid var(--hair); padding: .6rem 0; }
.correct[open] { padding-bottom: 1.2rem; }
.correct form { margin-top: 1rem; }
.correct .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: .7rem 1.2rem; }
.correct label { display: grid; gap: .15rem; color: var(--quiet); }
.correct label > * { width: 100%; }
.correct label input, .correct label select { color: var(--ink); }
.correct .note { grid-column: 1 / -1; }
.correct .small { margin: .6rem 0; max-width: 66ch; }
.correct form > button { margin-top: .6rem; }
.choices { display: flex; flex-wrap: wrap; gap: .6rem; margin: .5rem 0 .2rem; }
.choices form { margin: 0; }
.acts { float: right; font-family: var(--sans); font-size: .82rem; display: flex; flex-wrap: wrap; gap: .3rem .5rem; justify-content: flex-end; max-width: 60%; }
button.tiny, a.button { font: .8rem/1.3 var(--sans); min-height: 1.5rem; padding: .12rem .5rem; background: var(--paper); color: var(--link); border: 1px solid var(--hair); border-radius: 2px; text-decoration: none; }
button.tiny:hover, a.button:hover { border-color: var(--edge); }
td form { margin: .2rem 0 0; }
html:not(.script) .scripted { display: none; }
.checks { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.3rem; padding: 0; margin: .2rem 0 0; font: .82rem/1.45 var(--sans); }
.checks .ok { color: var(--deal); } .checks .doubt { color: var(--press); } .checks .clash { color: var(--force); } .checks .open { color: var(--quiet); }
button.light { background: var(--paper); color: var(--ink); border-color: var(--edge); }
.review blockquote, .changes blockquote { margin: .2rem 0 .3rem; padding-left: 1rem; border-left: 2px solid var(--hair); color: var(--quiet); font-size: .95rem; max-width: 70ch; }
.review blockquote a { color: inherit; text-decoration-color: transparent; }
.review .line, .changes .line { margin: 0; }
.review > li, .changes > li { padding: .8rem 0; }
.undone .line, .undone blockquote { text-decoration: line-through; color: var(--quiet); }
.reader { display: grid; grid-template-columns: minmax(0, 66ch) minmax(16rem, 1fr); gap: 0 3.6rem; align-items: start; }
.reader aside { font-size: .93rem; line-height: 1.4; border-left: 1px solid var(--hair); padding-left: 1.6rem; position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; }
.reader aside h2 { font-size: .95rem; margin-top: 1.6rem; }
.reader aside h2:first-child { margin-top: 0; }
.reader aside .facts { grid-template-columns: 1fr; }
.byline { color: var(--quiet); margin-bottom: .4rem; }
.modes { border-bottom: 1px solid var(--hair); margin-bottom: 1.4rem; }
.modes a { display: inline-block; padding: .35rem 0; margin-right: 1.2rem; color: var(--quiet); text-decoration: none; border-bottom: 2px solid transparent; margin-bottom: -1px; }
.modes a[aria-current] { color: var(--ink); border-bottom-color: var(--ink); }
.body p { margin: 0 0 1em; hyphens: auto; }
.raw { white-space: pre-wrap; font-size: .93rem; }
.debris { background: var(--hl-debris); color: var(--quiet); }
.raw mark.field { border-bottom: 2px solid var(--link); background: var(--hl-figure); color: var(--ink); }
.raw .sign.field { color: var(--link); }
.anchor { scroll-margin-top: 30vh; }
mark { color: inherit; background: none; padding: .06em 0; border-radius: 1px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
mark.event { background: var(--hl-event); border-bottom: 1.5px solid color-mix(in srgb, var(--press) 55%, transparent); }
mark.quote { background: var(--hl-quote); border-bottom: 3px double color-mix(in srgb, var(--word) 60%, transparent); }
mark.figure { background: var(--hl-figure); border-bottom: 1.5px dashed var(--deal); }
mark.document { border-bottom: 1.5px solid var(--link); }
mark.claim { border-bottom: 1.5px dotted var(--edge); }
mark.because { border-bottom: 2.5px dotted var(--ink); }
mark.event.quote { background: linear-gradient(var(--hl-event) 52%, var(--hl-quote) 52%); }
mark.event.figure { background: linear-gradient(var(--hl-event) 52%, var(--hl-figure) 52%); border-bottom: 1.5px dashed var(--deal); }
mark.figure.quote { background: linear-gradient(var(--hl-quote) 52%, var(--hl-figure) 52%); }
mark.event.figure.quote { background: linear-gradient(var(--hl-event) 34%, var(--hl-quote) 34% 67%, var(--hl-figure) 67%); }
mark.shown { outline: 2px solid var(--focus); outline-offset: 1px; }
mark.found { background: var(--hl-event); }
.sign { font: .64em/1 var(--sans); vertical-align: super; text-decoration: none; margin: 0 .12em; padding: .1em .2em; border-radius: 2px; font-variant-numeric: lining-nums tabular-nums; }
.sign.document { color: var(--link); } .sign.claim { color: var(--quiet); }
.sign.because, .sign.rule { color: var(--quiet); font-style: italic; }
.sign.rule { background: var(--paper); border: 1px solid var(--hair); }
.sign.event { color: var(--press); } .sign.quote { color: var(--word); } .sign.figure { color: var(--deal); }
.entries .sign { display: inline-block; min-width: 2.4em; font-size: .74em; vertical-align: baseline; margin: 0; }
.entries li { padding-left: 2em; text-indent: -2em; }
.entries li > * { text-indent: 0; }
.entries li.shown { background: var(--panel); box-shadow: inset 3px 0 var(--focus); padding-left: 2.6em; }
.entries .small { display: block; }
.entries li:target { background: var(--panel); }
.entries > li a { color: var(--ink); }
.entries > li a.sign { text-decoration: none; }
.entries > li a.sign.document { color: var(--link); } .entries > li a.sign.claim { color: var(--quiet); }
.entries > li a.sign.event { color: var(--press); } .entries > li a.sign.quote { color: var(--word); } .entries > li a.sign.figure { color: var(--deal); }
.results .line { margin: 0; font-size: 1.05rem; }
.results .snippet { margin: .1rem 0 0; color: var(--quiet); font-size: .95rem; max-width: 70ch; }
.further { font-family: var(--sans); margin-top: 2rem; }

@media (max-width: 62rem) {
  .reader { grid-template-columns: minmax(0, 1fr); }
  .reader aside { position: static; max-height: none; border-left: 0; border-top: 1px solid var(--edge); padding: 1.4rem 0 0; margin-top: 2rem; }
}
.overview { display: grid; grid-template-columns: minmax(0, 1fr) minmax(15rem, 20rem); gap: 0 3.2rem; }
.overview h2 { margin-top: 0; font-size: .95rem; }
.overview h2.second { margin-top: 1.8rem; }
.speakers li { display: flex; justify-content: space-between; gap: 1rem; }
@media (max-width: 46rem) {
  .overview { grid-template-columns: minmax(0, 1fr); }
  html { font-size: 16px; }
  h1 { font-size: 1.6rem; }
  main { padding: 1.4rem 1.1rem 3rem; }
  .masthead .inner { padding: .6rem 1.1rem 0; }
  footer { padding-inline: 1.1rem; }
  .columns { grid-template-columns: minmax(0, 1fr); }
  .masthead nav ul { gap: 0 .95rem; font-size: .84rem; }
  .masthead .pile { display: none; }
  .masthead nav a { padding: .38rem 0; }
  .find input { width: 7.5rem; }
  .events > li { grid-template-columns: 1.2rem minmax(0, 1fr); }
  .events > li .when { grid-column: 2; grid-row: 1; }
  .events > li .shape { grid-column: 1; grid-row: 2; }
  .events > li .what { grid-column: 2; grid-row: 2; }
  .facts { grid-template-columns: minmax(0, 1fr); }
  .acts { float: none; max-width: none; justify-content: flex-start; margin-bottom: .8rem; }
  .dyads .bar { display: none; }
  .dyads th, .dyads td { padding-right: .5rem; }
}
${PICTURES}${CORRECTING}
@media (forced-colors: active) {
  mark { border-bottom: 2px solid; }
  .full, .half { fill: CanvasText; stroke: CanvasText; } .ring { fill: Canvas; stroke: CanvasText; } .strike { stroke: CanvasText; }
}
@media (prefers-reduced-motion: no-preference) { a, summary { transition: text-decoration-color .12s, color .12s; } }
@page { margin: 18mm 16mm 20mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --panel: #fff; --ink: #000; --quiet: #333; --edge: #777; --hair: #bbb; --link: #000; --talk: #1f5fa8; --deal: #1e6b4a; --word: #6b4e9b; --press: #9a5b00; --force: #a32a2a; --hl-event: #fff; --hl-quote: #f2eff9; --hl-figure: #fff; --hl-conflict: #fbeceb; --hl-debris: #fff; }
  html { font-size: 10.5pt; }
  .masthead nav, .masthead form, .filters, .skip, footer, .modes, .choices, .acts, .further, .moves, .news, form, button, dialog, [data-kept], #said, details:not([open]), .shelf { display: none !important; }
  .masthead { border-top: 0; }
  .masthead .inner, main, main.wide { max-width: none; padding: 0; margin-bottom: 1rem; }
  a { text-decoration: none; }
  .columns, .thirds, .pair { display: block; }
  .events > li, figure.quote, .picture, .months, .card { break-inside: avoid; }
  h1, h2, h3, .month h2 { position: static; break-after: avoid; }
  .reader { display: block; }
  .reader aside { position: static; max-height: none; }
  .scroll { overflow: visible; }
  .picture .scroll svg, .months .scroll > svg, .picture .scroll > svg { max-width: 100%; height: auto; }
  sup.note { display: inline; font: .66em/1 var(--sans); margin-inline-start: .15em; }
  .notes { display: block; margin: 1.5rem 0 0; padding: .5rem 0 0 1.6rem; border-top: 1px solid var(--edge); font: 8.5pt/1.4 var(--sans); overflow-wrap: anywhere; }
  .notes li { break-inside: avoid; margin: 0 0 .2rem; }
  table { width: 100%; min-width: 0 !important; font-size: 8pt; overflow-wrap: anywhere; }
  th, td { min-width: 0 !important; padding-inline-end: .5rem; white-space: normal !important; }
  tr { break-inside: avoid; }
  mark { background: none !important; }
}
`;

/** Holds a hash of the sheet, so that a browser keeps it and asks again only for another. */
export const STYLE_ADDRESS = `/style/${shortHash(STYLE)}.css`;

/** Half a disc in a ring: underway. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" fill="#fbf9f4" stroke="#1f5fa8" stroke-width="2"/><path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="#1f5fa8"/></svg>
`;
