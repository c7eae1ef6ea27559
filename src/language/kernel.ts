import { assemble, type Code, loop, op, simd, V128_ZERO } from "./wasm.ts";

/**
 * The arithmetic of the network on one block of memory: in plain JavaScript, and four numbers at a time in WebAssembly.
 *
 * Weights and what they are multiplied by are whole numbers of 16 bits, so both ways give the same sums; what follows is
 * done in the same order in numbers of 32 bits. Both therefore build the same trees, to the last bit of each score.
 * Addresses are in bytes; a row has `width` numbers, a multiple of 16, of which `score` takes the first `scored`.
 */
export interface Kernel {
  readonly name: "plain" | "simd";
  readonly floats: Float32Array;
  readonly shorts: Int16Array;
  readonly ints: Int32Array;
  /** x += max(0, (window of three rows of q) * weights * scales + bias), for `rows` rows; one more may be overwritten. */
  convolve(q: number, weights: number, scales: number, bias: number, x: number, rows: number): void;
  /** out = (`2 * pairs` numbers of q) * weights * scales. `pairs` is a multiple of 4. */
  project(q: number, weights: number, scales: number, out: number, pairs: number): void;
  /** q = x * by as whole numbers, cut at the ends of their range. `count` is a multiple of 8. */
  shorten(x: number, q: number, count: number, by: number): void;
  /** out = max(least, sum of the `count` rows whose addresses stand at `list`). */
  sum(list: number, count: number, out: number, least: number): void;
  /** The product of `scored` numbers at `h` with each of the `count` rows whose addresses stand at `list`, to `out`. */
  score(h: number, list: number, count: number, out: number): void;
}

/** Outputs that are worked on together; the weights lie in blocks of as many (`arrange`). */
const BLOCK = 16;

/** Weights (inputs x width, row by row) as the kernel wants them: blocks of 16 outputs, in them pairs of inputs. */
export function arrange(weights: Int8Array, inputs: number, width: number, to: Int16Array): void {
  const pairs = to.length / width / 2;
  for (let block = 0; block * BLOCK < width; block += 1) {
    for (let i = 0; i < inputs; i += 1) {
      const at = (block * pairs + (i >> 1)) * BLOCK * 2 + (i & 1);
      const from = i * width + block * BLOCK;
      for (let o = 0; o < BLOCK; o += 1) to[at + o * 2] = weights[from + o]!;
    }
  }
}

/** The kernel for this machine: WebAssembly where the engine has its SIMD instructions. */
export const openKernel = (bytes: number, width: number, scored = width): Kernel =>
  simdKernel(bytes, width, scored) ?? plainKernel(bytes, width, scored);

/** The kernel in JavaScript: what the other one must agree with. */
export function plainKernel(bytes: number, width: number, scored = width): Kernel {
  const { fround } = Math;
  const memory = new ArrayBuffer(bytes);
  const floats = new Float32Array(memory);
  const shorts = new Int16Array(memory);
  const ints = new Int32Array(memory);
  const sums = new Int32Array(BLOCK);
  const multiply = (from: number, at: number, pairs: number): void => {
    sums.fill(0);
    for (let p = 0; p < pairs; p += 1) {
      const a = shorts[from + 2 * p]!;
      const b = shorts[from + 2 * p + 1]!;
      const w = at + p * BLOCK * 2;
      for (let o = 0; o < BLOCK; o += 1) {
        sums[o] = sums[o]! + Math.imul(a, shorts[w + 2 * o]!) + Math.imul(b, shorts[w + 2 * o + 1]!);
      }
    }
  };
  return {
    name: "plain",
    floats,
    shorts,
    ints,
    convolve(q, weights, scales, bias, x, rows) {
      const pairs = (3 * width) / 2;
      for (let r = 0; r < rows; r += 1) {
        for (let block = 0; block < width; block += BLOCK) {
          multiply((q >> 1) + r * width, (weights >> 1) + block * pairs * 2, pairs);
          for (let o = 0; o < BLOCK; o += 1) {
            const scaled = fround(fround(sums[o]!) * floats[(scales >> 2) + block + o]!);
            const z = Math.max(0, fround(scaled + floats[(bias >> 2) + block + o]!));
            const at = (x >> 2) + r * width + block + o;
            floats[at] = floats[at]! + z;
          }
        }
      }
    },
    project(q, weights, scales, out, pairs) {
      for (let block = 0; block < width; block += BLOCK) {
        multiply(q >> 1, (weights >> 1) + block * pairs * 2, pairs);
        for (let o = 0; o < BLOCK; o += 1) {
          floats[(out >> 2) + block + o] = fround(sums[o]!) * floats[(scales >> 2) + block + o]!;
        }
      }
    },
    shorten(x, q, count, by) {
      for (let i = 0; i < count; i += 1) {
        const scaled = fround(floats[(x >> 2) + i]! * by);
        shorts[(q >> 1) + i] = Math.max(-32768, Math.min(32767, Math.trunc(scaled)));
      }
    },
    sum(list, count, out, least) {
      for (let d = 0; d < width; d += 1) {
        let total = floats[(ints[list >> 2]! >> 2) + d]!;
        for (let i = 1; i < count; i += 1) total = fround(total + floats[(ints[(list >> 2) + i]! >> 2) + d]!);
        floats[(out >> 2) + d] = Math.max(least, total);
      }
    },
    score(h, list, count, out) {
      for (let i = 0; i < count; i += 1) {
        const row = ints[(list >> 2) + i]! >> 2;
        let a = 0;
        let b = 0;
        let c = 0;
        let d = 0;
        for (let at = 0; at < scored; at += 4) {
          const from = (h >> 2) + at;
          a = fround(a + fround(floats[from]! * floats[row + at]!));
          b = fround(b + fround(floats[from + 1]! * floats[row + at + 1]!));
          c = fround(c + fround(floats[from + 2]! * floats[row + at + 2]!));
          d = fround(d + fround(floats[from + 3]! * floats[row + at + 3]!));
        }
        floats[(out >> 2) + i] = fround(a + b) + fround(c + d);
      }
    },
  };
}

