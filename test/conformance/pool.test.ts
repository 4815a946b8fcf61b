// The pool behind renders: blocks do not overlap, fit again, and never become more than were needed at once.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backends } from '../../src/backends/index.ts';
import { Pool } from '../../src/engine/pool.ts';

const pool = () => new Pool(backends.js.createMemory());

it('gives aligned blocks that do not overlap, in memory that is large enough', () => {
  const sizes = fc.array(fc.nat({ max: 100_000 }), { maxLength: 60 });
  const freed = fc.array(fc.nat({ max: 60 }));
  fc.assert(
    fc.property(sizes, freed, (wanted, order) => {
      const memory = pool();
      const taken = new Map<number, number>();
      wanted.forEach((bytes, turn) => {
        const address = memory.take(bytes + 1);
        expect(address % 64).toBe(0);
        expect(address + bytes + 1).toBeLessThanOrEqual(memory.memory.buffer.byteLength);
        for (const [other, length] of taken) {
          expect(address + bytes + 1 <= other || other + length <= address, `${address} in ${other}`).toBe(true);
        }
        taken.set(address, bytes + 1);
        // Now and then one is given back.
        const victim = [...taken.keys()][order[turn] ?? taken.size];
        if (victim === undefined) return;
        memory.give(victim);
        taken.delete(victim);
      });
      const sum = [...taken.values()].reduce((total, length) => total + length, 0);
      expect(memory.used).toBeGreaterThanOrEqual(sum);
      // At most a quarter is wasted, and what alignment takes.
      expect(memory.used).toBeLessThanOrEqual(sum * 1.25 + 64 * taken.size);
    }),
  );
});

it('uses a block again for whatever has nearly its size', () => {
  const memory = pool();
  const first = memory.take(10_000);
  memory.give(first);
  expect(memory.used).toBe(0);
  expect(memory.take(10_200)).toBe(first);
  expect(memory.take(10_000)).not.toBe(first);
});

it('does not grow while the same is asked for again and again', () => {
  const memory = pool();
  let size = 0;
  for (let round = 0; round < 1000; round++) {
    const blocks = [5000, 70_000, 300, 70_000, 64].map((bytes) => memory.take(bytes));
    for (const block of round % 2 ? blocks : blocks.reverse()) memory.give(block);
    if (round === 0) size = memory.memory.buffer.byteLength;
  }
  expect(memory.memory.buffer.byteLength).toBe(size);
  expect(memory.used).toBe(0);
});

it('refuses what it has not given, and what came back already', () => {
  const memory = pool();
  const block = memory.take(100);
  memory.give(block);
  expect(() => memory.give(block)).toThrow(/not in use/);
  expect(() => memory.give(12345)).toThrow(/not in use/);
});
