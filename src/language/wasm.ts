/**
 * Writes small WebAssembly modules: the instructions that `kernel.ts` needs, and the sections around them.
 *
 * Opcodes are those of the WebAssembly core specification 2.0, section 5.4. A body is nested lists of bytes, so that code
 * can be put together like a sentence: `[get(0), constant(4), add, set(0)]`.
 */
export function assemble(pages: number, functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ params }) => [0x60, ...list(params.map((type) => [typeCode[type]])), 0]);
  const exports = functions.map(({ name }, i) => [...text(name), 0, ...unsigned(i)]);
  const bodies = functions.map(({ locals, code }) => {
    const body = [...list(locals.map((type) => [1, typeCode[type]])), ...flat(code), 0x0b];
    return [...unsigned(body.length), ...body];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(3, list(functions.map((_, i) => unsigned(i)))),
    ...section(5, [1, 0, ...unsigned(pages)]),
    ...section(7, list([[...text("memory"), 2, 0], ...exports])),
    ...section(10, list(bodies)),
  ]);
}

export interface WasmFunction {
  readonly name: string;
  readonly params: readonly ValueType[];
  readonly locals: readonly ValueType[];
  readonly code: Code;
}

export type Code = number | readonly Code[];
type ValueType = "i32" | "f32" | "v128";
const typeCode: Record<ValueType, number> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };

/** The body again and again, as long as the condition that it leaves behind is true; once at least. */
export const loop = (body: Code): Code => [0x03, 0x40, body, 0x0d, 0, 0x0b];

export const op = {
  get: (local: number): Code => [0x20, ...unsigned(local)],
  set: (local: number): Code => [0x21, ...unsigned(local)],
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: 0x6a,
  sub: 0x6b,
  shiftLeft: 0x74,
  lessThan: 0x49,
  moreThan: 0x4a,
  load: (address: Code): Code => [address, 0x28, 2, 0],
  addFloat: 0x92,
  storeFloat: (address: Code, value: Code): Code => [address, value, 0x38, 2, 0],
} as const;

const vector = (code: number): readonly number[] => [0xfd, ...unsigned(code)];

export const simd = {
  load: (address: Code, offset: number): Code => [address, vector(0), 2, ...unsigned(offset)],
  /** The 32 bits at an address, four times. */
  loadSplat: (address: Code, offset: number): Code => [address, vector(9), 2, ...unsigned(offset)],
  store: (address: Code, value: Code, offset: number): Code => [address, value, vector(11), 2, ...unsigned(offset)],
  splat: vector(19),
  lane: (i: number): Code => [vector(31), i],
  /** Pairs of 16 bits multiplied and added to 32. */
  dot: (a: Code, b: Code): Code => [a, b, vector(186)],
  addInts: vector(174),
  /** Two times four of 32 bits to eight of 16, cut at the ends of their range. */
  narrow: vector(133),
  toInts: vector(248),
  toFloats: vector(250),
  add: vector(228),
  multiply: vector(230),
  max: vector(233),
} as const;

export const V128_ZERO: Code = [vector(12), new Array<number>(16).fill(0)];

const section = (id: number, bytes: readonly number[]): number[] => [id, ...unsigned(bytes.length), ...bytes];
const list = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
const text = (name: string): number[] => [...unsigned(name.length), ...[...name].map((char) => char.charCodeAt(0))];
const flat = (code: Code): number[] => (typeof code === "number" ? [code] : code.flatMap(flat));

/** LEB128, as all numbers in a module are written. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const low = value & 127;
  const rest = value >> 7;
  const last = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0);
  return last ? [low] : [low | 128, ...signed(rest)];
}
