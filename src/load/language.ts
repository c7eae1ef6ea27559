import type { LanguageModels } from "../language/index.ts";

/** The models of `language/`, from `data/models` under the data folder. */
export function loadLanguageModels(_dataFolder: string): LanguageModels {
  return { version: "none" };
}
