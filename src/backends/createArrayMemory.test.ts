import { expect, it } from 'vitest';
import { RenderError } from '../errors.ts';
import { createArrayMemory } from './createArrayMemory.ts';

it('grows and keeps what it holds', () => {
  const memory = createArrayMemory();
  const first = memory.buffer;
  new Uint8Array(first)[100] = 42;
  memory.ensure(first.byteLength);
  expect(memory.buffer).toBe(first);
  memory.ensure(first.byteLength + 1);
  expect(memory.buffer.byteLength).toBeGreaterThan(first.byteLength);
  expect(new Uint8Array(memory.buffer)[100]).toBe(42);
  memory.ensure(1 << 20);
  expect(memory.buffer.byteLength).toBeGreaterThanOrEqual(1 << 20);
});

it('says so where there is not enough, and stays usable', () => {
  const memory = createArrayMemory();
  const before = memory.buffer;
  expect(() => memory.ensure(2 ** 52)).toThrow(RenderError);
  expect(() => memory.ensure(2 ** 52)).toThrow(/MB/);
  expect(memory.buffer).toBe(before);
});
