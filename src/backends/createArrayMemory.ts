/** Memory of the backends that run in JavaScript: an array buffer that grows by copying. */
import { RenderError } from '../errors.ts';
import type { Memory } from './backend.ts';

export function createArrayMemory(): Memory {
  let buffer = new ArrayBuffer(1 << 16);
  return {
    get buffer() {
      return buffer;
    },
    ensure(bytes) {
      if (bytes <= buffer.byteLength) return;
      try {
        const larger = new ArrayBuffer(Math.max(bytes, buffer.byteLength * 2));
        new Uint8Array(larger).set(new Uint8Array(buffer));
        buffer = larger;
      } catch (cause) {
        throw outOfMemory(bytes, cause);
      }
    },
  };
}

export function outOfMemory(bytes: number, cause: unknown): RenderError {
  return new RenderError(`The render needs ${Math.ceil(bytes / 1048576)} MB, which this machine does not give.`, {
    code: 'out_of_memory',
    path: 'memory',
    expected: 'a render that fits into memory',
    suggestion: 'render fewer voices at a time, with shorter delay lines or at a lower sample rate',
    cause,
  });
}
