/** Writes the inputs of one lane of an instance. */
import type { Memory } from '../backends/index.ts';
import type { Program, Values } from './job.ts';

const INTEGERS = new Set(['gate', 'seed', 'start', 'origin']);

/** Gives every input that the graph reads its value, or the initial one that it declares. */
export function setInputs(program: Program, memory: Memory, base: number, lane: number, values: Values): void {
  const view = new DataView(memory.buffer);
  for (const [name, offset] of program.kernel.layout.inputs) {
    const initial = program.graph.inputs.find((input) => input.name === name)?.initial ?? 0;
    const value = values[name] ?? initial;
    const address = base + offset + lane * 4;
    if (INTEGERS.has(name)) view.setInt32(address, value | 0, true);
    else view.setFloat32(address, value, true);
  }
}
