/** Memory for renders: blocks are given back and used again, so that the memory of an engine stops growing. */
import { outOfMemory, type Memory } from '../backends/index.ts';

/** Hands out blocks of one {@link Memory}. Sizes are rounded up to a few per power of two, so that blocks fit again. */
export class Pool {
  readonly memory: Memory;
  readonly #free = new Map<number, number[]>();
  readonly #sizes = new Map<number, number>();
  #top = 64;

  constructor(memory: Memory) {
    this.memory = memory;
  }

  /** The address of at least `bytes` bytes, aligned to 64; what they hold is undefined. */
  take(bytes: number): number {
    const size = roundedSize(bytes);
    const address = this.#free.get(size)?.pop() ?? this.#grow(size);
    this.#sizes.set(address, size);
    return address;
  }

  give(address: number): void {
    const size = this.#sizes.get(address);
    if (size === undefined) throw new Error(`pool: ${address} is not in use`);
    this.#sizes.delete(address);
    const list = this.#free.get(size);
    if (list) list.push(address);
    else this.#free.set(size, [address]);
  }

  /** Bytes in use. */
  get used(): number {
    let sum = 0;
    for (const size of this.#sizes.values()) sum += size;
    return sum;
  }

  #grow(size: number): number {
    const address = this.#top;
    // Addresses are int32 everywhere.
    if (address + size > 0x7fffffff) throw outOfMemory(address + size, undefined);
    this.memory.ensure(address + size);
    this.#top += size;
    return address;
  }
}

/** The next of 4, 5, 6, 7 times a power of two: at most a quarter is wasted. */
function roundedSize(bytes: number): number {
  let step = 16;
  while (step * 8 < bytes) step *= 2;
  return Math.ceil((Math.ceil(bytes / step) * step) / 64) * 64;
}
