import { expect, it } from 'vitest';
import { ops } from '../ops/index.ts';
import { backends, emitModule } from './index.ts';
import { expressions } from './js/expressions.ts';
import { instructions } from './wasm/instructions.ts';

it('lists the backends by their own names, best first', () => {
  expect(Object.keys(backends)).toEqual(['wasm', 'js', 'interpreter']);
  for (const [name, backend] of Object.entries(backends)) expect(backend.name).toBe(name);
});

it('all of them can run here, each in memory of its own', () => {
  for (const backend of Object.values(backends)) {
    expect(backend.isAvailable()).toBe(true);
    expect(backend.createMemory()).not.toBe(backend.createMemory());
  }
});

it('has an instruction and an expression for every pure op', () => {
  const pure = Object.keys(ops).filter((name) => ops[name as keyof typeof ops].purity === 'pure');
  expect(pure.filter((name) => !(name in instructions))).toEqual([]);
  expect(pure.filter((name) => !(name in expressions))).toEqual([]);
});

it('emits modules', () => {
  expect(emitModule).toBeTypeOf('function');
});
