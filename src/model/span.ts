/** A stretch of a text: UTF-16 code units, end exclusive. Which text it points into is said by the field that holds it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
