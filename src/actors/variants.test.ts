import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadActorTable } from "../load/actors.ts";
import { Variants } from "./variants.ts";

const data = fileURLToPath(new URL("../../data", import.meta.url));
const variants = new Variants(readFileSync(`${data}/name-variants.tsv`, "utf8"));
const table = loadActorTable(data);

test.each([
  ["Volodymyr Zelenskyy", "Volodymyr Zelensky", "Volodymyr Zelenskiy", "Wolodymyr Selenskyj"],
  ["Alexander Lukashenko", "Aleksandr Lukashenka", "Aliaksandr Lukashenka", "Alexandr Lukaschenko"],
  ["Sergei Lavrov", "Sergey Lavrov", "Sergej Lawrow", "Serguei Lavrov"],
  ["Vladimir Putin", "Wladimir Putin", "Vladimir Poutine"],
  ["Kassym-Jomart Tokayev", "Kasym-Zhomart Tokaev"],
  ["Mohammed bin Salman", "Mohammad bin Salman", "Muhammad bin Salman", "Mohamed ben Salman"],
  ["Abdel Fattah el-Sisi", "Abdul Fattah al-Sisi"],
  ["Choe Son Hui", "Choi Son-hui"],
  ["Lee Jae-myung", "Yi Jae-myeong"],
  ["Chung Eui-yong", "Jeong Eui-yong"],
  ["Mevlut Cavusoglu", "Mevlüt Çavuşoğlu"],
])("%s is spelt in several ways", (name, ...others) => {
  for (const other of others) expect(variants.keyOf(other), other).toBe(variants.keyOf(name));
});

test.each([
  ["Li Qiang", "Yi Gang"],
  ["Igor Ivanov", "Sergei Ivanov"],
  ["Zhang Jun", "Yang Yujun"],
  ["Kim Jong Il", "Kim Yong Il"],
  ["Hassan Rouhani", "Hossein Rouhani"],
])("%s is not %s", (name, other) => {
  expect(variants.keyOf(other)).not.toBe(variants.keyOf(name));
});

test("a spelling that no table has finds its person, if it can be one only", () => {
  expect(table.person("Sergej Lawrow", "2020-02-02")).toMatchObject({
    name: "Sergei Lavrov",
    role: "Foreign Minister",
  });
  expect(table.person("Wolodymyr Selenskyj")?.wikidata).toBe("Q3874799");
  expect(table.person("Nobody Atall")).toBeNull();
});
