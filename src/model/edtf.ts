/**
 * A date in EDTF (ISO 8601-2:2019), levels 0 and 1 and the sets of level 2: "2023-05-23", "2023-05", "2022-02~",
 * "2024-08-20/2024-08-23" (a span filled), "[2024-08-12..2024-08-18]" (one day within it), "[2024-08-20,2024-08-21]".
 * Months 21–24 are seasons, 33–36 quarters, 40–41 halves of a year. kit/edtf.ts makes and reads them.
 */
export type Edtf = string;

/** `stated`: printed or said with its own words. `inferred`: worked out. null: not known. */
export type HowKnown = "stated" | "inferred" | null;
