/** Runs a function of the graph language over many numbers, on one backend: what the tests of src/units/math measure. */
import { backends, initialise, instanceBytes, type BackendName } from '../../src/backends/index.ts';
import { effect, type F32 } from '../../src/ir/index.ts';
import { optimise } from '../../src/passes/index.ts';

const FLOAT = 4;

/** fn(x) for every x of `inputs`. They pass as the samples of a stereo bus; the interpreter gets the graph as it was written. */
export async function evaluateFloat(
  fn: (x: F32) => F32,
  inputs: Float32Array,
  backend: BackendName,
): Promise<Float32Array> {
  const written = effect('evaluate', fn);
  const graph = backend === 'interpreter' ? written : optimise(written);
  const memory = backends[backend].createMemory();
  const kernel = await backends[backend].compile(graph, memory);

  const frames = Math.ceil(inputs.length / 2);
  const base = instanceBytes(graph, kernel.layout, 44100);
  memory.ensure(base + frames * 2 * FLOAT);
  initialise(graph, kernel.layout, memory.buffer, 0, 44100);
  new Float32Array(memory.buffer).set(inputs, base / FLOAT);
  kernel.run(0, 0, frames, base, 0b1111);
  return new Float32Array(memory.buffer).slice(base / FLOAT, base / FLOAT + inputs.length);
}

/** fn of a few numbers (rounded to float32), as WebAssembly computes it. */
export async function valuesOf(fn: (x: F32) => F32, inputs: readonly number[]): Promise<number[]> {
  return [...(await evaluateFloat(fn, Float32Array.from(inputs), 'wasm'))];
}
