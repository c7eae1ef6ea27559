/**
 * Markdown → page: the text that a reader sees, blocks parted by line ends, with the tags that their marks stand for.
 *
 * `## Talks end` is a block "Talks end", tag h2; `[the ministry](https://…)` is "the ministry". Front matter between lines of
 * "---" gives title, date, author and address. CommonMark's blocks and the inline marks that pages carry; tables keep their
 * cells, code stays as it is, raw HTML tags are taken away.
 */
import { printedDate } from "../kit/printed-date.ts";
import type { Block, Page, PageHead } from "../model/page.ts";
import { EMPTY_HEAD, type PageSource, textPage } from "./text.ts";

/** The page of a Markdown text that `decode` has made. */
export function markdownPage(source: PageSource, markdown: string): Page {
  const { head, url, rest } = frontMatter(markdown);
  const chunks: string[] = [];
  const blocks: Block[] = [];
  let written = 0;
  const add = (tag: string, lines: readonly string[]) => {
    const text = visible(lines.join(" ")).replace(/\s+/g, " ").trim();
    if (text === "") return;
    if (written > 0) {
      // As in Markdown itself, blocks stand apart; a heading's mark is gone.
      chunks.push("\n\n");
      written += 2;
    }
    blocks.push({ start: written, end: written + text.length, tag, path: [], linked: 0 });
    chunks.push(text);
    written += text.length;
  };
  let tag = "p";
  let open: string[] = [];
  let fenced = false;
  const close = () => {
    add(tag, open);
    open = [];
    tag = "p";
  };
  for (const line of rest.split("\n")) {
    if (/^\s{0,3}(?:```|~~~)/.test(line)) {
      close();
      fenced = !fenced;
      continue;
    }
    if (fenced) {
      add("pre", [line]);
      continue;
    }
    const heading = /^\s{0,3}(#{1,6})[ \t]+(\S.*)$/.exec(line.slice(0, 2000));
    const underline = /^\s{0,3}(?:(=)=*|-{2,})[ \t]*$/.exec(line);
    if (line.trim() === "") close();
    else if (heading !== null) {
      close();
      add(`h${heading[1]!.length}`, [heading[2]!.trimEnd().replace(/[ \t]#{1,20}$/, "")]);
    } else if (underline !== null && open.length > 0 && tag === "p") {
      tag = underline[1] === undefined ? "h2" : "h1";
      close();
    } else if (/^\s{0,3}(?:[-*_][ \t]*){3,100}$/.test(line.slice(0, 200)) || /^[\s|:-]+$/.test(line)) close();
    else {
      const mark = /^\s{0,12}(?:(>[ \t>]*)|[-*+][ \t]+|\d{1,4}[.)][ \t]+)/.exec(line);
      if (mark !== null) {
        const kind = mark[1] === undefined ? "li" : "blockquote";
        if (kind === "li" || tag !== kind) close();
        tag = kind;
      }
      open.push(line.slice(mark?.[0].length ?? 0).trim());
    }
  }
  close();
  return { ...textPage({ ...source, url: source.url ?? url }, chunks.join(""), head), blocks };
}

/** The words without inline marks: links by their text, pictures gone, emphasis and code unmarked, escapes undone. */
function visible(text: string): string {
  return text
    .replace(/!\[[^[\]]{0,500}\]\([^()\s]{0,2000}(?:\s"[^"]{0,300}")?\)/g, "")
    .replace(/\[([^[\]]{0,1000})\]\([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?:\s"[^"]{0,300}")?\)/g, "$1")
    .replace(/\[([^[\]]{1,1000})\]\[[^[\]]{0,200}\]/g, "$1")
    .replace(/<(https?:\/\/[^<>\s]{1,2000})>/g, "$1")
    .replace(/<\/?[a-z][^<>]{0,500}>|<!--[^<>]{0,500}-->/gi, "")
    .replace(/(\*{1,3})(?=\S)([^*]{1,2000}?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\p{L}\d])(_{1,3})(?=\S)([^_]{1,2000}?)(?<=\S)\1(?![\p{L}\d])/gu, "$2")
    .replace(/`([^`]{1,500})`/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+.!>-])/g, "$1");
}

function frontMatter(text: string): { head: PageHead; url: string | null; rest: string } {
  const end = text.startsWith("---\n") ? text.indexOf("\n---", 3) : -1;
  if (end < 0 || end > 20_000) return { head: EMPTY_HEAD, url: null, rest: text };
  const fields = new Map<string, string>();
  for (const line of text.slice(4, end).split("\n")) {
    const found = /^([A-Za-z_-]{2,30}):[ \t]*(\S.*)$/.exec(line);
    if (found !== null) fields.set(found[1]!.toLowerCase(), found[2]!.trim().replace(/^(["'])(.*)\1$/, "$2"));
  }
  const get = (...names: string[]) =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined) ?? null;
  const authors = get("author", "authors", "byline");
  const published = get("date", "published", "published_at", "pubdate");
  const url = get("url", "source_url", "link", "canonical");
  return {
    head: {
      ...EMPTY_HEAD,
      title: get("title", "headline"),
      published: published === null || printedDate(published) === null ? null : published,
      authors:
        authors === null
          ? []
          : authors
              .replace(/^\[|\]$/g, "")
              .split(/\s*,\s*/)
              .slice(0, 20),
      publisher: get("site", "publisher", "source", "outlet"),
      language: get("language", "lang"),
    },
    url: url !== null && /^https?:\/\//i.test(url) ? url : null,
    rest: text.slice(text.indexOf("\n", end + 1) < 0 ? text.length : text.indexOf("\n", end + 1) + 1),
  };
}
