import { expect, test } from "vitest";
import { declaredCharset, decode } from "./decode.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const textOf = (bytes: Uint8Array, declared: string | null = null) => {
  const decoded = decode(bytes, declared);
  return decoded.kind === "text" ? decoded.text : decoded.kind;
};

test("valid UTF-8 is UTF-8, whatever the label says", () => {
  expect(textOf(utf8("“Café”"), "iso-8859-1")).toBe("“Café”");
});

test("what is not UTF-8 is read as declared, else as windows-1252", () => {
  expect(textOf(latin("caf\xe9 \x93so\x94"))).toBe("café “so”");
  expect(textOf(latin("\xcf\xf0\xe8\xe2\xe5\xf2, talks"), "windows-1251")).toBe("Привет, talks");
  expect(textOf(latin("caf\xe9"), "no-such-charset")).toBe("café");
});

test("UTF-16 by its mark and without it", () => {
  const wide = Uint8Array.from([...utf8("The talks ended on Monday.")].flatMap((byte) => [byte, 0]));
  expect(textOf(Uint8Array.from([0xff, 0xfe, ...wide]))).toBe("The talks ended on Monday.");
  expect(textOf(wide)).toBe("The talks ended on Monday.");
});

test("one stray byte does not make UTF-8 into something else", () => {
  expect(textOf(Uint8Array.from([...utf8("Zürich, Genève, Malmö und Łódź: die Städte …"), 0xff]))).toContain("Zürich");
});

test("binary and empty files are told apart from text", () => {
  expect(decode(new Uint8Array(0), null).kind).toBe("empty");
  expect(decode(utf8(" \n\t\ufeff"), null).kind).toBe("empty");
  expect(decode(latin("%PDF-1.7 stream"), null).kind).toBe("binary");
  expect(
    decode(
      Uint8Array.from({ length: 900 }, (_, i) => (i * 37) % 256),
      null,
    ).kind,
  ).toBe("binary");
});

test("line ends, zero bytes and lone surrogates are made plain", () => {
  expect(textOf(utf8("one\r\ntwo\rthree"))).toBe("one\ntwo\nthree");
  expect(textOf(utf8(`${"a long enough line ".repeat(10)}\0 end`))).toContain("\ufffd end");
});

test("the charset of meta and of an XML declaration", () => {
  expect(declaredCharset(latin('<head><meta charset="gb2312">'))).toBe("gb2312");
  expect(declaredCharset(latin('<META http-equiv="Content-Type" content="text/html; charset=Shift_JIS">'))).toBe(
    "Shift_JIS",
  );
  expect(declaredCharset(latin('<?xml version="1.0" encoding="koi8-r"?>'))).toBe("koi8-r");
  expect(declaredCharset(latin("<p>charset</p>"))).toBeNull();
});
