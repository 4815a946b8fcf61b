import { describe, expect, it } from 'vitest';
import { backends, initialise, instanceBytes } from '../backends/index.ts';
import { RenderError } from '../errors.ts';
import { effect, int, param, perLaneInt, sampleRate, type Graph, type I32 } from '../ir/index.ts';
import { optimise } from '../passes/index.ts';
import type { Program } from './job.ts';
import { latencyOf } from './latencyOf.ts';
import { setInputs } from './setInputs.ts';

const RATE = 8000;
const BASE = 64;

async function read(raw: Graph, backend: keyof typeof backends = 'wasm', values = {}): Promise<number> {
  const memory = backends[backend].createMemory();
  const graph = optimise(raw);
  const program: Program = { graph, kernel: await backends[backend].compile(graph, memory) };
  const { layout } = program.kernel;
  initialise(graph, layout, memory.buffer, BASE, RATE);
  for (let lane = 0; lane < 4; lane++) setInputs(program, memory, BASE, lane, { sampleRate: RATE, ...values });
  return latencyOf(program, memory, BASE, BASE + instanceBytes(graph, layout, RATE), RATE);
}
const late = (latency: () => I32) => effect('late', (x) => ({ out: x, latency: latency() }));

describe('latencyOf', () => {
  it('is 0 where the effect says nothing', async () => {
    expect(await read(effect('plain', (x) => x))).toBe(0);
  });

  it.each(['wasm', 'js', 'interpreter'] as const)('is what the effect says (%s)', async (backend) => {
    for (const samples of [0, 1, 777, RATE])
      expect(
        await read(
          late(() => int(samples)),
          backend,
        ),
      ).toBe(samples);
    const ofRate = late(() => sampleRate().mul(0.005).toInt());
    expect(await read(ofRate, backend)).toBe(40);
    const ofNote = late(() => param('ahead', 3, 'note').toInt());
    expect(await read(ofNote, backend)).toBe(3);
    expect(await read(ofNote, backend, { ahead: 9 })).toBe(9);
  });

  it.each([
    ['negative', () => int(-1), '-1'],
    ['over a second', () => int(RATE + 1), '8001'],
    ['not the same in all lanes', () => perLaneInt(5, 6, 5, 6), '5 or 6'],
  ] as const)('refuses one that is %s', async (_, latency, found) => {
    const reading = read(late(latency));
    await expect(reading).rejects.toThrow(RenderError);
    await expect(reading).rejects.toMatchObject({ code: 'bad_latency', path: 'late', message: expect.stringContaining(found) }); // prettier-ignore
  });
});
