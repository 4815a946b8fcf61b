import { describe, expect, it, vi } from 'vitest';
import { ConfigurationError, RenderError } from '../../errors.ts';
import { effect, frequency, instrument } from '../../ir/index.ts';
import { optimise } from '../../passes/index.ts';
import { createArrayMemory } from '../createArrayMemory.ts';
import { emitModule, wasm } from './index.ts';

const tone = optimise(instrument('tone', () => frequency().mul(2)));

describe('availability', () => {
  it('asks the engine for SIMD', () => {
    expect(wasm.isAvailable()).toBe(true);
    // What an engine without SIMD does, and one whose content-security policy forbids compiling.
    const compiler = vi.spyOn(WebAssembly, 'Module').mockImplementation(() => {
      throw new WebAssembly.CompileError('forbidden');
    });
    expect(wasm.isAvailable()).toBe(false);
    compiler.mockRestore();
    expect(wasm.isAvailable()).toBe(true);
  });
});

describe('modules', () => {
  it('import one memory and nothing else', async () => {
    for (const graph of [tone, optimise(effect('fx', (x) => x.mul(0.5)))]) {
      const module = await WebAssembly.compile(emitModule(graph));
      expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }]);
      const exports = WebAssembly.Module.exports(module).map(({ name }) => name);
      expect(exports.sort()).toEqual(['isFinite', 'mixAll', 'mixLane', 'run', 'split']);
    }
  });

  it('are the same bytes every time', () => {
    expect(emitModule(tone)).toEqual(emitModule(tone));
  });
});

describe('memory', () => {
  it('grows by pages and keeps what it holds', () => {
    const memory = wasm.createMemory();
    new Uint8Array(memory.buffer)[100] = 42;
    memory.ensure(memory.buffer.byteLength + 1);
    expect(memory.buffer.byteLength).toBe(131072);
    expect(new Uint8Array(memory.buffer)[100]).toBe(42);
    memory.ensure(1);
    expect(memory.buffer.byteLength).toBe(131072);
  });

  it('says so where there is not enough', () => {
    expect(() => wasm.createMemory().ensure(2 ** 40)).toThrow(RenderError);
  });

  it('is its own: kernels refuse that of another backend', async () => {
    await expect(wasm.compile(tone, createArrayMemory())).rejects.toThrow(ConfigurationError);
  });
});
