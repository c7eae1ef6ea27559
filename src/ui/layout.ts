/** The sheet around every screen: masthead, the text, the foot. */
import { type Html, html, type Piece } from "./html.ts";
import { scriptAddress } from "./scripts.ts";
import { words } from "./strings.ts";
import { STYLE_ADDRESS } from "./style.ts";

export interface Sheet {
  readonly title: string;
  readonly body: Piece;
  /** The section that is marked in the masthead. */
  readonly section?: keyof typeof words.nav;
  /** Address of the same as data. */
  readonly data?: string;
  /** For what needs the breadth of the window: the reader. */
  readonly wide?: boolean;
}

const SECTIONS: readonly (readonly [keyof typeof words.nav, string])[] = [
  ["home", "/"],
  ["timeline", "/timeline"],
  ["visits", "/visits"],
  ["events", "/events"],
  ["actors", "/actors"],
  ["quotes", "/quotes"],
  ["figures", "/figures"],
  ["documents", "/documents"],
  ["claims", "/claims"],
  ["sources", "/sources"],
];

/** What one does to the record, set apart from what one reads in it. */
const WORK: readonly (readonly [keyof typeof words.nav, string])[] = [
  ["review", "/review"],
  ["changes", "/changes"],
  ["views", "/views"],
  ["import", "/import"],
  ["help", "/help/keys"],
];

/** What the frame of every screen is told by the app. */
export interface Around {
  readonly workspace: string;
  /** Filters that go along from one section to the next, as "?actor=CHN&from=2023"; empty for none. */
  readonly carried: string;
  /** Records that wait in Review; null where it is not counted. */
  readonly waiting: number | null;
  /** What was just said, with the way to take it back, over the screen; at its foot what was said last. */
  readonly kept?: Html;
  readonly last?: Html;
  /** Sections that this app has not: no door without a room. */
  readonly without: ReadonlySet<string>;
}

export function sheet({ title, body, section, data, wide }: Sheet, around: Around): Html {
  const { workspace, carried, waiting, without } = around;
  const door = ([name, address]: readonly [keyof typeof words.nav, string]) =>
    without.has(name)
      ? ""
      : html`<li><a href="${address}${CARRYING.has(name) ? carried : ""}"${section === name ? html` aria-current="page"` : ""}>${words.nav[name]}${name === "review" && waiting !== null && waiting > 0 ? html` <span class="count">${waiting}</span>` : ""}</a></li>`;
  const heading = title === workspace || title === "" ? workspace : `${title} · ${workspace}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading} · ${words.product}</title>
<link rel="stylesheet" href="${STYLE_ADDRESS}">
<script type="module" src="${scriptAddress()}"></script>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${data === undefined ? "" : html`<link rel="alternate" type="application/json" href="${data}">`}
</head>
<body>
<a class="skip" href="#text">${words.skip}</a>
<header class="masthead">
<div class="inner">
<p class="name"><a href="/">${words.product}</a>${title === workspace ? "" : html` <span class="pile">${workspace}</span>`}</p>
<form class="find" action="/search" role="search"><label class="unseen" for="find">${words.search}</label><input id="find" name="q" type="search" placeholder="${words.search}" autocomplete="off"></form>
<nav aria-label="${words.sections}"><ul>${SECTIONS.map(door)}</ul></nav>
<nav class="work" aria-label="${words.desk}"><ul>${WORK.map(door)}</ul></nav>
</div>
</header>
<main id="text"${wide ? html` class="wide"` : ""} tabindex="-1">
${around.kept ?? ""}${body}
</main>
<div id="words" hidden>${Object.entries(words.script).map(([name, text]) => html`<span data-word="${name}">${text}</span>`)}</div>
<footer>${around.last ?? ""}<p>${words.footer}${data === undefined ? "" : html` <a href="${data}">${words.asData}</a>`}</p></footer>
</body>
</html>
`;
}

const CARRYING: ReadonlySet<string> = new Set(["timeline", "visits", "events", "quotes", "figures", "sources"]);
