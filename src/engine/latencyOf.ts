/** By how many samples an effect is late, as its kernel says. */
import { RenderError } from '../errors.ts';
import type { Memory } from '../backends/index.ts';
import type { Program } from './job.ts';
import { LANES } from './laneGroup.ts';

/**
 * Runs one sample of a fresh instance, which has to be made anew afterwards.
 * @param bus one frame of stereo, which is overwritten
 * @throws RenderError `bad_latency` unless all lanes agree on a number of samples from 0 to one second
 */
export function latencyOf(program: Program, memory: Memory, base: number, bus: number, sampleRate: number): number {
  const { graph, kernel } = program;
  if (graph.latency === undefined) return 0;
  kernel.run(base, 0, 1, bus, 15);
  const lanes = new Int32Array(memory.buffer, base + kernel.layout.latency, LANES);
  const latency = lanes[0]!;
  if (latency >= 0 && latency <= sampleRate && lanes.every((lane) => lane === latency)) return latency;
  const expected = `a whole number from 0 to ${sampleRate} samples (one second), the same in all lanes`;
  throw new RenderError(`${graph.name} is late by ${[...new Set(lanes)].join(' or ')} samples.`, {
    code: 'bad_latency',
    path: graph.name,
    expected,
    suggestion: 'add up the latencies of the units, in samples; shorten what they look ahead',
  });
}
