/** The sheet around every screen: masthead, the text, the foot. */
import { type Html, html, type Piece } from "./html.ts";
import { words } from "./strings.ts";

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
  ["events", "/events"],
  ["actors", "/actors"],
  ["quotes", "/quotes"],
  ["figures", "/figures"],
  ["documents", "/documents"],
  ["claims", "/claims"],
  ["sources", "/sources"],
  ["review", "/review"],
];

export function sheet({ title, body, section, data, wide }: Sheet, workspace: string): Html {
  const heading = title === workspace || title === "" ? workspace : `${title} · ${workspace}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading} · ${words.product}</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${data === undefined ? "" : html`<link rel="alternate" type="application/json" href="${data}">`}
</head>
<body>
<a class="skip" href="#text">${words.skip}</a>
<header class="masthead">
<div class="inner">
<p class="name"><a href="/">${words.product}</a>${title === workspace ? "" : html` <span class="pile">${workspace}</span>`}</p>
<form class="find" action="/search" role="search"><label class="unseen" for="find">${words.search}</label><input id="find" name="q" type="search" placeholder="${words.search}" autocomplete="off"></form>
<nav aria-label="Sections"><ul>${SECTIONS.map(
    ([name, address]) =>
      html`<li><a href="${address}"${section === name ? html` aria-current="page"` : ""}>${words.nav[name]}</a></li>`,
  )}</ul></nav>
</div>
</header>
<main id="text"${wide ? html` class="wide"` : ""} tabindex="-1">
${body}
</main>
<footer><p>${words.footer}${data === undefined ? "" : html` <a href="${data}">${words.asData}</a>`}</p></footer>
</body>
</html>
`;
}
