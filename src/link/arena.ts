/**
 * Room for the typed arrays of very many sketches: `arena.keep(sketch)` gives the same value with its arrays laid one behind the
 * other in large buffers. A buffer of its own for each of a million short arrays costs more than what stands in them.
 */
const CHUNK = 1 << 20;

export class Arena {
  #chunk = new ArrayBuffer(CHUNK);
  #used = 0;

  /** A copy of plain objects and typed arrays whose arrays lie in this arena; other values, lists among them, as they are. */
  keep<T>(value: T): T {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    // The guard above it leaves typed arrays of numbers alone, and these are copied into the same type.
    if (isNumbers(value)) return this.#copy(value) as T;
    // Spread, and not put together key by key: so the engine keeps it as small as the value that it was.
    const kept = { ...value } as Record<string, unknown>;
    for (const [key, part] of Object.entries(value))
      if (typeof part === "object" && part !== null) kept[key] = this.keep(part);
    return kept as T;
  }

  #copy(numbers: Numbers): Numbers {
    if (numbers.byteLength > CHUNK / 4) return numbers;
    const start = Math.ceil(this.#used / 4) * 4;
    if (start + numbers.byteLength > CHUNK) {
      this.#chunk = new ArrayBuffer(CHUNK);
      this.#used = 0;
      return this.#copy(numbers);
    }
    this.#used = start + numbers.byteLength;
    const Kind = numbers.constructor as new (buffer: ArrayBuffer, start: number, length: number) => Numbers;
    const copy = new Kind(this.#chunk, start, numbers.length);
    copy.set(numbers);
    return copy;
  }
}

type Numbers = Uint32Array | Float32Array | Uint16Array | Uint8Array;

const isNumbers = (value: object): value is Numbers => ArrayBuffer.isView(value) && !(value instanceof DataView);