/** The same in WebAssembly; null where the engine has none, or not its SIMD instructions. */
export function simdKernel(bytes: number, width: number, scored = width): Kernel | null {
  const pages = Math.ceil(bytes / 65536);
  try {
    const module = new WebAssembly.Module(
      assemble(pages, [
        { name: "convolve", params: ["i32", "i32", "i32", "i32", "i32", "i32"], ...convolveCode(width) },
        { name: "project", params: ["i32", "i32", "i32", "i32", "i32"], ...projectCode(width) },
        { name: "shorten", params: ["i32", "i32", "i32", "f32"], ...shortenCode() },
        { name: "sum", params: ["i32", "i32", "i32", "f32"], ...sumCode(width) },
        { name: "score", params: ["i32", "i32", "i32", "i32"], ...scoreCode(scored) },
      ]),
    );
    const { memory, convolve, project, shorten, sum, score } = new WebAssembly.Instance(module)
      .exports as unknown as Pick<Kernel, "convolve" | "project" | "shorten" | "sum" | "score"> & {
      readonly memory: { readonly buffer: ArrayBuffer };
    };
    return {
      name: "simd",
      floats: new Float32Array(memory.buffer),
      shorts: new Int16Array(memory.buffer),
      ints: new Int32Array(memory.buffer),
      convolve,
      project,
      shorten,
      sum,
      score,
    };
  } catch {
    return null;
  }
}

/** What of WebAssembly is used here, on any engine; undefined where there is none. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

interface Body {
  /** Types of the locals behind the parameters. */
  readonly locals: readonly ("i32" | "v128")[];
  readonly code: Code;
}

const { get, set, add, sub, constant, lessThan, moreThan } = op;
const quarters = [0, 1, 2, 3];

/** One pair of inputs of each row at `from` (`rows` apart), times 16 outputs at `weights + at`, added to `sums`. */
function step(
  from: number,
  rows: readonly number[],
  weights: number,
  pair: number,
  sums: number,
  loaded: number,
): Code {
  return [
    rows.map((apart, r) => [simd.loadSplat(get(from), apart + pair * 4), set(loaded + 4 + r)]),
    quarters.map((j) => [simd.load(get(weights), pair * 64 + j * 16), set(loaded + j)]),
    rows.map((_, r) =>
      quarters.map((j) => {
        const to = sums + r * 4 + j;
        return [get(to), simd.dot(get(loaded + 4 + r), get(loaded + j)), simd.addInts, set(to)];
      }),
    ),
  ];
}

function convolveCode(width: number): Body {
  const [q, weights, scales, bias, x, rows] = [0, 1, 2, 3, 4, 5];
  const [from, at, end, last, scaleAt, biasAt, to] = [6, 7, 8, 9, 10, 11, 12];
  const sums = 13;
  const loaded = 21;
  const apart = [0, width * 2];
  const code = loop([
    [get(weights!), set(at!), get(scales!), set(scaleAt!), get(bias!), set(biasAt!), get(x!), set(to!)],
    [get(x!), constant(width * 4), add, set(last!), get(q!), constant(width * 6), add, set(end!)],
    loop([
      [get(q!), set(from!)],
      [0, 1].map((r) => quarters.map((j) => [V128_ZERO, set(sums + r * 4 + j)])),
      loop([
        [0, 1, 2, 3].map((pair) => step(from!, apart, at!, pair, sums, loaded)),
        [get(at!), constant(256), add, set(at!)],
        [get(from!), constant(16), add, set(from!)],
        [get(from!), get(end!), lessThan],
      ]),
      apart.map((_, r) =>
        quarters.map((j) => {
          const offset = r * width * 4 + j * 16;
          const scaled = [get(sums + r * 4 + j), simd.toFloats, simd.load(get(scaleAt!), j * 16), simd.multiply];
          const z = [scaled, simd.load(get(biasAt!), j * 16), simd.add, V128_ZERO, simd.max];
          return simd.store(get(to!), [simd.load(get(to!), offset), z, simd.add], offset);
        }),
      ),
      [scaleAt!, biasAt!, to!].map((pointer) => [get(pointer), constant(64), add, set(pointer)]),
      [get(to!), get(last!), lessThan],
    ]),
    [get(q!), constant(width * 4), add, set(q!), get(x!), constant(width * 8), add, set(x!)],
    [get(rows!), constant(2), sub, set(rows!), get(rows!), constant(0), moreThan],
  ]);
  return { locals: [...ints(7), ...vectors(14)], code };
}

