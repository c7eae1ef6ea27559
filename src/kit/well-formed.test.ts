import { expect, test } from "vitest";
import { wellFormed } from "./well-formed.ts";

test("lone surrogates go, pairs stay, lengths hold", () => {
  expect(wellFormed("a\ud800b")).toBe("a\ufffdb");
  expect(wellFormed("\udc00")).toBe("\ufffd");
  expect(wellFormed("🙂 fine")).toBe("🙂 fine");
});
