/** Decompression by the platform, lent to the readers of `page/`: DEFLATE and Brotli, never more than a limit. */
import { brotliDecompressSync, constants, inflateRawSync } from "node:zlib";
import type { Unpack, Unpacked } from "../page/source.ts";

export const unpack: Unpack = {
  inflate: (bytes, limit) =>
    // A stream that is cut gives what it has: who asked for it looks at what follows it.
    told(bytes, () => {
      const options = { maxOutputLength: Math.max(1, limit), finishFlush: constants.Z_SYNC_FLUSH, info: true };
      // With `info` the buffer comes beside the engine, which the types do not say.
      const { buffer, engine } = inflateRawSync(bytes, options) as unknown as {
        buffer: Uint8Array;
        engine: { bytesWritten: number };
      };
      return { bytes: buffer, used: engine.bytesWritten };
    }),
  brotli: (bytes, limit) =>
    told(bytes, () => ({
      bytes: brotliDecompressSync(bytes, { maxOutputLength: Math.max(1, limit) }),
      used: bytes.length,
    })),
};

function told(bytes: Uint8Array, work: () => { bytes: Uint8Array; used: number }): Unpacked {
  try {
    return { ...work(), state: "read" };
  } catch (error) {
    const isOver = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    return { bytes: new Uint8Array(), used: bytes.length, state: isOver ? "over-limit" : "damaged" };
  }
}
