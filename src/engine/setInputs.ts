/** Writes the inputs of one lane of an instance. */
import type { Memory } from '../backends/index.ts';
import { inputOf } from '../ir/index.ts';
import type { Program, Values } from './job.ts';

/** Gives every input that the graph reads its value, or the initial one of its record. */
export function setInputs(program: Program, memory: Memory, base: number, lane: number, values: Values): void {
  const view = new DataView(memory.buffer);
  for (const [name, offset] of program.kernel.layout.inputs) {
    const record = inputOf(program.graph, name)!;
    const value = Object.hasOwn(values, name) ? values[name]! : record.initial;
    const address = base + offset + lane * 4;
    if (record.type === 'i32') view.setInt32(address, value, true);
    else view.setFloat32(address, value, true);
  }
}
