import type { Page } from "../model/page.ts";
import { flatPieces } from "./flat-body.ts";
import type { Piece } from "./piece.ts";
import type { ArticleTables } from "./tables.ts";

export function htmlPieces(page: Page, _titleBlock: number | null, tables: ArticleTables): Piece[] {
  return flatPieces(page, page.head.title, tables);
}
