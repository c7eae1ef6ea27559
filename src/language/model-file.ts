/**
 * A model as one run of bytes: a line of JSON that says what follows, then flat typed arrays, each at a multiple of 8.
 *
 * Little-endian, as every machine that Node runs on. Opening makes views into the bytes and copies nothing.
 */
export function openModel(bytes: Uint8Array, kind: string): ModelFile {
  const whole = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const headerEnd = whole.indexOf(10);
  const header: unknown = JSON.parse(new TextDecoder().decode(whole.subarray(0, Math.max(0, headerEnd))));
  if (!isHeader(header) || header.kind !== kind)
    throw new Error(`Not a ${kind} model. Make it again with tools/train.`);
  const arrays = new Map<string, FlatArray>();
  let at = align(headerEnd + 1);
  for (const { name, type, length } of header.arrays) {
    const size = sizes[type];
    arrays.set(name, makers[type](whole.buffer, whole.byteOffset + at, length));
    at = align(at + length * size);
  }
  return { meta: header.meta, arrays };
}

/** The bytes that `openModel` opens. */
export function packModel(
  kind: string,
  meta: Record<string, unknown>,
  arrays: Readonly<Record<string, FlatArray>>,
): Uint8Array {
  const list = Object.entries(arrays).map(([name, array]) => ({ name, type: typeOf(array), length: array.length }));
  const header = new TextEncoder().encode(`${JSON.stringify({ kind, meta, arrays: list })}\n`);
  let size = align(header.length);
  for (const array of Object.values(arrays)) size = align(size + array.byteLength);
  const bytes = new Uint8Array(size);
  bytes.set(header);
  let at = align(header.length);
  for (const array of Object.values(arrays)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at = align(at + array.byteLength);
  }
  return bytes;
}

export interface ModelFile {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly arrays: ReadonlyMap<string, FlatArray>;
}

export type FlatArray = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array;
type ArrayType = "i8" | "u8" | "i16" | "u16" | "i32" | "u32" | "f32";

const sizes: Record<ArrayType, number> = { i8: 1, u8: 1, i16: 2, u16: 2, i32: 4, u32: 4, f32: 4 };
const makers: Record<ArrayType, (buffer: ArrayBufferLike, at: number, length: number) => FlatArray> = {
  i8: (buffer, at, length) => new Int8Array(buffer, at, length),
  u8: (buffer, at, length) => new Uint8Array(buffer, at, length),
  i16: (buffer, at, length) => new Int16Array(buffer, at, length),
  u16: (buffer, at, length) => new Uint16Array(buffer, at, length),
  i32: (buffer, at, length) => new Int32Array(buffer, at, length),
  u32: (buffer, at, length) => new Uint32Array(buffer, at, length),
  f32: (buffer, at, length) => new Float32Array(buffer, at, length),
};

function typeOf(array: FlatArray): ArrayType {
  if (array instanceof Int8Array) return "i8";
  if (array instanceof Uint8Array) return "u8";
  if (array instanceof Int16Array) return "i16";
  if (array instanceof Uint16Array) return "u16";
  if (array instanceof Int32Array) return "i32";
  if (array instanceof Uint32Array) return "u32";
  return "f32";
}

const align = (at: number): number => (at + 7) & ~7;

interface Header {
  readonly kind: string;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly arrays: readonly { readonly name: string; readonly type: ArrayType; readonly length: number }[];
}

function isHeader(value: unknown): value is Header {
  return typeof value === "object" && value !== null && "kind" in value && "arrays" in value && "meta" in value;
}

/** A list of strings as bytes, one a line. */
export const packLines = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join("\n"));

/** The list that `packLines` packed. */
export function linesOf(file: ModelFile, name: string): string[] {
  const bytes = file.arrays.get(name);
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) return [];
  return new TextDecoder().decode(bytes).split("\n");
}

/** The array of that name, which the model must have; `make` says its type. */
export function arrayOf<T extends FlatArray>(file: ModelFile, name: string, make: new (length: number) => T): T {
  const array = file.arrays.get(name);
  if (!(array instanceof make)) throw new Error(`The model has no array "${name}". Make it again with tools/train.`);
  return array;
}
