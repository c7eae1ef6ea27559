/** One line of a benchmark's table. */
export interface Row {
  readonly set: string;
  readonly measure: string;
  readonly value: string;
}
