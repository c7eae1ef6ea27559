import { Hono } from "hono";
import { etag } from "hono/etag";
import { expect, test } from "vitest";
import { sharedAnswers } from "./shared-answers.ts";

function appWith() {
  let made = 0;
  const world = { state: "1", now: 0 };
  const app = new Hono();
  app.use(
    sharedAnswers(
      () => world.state,
      () => world.now,
    ),
  );
  app.use(etag());
  app.get("/events", async (context) => {
    const nth = ++made;
    await new Promise((done) => setTimeout(done, 5));
    return context.html(`answer ${context.req.query("status") ?? ""} ${nth}`);
  });
  app.get("/events/:id", (context) => context.html(`event ${++made}`));
  app.post("/corrections", (context) => context.text("kept"));
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers });
    return { status: response.status, text: await response.text(), tag: response.headers.get("etag") };
  };
  return { app, ask, world, count: () => made };
}

test("many who ask for one list at once get one answer, whole", async () => {
  const { ask, count } = appWith();
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask("/events?status=held")));
  expect(new Set(answers.map(({ text }) => text))).toEqual(new Set(["answer held 1"]));
  expect(count()).toBe(1);
  expect((await ask("/events?status=denied")).text).toBe("answer denied 2");
});

test("it ends with the moment, with a change of the store, and with anything handed in", async () => {
  const { app, ask, world } = appWith();
  expect((await ask("/events")).text).toBe("answer  1");
  expect((await ask("/events")).text).toBe("answer  1");
  world.now = 5000;
  expect((await ask("/events")).text).toBe("answer  2");
  world.state = "2";
  expect((await ask("/events")).text).toBe("answer  3");
  await app.request("/corrections", { method: "POST" });
  expect((await ask("/events")).text).toBe("answer  4");
});

test("who has it already is told so; a record by itself and another reader's cookie are asked for anew", async () => {
  const { ask } = appWith();
  const { tag } = await ask("/events");
  expect(await ask("/events", { "If-None-Match": `"other", ${tag}` })).toMatchObject({ status: 304, text: "" });
  expect((await ask("/events", { cookie: "role=admin" })).text).toBe("answer  2");
  expect((await ask("/events/ev_1")).text).toBe("event 3");
  expect((await ask("/events/ev_1")).text).toBe("event 4");
});
