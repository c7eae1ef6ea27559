// biome-ignore-all lint/correctness/noUnusedVariables: the tests call these by name.
// Runs in the page, in the browser test: plain script, because the program's types know no document.

/** The texts whose contrast with what lies under them is below 4.5 (WCAG 2.2, 1.4.3). */
function faintWords() {
  const parse = (colour) => {
    const [r = 0, g = 0, b = 0, a = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
    return colour.startsWith("color(srgb") ? { r: r * 255, g: g * 255, b: b * 255, a } : { r, g, b, a };
  };
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.a > 0.99) return colour;
    }
    return { r: 255, g: 255, b: 255 };
  };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? "").trim() === "") continue;
    if (element.closest(".unseen, .skip, option, datalist, title") !== null) continue;
    if (element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const ink = parse(element.closest("svg") === null ? style.color : style.fill);
    const [one, two] = [luminance(ink), luminance(ground(element))];
    const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    if (contrast < 4.5) found.add(`${(node.textContent ?? "").trim().slice(0, 30)}: ${contrast.toFixed(2)}`);
  }
  return [...found];
}

/** What who cannot see the page, or uses no mouse, would stumble over. */
function stumbles() {
  const found = [];
  if (document.querySelectorAll("h1").length !== 1) found.push("not one h1");
  for (const field of document.querySelectorAll("input:not([type=hidden]), select"))
    if (field.labels.length === 0) found.push(`no label: ${field.outerHTML}`);
  for (const picture of document.querySelectorAll("svg"))
    if (picture.getAttribute("aria-hidden") !== "true" && !picture.getAttribute("aria-label"))
      found.push(`no name: ${picture.outerHTML.slice(0, 60)}`);
  for (const link of document.querySelectorAll("a[href]"))
    if ((link.textContent ?? "").trim() === "") found.push(`empty: ${link.outerHTML}`);
  for (const field of document.querySelectorAll("textarea"))
    if (field.labels.length === 0) found.push("no label: textarea");
  for (const button of document.querySelectorAll("button"))
    if ((button.textContent ?? "").trim() === "" && !button.getAttribute("aria-label"))
      found.push("a button without a name");
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((heading) => Number(heading.tagName[1]));
  for (const [at, level] of levels.entries())
    if (at > 0 && level > levels[at - 1] + 1) found.push(`h${level} after h${levels[at - 1]}`);
  for (const table of document.querySelectorAll("table"))
    if (table.querySelector("th") === null) found.push("a table without headings");
  for (const list of document.querySelectorAll("ul, ol"))
    for (const child of list.children) if (child.tagName !== "LI") found.push(`${child.tagName} in a list`);
  for (const list of document.querySelectorAll("dl"))
    if (list.querySelector("dt") === null) found.push("a dl without terms");
  for (const region of document.querySelectorAll("nav, [role=group], [role=region], dialog"))
    if (!region.getAttribute("aria-label")) found.push(`a region without a name: ${region.className}`);
  for (const referring of document.querySelectorAll("[aria-labelledby], [aria-describedby], label[for]"))
    for (const name of ["aria-labelledby", "aria-describedby", "for"]) {
      const id = referring.getAttribute(name);
      if (id && document.getElementById(id) === null) found.push(`${name} of nothing: ${id}`);
    }
  if (document.documentElement.lang === "" || document.title === "") found.push("no language or no title");
  if (document.querySelectorAll("main").length !== 1) found.push("not one main");
  // Targets of at least 24 by 24, or with as much room around them, or within a line of text (WCAG 2.2, 2.5.8).
  for (const button of document.querySelectorAll("button, input:not([type=hidden]), select")) {
    const { width, height } = button.getBoundingClientRect();
    if (width > 0 && (width < 24 || height < 23.5))
      found.push(`too small to hit: ${(button.textContent ?? "").trim()} ${width}×${height}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  if (new Set(ids).size !== ids.length) found.push("an id twice");
  return found;
}

Object.assign(globalThis, { faintWords, stumbles });

/** What runs off the side, or is cut off without a way to reach it. */
function cutOff() {
  const found = [];
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) found.push(`the screen is ${over} px too wide`);
  for (const element of document.querySelectorAll("main *, header *, footer *")) {
    if (element.closest(".scroll, .unseen, .skip, svg, pre, option, [hidden]") !== null) continue;
    const style = getComputedStyle(element);
    if (element.getClientRects().length === 0) continue;
    const { left, right } = element.getBoundingClientRect();
    if (right > innerWidth + 1 || left < -1)
      found.push(`${element.tagName} ${element.className} ends at ${right.toFixed(0)}`);
    const hides = /hidden|clip/.test(style.overflowX) || /hidden|clip/.test(style.overflowY);
    if (hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
      found.push(`${element.tagName} ${element.className} is cut`);
  }
  return [...new Set(found)].slice(0, 5);
}

/** Where the focus is: its place in the document, and whether it can be seen; null outside the page. */
function focusAt() {
  const at = document.activeElement;
  if (at === null || at === document.body) return null;
  const order = [...document.querySelectorAll("*")].indexOf(at);
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const ring = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
  // A shape in a picture shows it by its own edge.
  const shape = at.querySelector("rect.hit, circle");
  const edge = shape !== null && getComputedStyle(shape).stroke !== "none";
  const within = box.bottom > 0 && box.top < innerHeight && (box.width > 0 || box.height > 0);
  return {
    order,
    seen: (ring || edge) && within,
    shown: `${at.tagName} ${at.className.baseVal ?? at.className} ${(at.textContent ?? "").trim().slice(0, 30)}`,
  };
}

/** Shapes and words of pictures that are not to be seen where the system chooses the colours. */
function lostShapes() {
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const clear = (colour) => colour === "none" || colour === ground || /^rgba.*, 0\)$/.test(colour);
  const found = new Set();
  for (const shape of document.querySelectorAll(
    "svg circle, svg rect:not(.hit):not(.sea):not(.clash), svg path:not(.land), svg text",
  )) {
    if (shape.closest(".hit") !== null || shape.classList.contains("hit")) continue;
    const { fill, stroke } = getComputedStyle(shape);
    if (clear(fill) && clear(stroke)) found.add(`${shape.tagName}.${shape.getAttribute("class")} ${fill} ${stroke}`);
  }
  return [...found];
}

/** What moves by itself or changes over time. */
function motions() {
  const found = new Set();
  for (const element of document.querySelectorAll("*")) {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
    if (/[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth")
      found.add(element.tagName);
  }
  return [...found];
}

/** What has no place on paper. */
function onPaper() {
  const seen = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const found = [];
  for (const name of ["nav", "form", "button", "input", "summary", "footer", ".skip", ".filters"])
    if ([...document.querySelectorAll(name)].some(seen)) found.push(name);
  if (!/rgb\(255, 255, 255\)/.test(getComputedStyle(document.documentElement).backgroundColor))
    found.push("the paper is not white");
  if (document.documentElement.scrollWidth > innerWidth)
    found.push(`${document.documentElement.scrollWidth} px do not fit the paper`);
  for (const picture of document.querySelectorAll("figure svg"))
    if (seen(picture) && picture.getBoundingClientRect().right > innerWidth + 1)
      found.push("a picture runs off the paper");
  return found;
}

/** Markup that came from the words of a page: nothing of it may stand as markup. */
function planted() {
  const found = [];
  for (const element of document.querySelectorAll(
    "img, iframe, object, embed, base, math, animate, set, foreignObject, meta[http-equiv], style",
  ))
    found.push(element.outerHTML.slice(0, 80));
  for (const element of document.querySelectorAll("*"))
    for (const { name, value } of element.attributes)
      if (/^on/i.test(name) || /^\s*javascript:/i.test(value) || name === "autofocus")
        found.push(`${name}=${value.slice(0, 40)}`);
  for (const script of document.querySelectorAll("script"))
    if (!script.getAttribute("src")?.startsWith("/script/")) found.push(script.outerHTML.slice(0, 80));
  return found;
}

/** The kinds of pictures on the screen. */
function pictures() {
  return [...document.querySelectorAll("figure.picture, figure.months, svg.margin")].map((one) =>
    one.tagName === "FIGURE" ? one.className.replace("picture ", "").split(" ")[0] : "margin",
  );
}

/** Pictures of time without the pages of their time under them, and pictures without the same as a table and the way to its data. */
function bareTimes() {
  const found = [];
  for (const figure of document.querySelectorAll("figure.picture, figure.months")) {
    const times = figure.matches(".months, .lanes, .ladder, .series, .offices, .contacts, .dots, .lineage");
    const pages =
      figure.querySelector(".strip, rect.pages, .days rect.trace, .trace.pages") !== null ||
      /Pages (none|[\d,]+)/.test(figure.textContent);
    if (times && !pages) found.push(`${figure.className}: no pages per month`);
    const twin = figure.querySelector("details.twin");
    if (twin === null && !location.pathname.endsWith("/lanes")) found.push(`${figure.className}: no table`);
    else if (twin !== null && twin.querySelector("a[href]") === null) found.push(`${figure.className}: no data`);
  }
  return found;
}