function projectCode(width: number): Body {
  const [q, weights, scales, out, pairs] = [0, 1, 2, 3, 4];
  const [from, end, last] = [5, 6, 7];
  const sums = 8;
  const loaded = 12;
  const code = [
    [get(q!), get(pairs!), constant(2), op.shiftLeft, add, set(end!)],
    [get(out!), constant(width * 4), add, set(last!)],
    loop([
      [get(q!), set(from!)],
      quarters.map((j) => [V128_ZERO, set(sums + j)]),
      loop([
        [0, 1, 2, 3].map((pair) => step(from!, [0], weights!, pair, sums, loaded)),
        [get(weights!), constant(256), add, set(weights!)],
        [get(from!), constant(16), add, set(from!)],
        [get(from!), get(end!), lessThan],
      ]),
      quarters.map((j) =>
        simd.store(get(out!), [get(sums + j), simd.toFloats, simd.load(get(scales!), j * 16), simd.multiply], j * 16),
      ),
      [scales!, out!].map((pointer) => [get(pointer), constant(64), add, set(pointer)]),
      [get(out!), get(last!), lessThan],
    ]),
  ];
  return { locals: [...ints(3), ...vectors(9)], code };
}

function shortenCode(): Body {
  const [x, q, count, by] = [0, 1, 2, 3];
  const factor = 4;
  const half = (offset: number): Code => [simd.load(get(x!), offset), get(factor), simd.multiply, simd.toInts];
  const code = [
    [get(by!), simd.splat, set(factor)],
    loop([
      simd.store(get(q!), [half(0), half(16), simd.narrow], 0),
      [get(x!), constant(32), add, set(x!), get(q!), constant(16), add, set(q!)],
      [get(count!), constant(8), sub, set(count!), get(count!), constant(0), moreThan],
    ]),
  ];
  return { locals: vectors(1), code };
}

function sumCode(width: number): Body {
  const [list, count, out, least] = [0, 1, 2, 3];
  const [at, row, end, last] = [4, 5, 6, 7];
  const [shift, from] = [8, 9];
  const sums = 10;
  const eight = [0, 1, 2, 3, 4, 5, 6, 7];
  const perTurn = [8, 7, 6, 5, 4].find((n) => (width / 4) % n === 0)!;
  const lanes = eight.slice(0, perTurn);
  const code = [
    [get(list!), get(count!), constant(2), op.shiftLeft, add, set(end!)],
    [constant(0), set(shift!), get(out!), constant(width * 4), add, set(last!)],
    loop([
      [op.load(get(list!)), get(shift!), add, set(from!)],
      lanes.map((j) => [simd.load(get(from!), j * 16), set(sums + j)]),
      [get(list!), constant(4), add, set(at!)],
      loop([
        [op.load(get(at!)), get(shift!), add, set(row!)],
        lanes.map((j) => [get(sums + j), simd.load(get(row!), j * 16), simd.add, set(sums + j)]),
        [get(at!), constant(4), add, set(at!), get(at!), get(end!), lessThan],
      ]),
      lanes.map((j) => simd.store(get(out!), [get(sums + j), get(least!), simd.splat, simd.max], j * 16)),
      [out!, shift!].map((pointer) => [get(pointer), constant(perTurn * 16), add, set(pointer)]),
      [get(out!), get(last!), lessThan],
    ]),
  ];
  return { locals: [...ints(6), ...vectors(8)], code };
}

function scoreCode(scored: number): Body {
  const [h, list, count, out] = [0, 1, 2, 3];
  const row = 4;
  const total = 5;
  const places = Array.from({ length: scored / 4 }, (_, i) => i * 16);
  const lane = (i: number): Code => [get(total), simd.lane(i)];
  const code = loop([
    [op.load(get(list!)), set(row), V128_ZERO, set(total)],
    places.map((at) => [
      [get(total), simd.load(get(h!), at), simd.load(get(row), at), simd.multiply, simd.add, set(total)],
    ]),
    op.storeFloat(get(out!), [lane(0), lane(1), op.addFloat, lane(2), lane(3), op.addFloat, op.addFloat]),
    [list!, out!].map((pointer) => [get(pointer), constant(4), add, set(pointer)]),
    [get(count!), constant(1), sub, set(count!), get(count!), constant(0), moreThan],
  ]);
  return { locals: [...ints(1), ...vectors(1)], code };
}

const ints = (count: number): "i32"[] => new Array<"i32">(count).fill("i32");
const vectors = (count: number): "v128"[] => new Array<"v128">(count).fill("v128");
