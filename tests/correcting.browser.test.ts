/**
 * Correcting in Chromium, over the example pages, with a desk that really keeps: the main job of each screen is done once by mouse and
 * once by keyboard alone, and taken back.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { EventLine } from "../src/model/record.ts";
import { CHROMIUM, inWindow, launchChromium } from "./chromium.ts";
import { exampleSite, type Site } from "./example-site.ts";

/** Each correction links all anew, which may take a while where others work too. */
const PATIENT = { timeout: 60_000 };
let browser: Browser;
let site: Site;
let event: EventLine;

describe.skipIf(CHROMIUM === undefined)("correcting in Chromium", { timeout: 300_000 }, () => {
  beforeAll(async () => {
    [site, browser] = await Promise.all([exampleSite(), launchChromium()]);
    const { items } = await site.store.events({ between: ["CHN", "RUS"], types: ["CONSULT"], limit: 1000 });
    event = [...items].sort((a, b) => b.mentions.length - a.mentions.length)[0]!;
  }, 120_000);
  afterEach(async () => site.desk.forget());
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const at = (path: string, work: (page: Page) => Promise<void>, javaScriptEnabled = true) =>
    inWindow(browser, site.base, { javaScriptEnabled }, async (page) => {
      page.setDefaultTimeout(PATIENT.timeout);
      await page.goto(site.base + path);
      if (javaScriptEnabled) await page.locator("html.script").waitFor();
      await work(page);
    });
  /** By the Tab key alone, to what a selector finds. */
  const tabTo = async (page: Page, selector: string, most = 150) => {
    for (let stop = 0; stop < most; stop++) {
      if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`no way by Tab to ${selector}`);
  };
  const status = async () => (await site.store.event(event.id))?.status;
  const said = () => site.desk.log().flatMap(({ line, stands }) => (stands && line.op !== "undo" ? [line] : []));

  test("by mouse: a status is changed where it stands, without leaving, and taken back at once", async () => {
    await at(`/events/${event.id}`, async (page) => {
      const now = await status();
      await page.locator(`[data-edit="${event.id} status"]`).click();
      await page.getByRole("radio", { name: "cancelled" }).check();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.locator(".kept").getByText("Status → cancelled").waitFor();
      expect(await status()).toBe("cancelled");
      expect(new URL(page.url()).search).toBe("");
      expect(await page.locator(".over").textContent()).toContain("cancelled");
      await page.locator(".kept").getByRole("button", { name: "Take it back" }).click();
      await page.locator(".kept").getByText("Taken back").waitFor();
      expect(await status()).toBe(now);
    });
  });

  test("by keyboard: the same, with u and Shift+U to take it back and put it back", async () => {
    await at(`/events/${event.id}`, async (page) => {
      const now = await status();
      await tabTo(page, `[data-edit="${event.id} status"]`);
      await page.keyboard.press("Enter");
      await page.locator(".editing input:checked").waitFor();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await page.locator(".kept").waitFor();
      const then = await status();
      expect(then).not.toBe(now);
      // The focus is where it was, so that one goes on from there.
      expect(await page.evaluate(`document.activeElement?.getAttribute("data-edit")`)).toBe(`${event.id} status`);
      await page.keyboard.press("u");
      await expect.poll(status, PATIENT).toBe(now);
      await page.locator(".kept").getByText("Taken back").waitFor();
      await page.keyboard.press("Shift+U");
      await expect.poll(status, PATIENT).toBe(then);
      await tabTo(page, `[data-edit="${event.id} place"]`);
      await page.keyboard.press("Enter");
      await page.locator(".editing input[name=place]").waitFor();
      await page.keyboard.press("Escape");
      expect(await page.locator(".editing").count()).toBe(0);
    });
  });

  test("without script: the form stands in its place, and leads back with what was kept", async () => {
    await at(
      `/events/${event.id}`,
      async (page) => {
        await page.locator(`[data-edit="${event.id} place"]`).click();
        await page.locator(".editing input[name=place]").fill("Nowhere");
        await page.getByRole("button", { name: "Save", exact: true }).click();
        expect(await page.locator(".kept").textContent()).toContain("Where → Nowhere");
        expect((await site.store.event(event.id))?.place).toBe("Nowhere");
        await page.locator(".kept").getByRole("button", { name: "Take it back" }).click();
        expect((await site.store.event(event.id))?.place).toBe(event.place);
      },
      false,
    );
  });

  test("a day is read while it is typed; one that is none is not kept, and stays to be mended", async () => {
    await at(`/events/${event.id}`, async (page) => {
      await page.locator(`[data-edit="${event.id} date"]`).click();
      const field = page.locator(".editing input[name=date]");
      await field.fill("[2024-05-13..2024-05-19]");
      await page.getByText("Read as: a day in 13–19 May 2024").waitFor();
      await field.fill("next week");
      await page.getByText("“next week” is no date").waitFor();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      expect(said()).toEqual([]);
      expect(await field.inputValue()).toBe("next week");
      await field.fill("2024-05");
      await page.getByText("Read as: May 2024").waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".kept").getByText("When → May 2024").waitFor();
    });
  });

  test("a party is looked for by name and ticked, by mouse and by keyboard", async () => {
    await at(`/events/${event.id}`, async (page) => {
      await page.locator(`[data-edit="${event.id} actor"]`).click();
      await page.locator(".editing [data-find]").fill("Lavrov");
      await page.locator(".editing").getByRole("checkbox", { name: "Sergei Lavrov" }).check();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.locator(".kept").getByText("Sergei Lavrov").waitFor();
      expect((await site.store.event(event.id))?.actor).toEqual([...event.actor, "Sergei Lavrov"]);
    });
    await site.desk.forget();
    await at(`/events/${event.id}`, async (page) => {
      await tabTo(page, `[data-edit="${event.id} actor"]`);
      await page.keyboard.press("Enter");
      await page.locator(".editing input:checked").waitFor();
      await tabTo(page, ".editing [data-find]");
      await page.keyboard.type("Somebody New");
      await page.getByText("a new actor, as written").waitFor();
      await page.keyboard.down("Shift");
      await tabTo(page, '.editing [value="Somebody New"]');
      await page.keyboard.up("Shift");
      await page.keyboard.press("Space");
      await page.keyboard.press("Enter");
      await page.locator(".kept").waitFor();
      expect((await site.store.event(event.id))?.actor).toContain("Somebody New");
    });
  });

  test("who is meant: from the reader, with candidates, reach and what would change; by mouse and by keyboard", async () => {
    const path = "/pages/putin-beijing-translated";
    await at(path, async (page) => {
      await page.locator("details.places").nth(1).locator("summary").click();
      await page.locator("details.places").nth(1).getByRole("link").first().click();
      await page.waitForURL(/\/who\//);
      await page.locator("html.script").waitFor();
      expect(await page.locator("mark.found").textContent()).toContain("Si Jinping");
      await page.getByLabel("Look for a name or a state").fill("Xi Jinping");
      await page.getByRole("button", { name: "Search" }).click();
      await page.getByRole("radio", { name: "Xi Jinping" }).check();
      await page.getByText("would change, on").waitFor();
      await page.getByRole("radio", { name: "wherever this page says so" }).check();
      await expect.poll(() => page.url()).toContain("scope=page");
      await page.getByRole("button", { name: "Save" }).click();
      await page.waitForURL(`**${path}`);
      await page.locator(".kept").getByText("Who is meant → Xi Jinping").waitFor();
      expect(said()).toMatchObject([{ op: "set", scope: "page", was: "Si Jinping", value: { name: "Xi Jinping" } }]);
    });
    await site.desk.forget();
    await at("/who/putin-beijing-translated?from=39&to_end=64", async (page) => {
      await tabTo(page, "input[name=to]");
      await page.keyboard.press("Space");
      await page.locator(".outcome button").waitFor();
      // Up from the first is the last: nobody.
      await page.keyboard.press("ArrowUp");
      await expect.poll(() => page.url()).toContain(encodeURIComponent("∅"));
      await tabTo(page, ".outcome button");
      await page.keyboard.press("Enter");
      await expect.poll(() => said().map(({ value }) => value), PATIENT).toEqual([null]);
    });
  });

  test("words selected become a quote and a figure: by mouse from the strip beside them, by keyboard from the forms", async () => {
    const page1 = "/pages/putin-beijing-translated";
    await at(page1, async (page) => {
      await page.locator("[data-body] p").nth(1).click({ clickCount: 3 });
      await page.locator("#taken").getByRole("button", { name: "Quote" }).click();
      const form = page.locator("#add-statement");
      expect((await form.locator("textarea").inputValue()).length).toBeGreaterThan(20);
      await form.getByLabel("Speaker").fill("Xi Jinping");
      await form.getByLabel("Wording").selectOption("indirect");
      await form.getByRole("button", { name: "Put the quote in" }).click();
      await page.locator(".kept").waitFor();
      expect(said()).toMatchObject([{ op: "add", target: { kind: "statement" }, value: { speaker: "Xi Jinping" } }]);
      expect(await site.store.statements({ speaker: "Xi Jinping", words: "Grand House" })).toMatchObject({
        items: [{ review: "added" }],
      });
    });
    await site.desk.forget();
    await at(page1, async (page) => {
      await tabTo(page, "#add > summary", 400);
      await page.keyboard.press("Enter");
      await tabTo(page, "#add-figure > summary");
      await page.keyboard.press("Enter");
      await tabTo(page, "#add-figure textarea");
      await page.keyboard.type("celebrate 75 years of diplomatic communications");
      await tabTo(page, "#add-figure [name=what]");
      await page.keyboard.type("diplomatic relations");
      await tabTo(page, "#add-figure [name=value]");
      await page.keyboard.type("75");
      await tabTo(page, "#add-figure [name=unit]");
      await page.keyboard.type("years");
      await page.keyboard.press("Enter");
      await page.locator(".kept").waitFor();
      expect(said()).toMatchObject([{ op: "add", target: { kind: "figure" }, value: { value: 75, unit: "years" } }]);
    });
  });

  test("the border of an article is moved line by line, by mouse and by keyboard", async () => {
    const path = "/pages/putin-beijing-translated?mode=raw";
    await at(path, async (page) => {
      await page.getByRole("link", { name: "Move the border of the article" }).click();
      await page.waitForURL(/border=1/);
      await page.locator("html.script").waitFor();
      await page.getByRole("radio", { name: /^begins: Si met Putin/ }).check();
      await page.getByText("The article would have").waitFor();
      await page.getByRole("button", { name: "Set the border" }).click();
      await expect.poll(() => said().map(({ op }) => op), PATIENT).toEqual(["body_range"]);
    });
    await site.desk.forget();
    await at(path, async (page) => {
      await page.keyboard.press("b");
      await page.waitForURL(/border=1/);
      await page.locator("html.script").waitFor();
      await tabTo(page, "input[name=from]:checked");
      await page.keyboard.press("ArrowUp");
      await page.getByText("The article would have").waitFor();
      await tabTo(page, ".outcome button");
      await page.keyboard.press("Enter");
      await expect.poll(() => said().map(({ op }) => op), PATIENT).toEqual(["body_range"]);
    });
  });

  test("two events are made one, by mouse from their page and by keyboard from a list", async () => {
    const { items } = await site.store.events({ limit: 1000 });
    const other = items.find(({ id, type }) => id !== event.id && type === "CONSULT")!;
    await at(`/events/${event.id}`, async (page) => {
      await page.locator("details.correct summary").click();
      await page.getByRole("link", { name: "make one with another…" }).click();
      await page.waitForURL(/\/merge\//);
      await page.locator("html.script").waitFor();
      const choice = page.getByRole("radio").first();
      const id = (await choice.getAttribute("value"))!;
      await choice.check();
      await page.locator(".pairing").waitFor();
      await page.getByRole("button", { name: "Show what would come of it" }).click();
      await page.getByText("In the record").waitFor();
      await page.getByRole("button", { name: "They are one" }).click();
      const idOf = async (one: string) => (await site.store.event(one))?.id;
      await expect.poll(async () => (await idOf(id)) === (await idOf(event.id)), PATIENT).toBe(true);
    });
    await site.desk.forget();
    await at(`/events?q=${encodeURIComponent("Putin")}`, async (page) => {
      for (const _ of [1, 2]) {
        await page.keyboard.press("j");
        await page.keyboard.press("Space");
      }
      await page.keyboard.press("m");
      await page.waitForURL(/\/merge\/.*with=/);
      await page.locator("html.script").waitFor();
      await page.keyboard.press("x");
      await expect.poll(() => said().map(({ op }) => op), PATIENT).toEqual(["not_same"]);
    });
    expect(other.id).not.toBe(event.id);
  });

  test("actors are made one and set apart, and an event's page is set apart", async () => {
    const [one] = (await site.store.actors({ words: "Si Jinping" })).items;
    const [two] = (await site.store.actors({ words: "Xi Jinping" })).items;
    await at(`/merge/${one!.id}?with=${two!.id}`, async (page) => {
      await page.getByRole("button", { name: "Show what would come of it" }).click();
      await page.getByText("would become part of").first().waitFor();
      await page.getByRole("button", { name: "They are one" }).click();
      await expect
        .poll(async () => (await site.store.actor(one!.id))?.names, PATIENT)
        .toEqual(["Si Jinping", "Xi Jinping"]);
    });
    await site.desk.forget();
    await at(`/split/${event.id}`, async (page) => {
      await page.getByRole("radio").first().check();
      await page.getByRole("button", { name: "Set it apart" }).click();
      await expect.poll(() => said().map(({ op }) => op), PATIENT).toContain("split");
    });
  });

  test("review: one decision at a time, by keys and by mouse, undone; two taken for one are set apart", async () => {
    await at("/review/unsure", async (page) => {
      const left = async () => Number(/\d+/.exec((await page.locator(".progress").textContent()) ?? "")?.[0]);
      const all = await left();
      await page.keyboard.press("a");
      await expect.poll(left, PATIENT).toBe(all - 1);
      expect(said().every(({ op }) => op === "accept")).toBe(true);
      const before = await left();
      await page.locator(".decision").getByRole("button", { name: "It is not so" }).click();
      await expect.poll(left, PATIENT).toBe(before - 1);
      await page.keyboard.press("u");
      await expect.poll(left, PATIENT).toBe(before);
      await page.keyboard.press("s");
      await page.waitForURL(/skip=1/);
    });
    await site.desk.forget();
    await at("/review/same", async (page) => {
      await page.getByRole("button", { name: "set apart" }).first().click();
      await page.locator(".kept").waitFor();
      expect(said().map(({ op }) => op)).toContain("split");
    });
  });

  test("a random sample is judged by keys and by mouse, and says how much is right so far", async () => {
    await at("/review/sample?draw=3", async (page) => {
      await page.keyboard.press("a");
      await page.getByText("1 judged, drawn from").waitFor();
      await page.locator(".judged").getByRole("checkbox").first().check();
      await page.getByRole("button", { name: "What is ticked is wrong" }).click();
      await page.getByText("2 judged, drawn from").waitFor();
      await page.keyboard.press("x");
      await page.getByText("3 judged, drawn from").waitFor();
      const row = page.getByRole("row", { name: /^Everything/ });
      expect(await row.textContent()).toContain("1 of 3");
      await page.keyboard.press("u");
      await page.getByText("2 judged, drawn from").waitFor();
      // Nothing of the record has changed.
      expect(said().every(({ op }) => op === "note")).toBe(true);
    });
  });

  test("a change that reaches further shows what it would change before it is kept", async () => {
    const { items } = await site.store.events({ limit: 1000 });
    const placed = items.find(({ place }) => place === "Beijing")!;
    await at(`/change/${placed.id}?field=place`, async (page) => {
      await page.locator(".standing input[name=place]").fill("Peking");
      await page.getByRole("radio", { name: /^everywhere/ }).check();
      await page.getByText("would change, on").waitFor();
      const count = Number(/^\d+/.exec((await page.locator(".outcome strong").first().textContent()) ?? "")?.[0]);
      expect(count).toBeGreaterThan(1);
      await page.getByRole("button", { name: "Save" }).click();
      await expect
        .poll(() => said(), PATIENT)
        .toMatchObject([{ scope: "everywhere", was: "Beijing", value: "Peking" }]);
    });
  });

  test("what could not be kept because nobody answered is tried again, and what was chosen stays", async () => {
    // The browser complains of the request that is cut off, so this is no window that must be silent.
    const page = await browser.newPage();
    try {
      let tries = 0;
      await page.route("**/corrections", async (route) => {
        tries += 1;
        if (tries === 1) await route.abort();
        else await route.continue();
      });
      await page.goto(`${site.base}/events/${event.id}`);
      await page.locator("html.script").waitFor();
      await page.locator(`[data-edit="${event.id} place"]`).click();
      await page.locator(".editing input[name=place]").fill("Elsewhere");
      await page.keyboard.press("Enter");
      await page.getByText("Not kept yet; it is tried again.").first().waitFor();
      expect(await page.locator(".editing input[name=place]").inputValue()).toBe("Elsewhere");
      await expect.poll(async () => (await site.store.event(event.id))?.place, PATIENT).toBe("Elsewhere");
      expect(tries).toBe(2);
    } finally {
      await page.close();
    }
  });
});
