import { describe, expect, it } from 'vitest';
import { renderVoices, testNoise, type UnitOptions } from '../../../test/support/renderUnit.ts';
import type { Event, Lanes } from '../../../test/support/kernelHost.ts';
import { frequency, param, type I32, type Num } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { phasor, type Phasor } from './phasor.ts';

/** All 32 bits of an integer signal, as unsigned numbers, for each of four notes. */
async function wordsOf(body: () => I32, options: UnitOptions): Promise<number[][]> {
  const halves = () => {
    const word = body();
    return { out: [word.shrU(16).toFloat(), word.and(0xffff).toFloat()] as const };
  };
  const notes = await renderVoices(halves, options);
  return notes.map(([high, low]) => [...high].map((value, at) => value * 65536 + low[at]!));
}

/** Phases and steps of the phasor that `make` builds. */
async function phasesOf(make: () => Phasor, options: UnitOptions) {
  const phases = await wordsOf(() => make().phase, options);
  const steps = await wordsOf(() => make().step, options);
  return phases.map((phase, lane) => ({ phase, step: steps[lane]! }));
}

const frequencies: Lanes = [20, 440, 1234.5, 16000];
const live = () => param('hz', 440);

describe.each([8000, 44100, 48000, 192000])('phasor at %i Hz', (sampleRate) => {
  const hertz = frequencies.map((hz) => Math.min(hz, 0.45 * sampleRate)) as unknown as Lanes;

  it('advances by frequency / sample rate of a turn, to the float32 and never by drifting', async () => {
    // A tick of ten minutes: the phase is a closed form of it.
    for (const tick of [0, 600 * sampleRate]) {
      const options = { frames: 3000, sampleRate, tick, values: { frequency: hertz, start: 0 } };
      for (const [lane, { phase, step }] of (await phasesOf(() => phasor(frequency()), options)).entries()) {
        const exact = (Math.fround(hertz[lane]!) / sampleRate) * 2 ** 32;
        expect(Math.abs(step[0]! - exact)).toBeLessThanOrEqual(exact * 2 ** -23 + 1);
        expect(new Set(step).size).toBe(1);
        const wanted = phase.map((_, at) => Number((BigInt(tick + at) * BigInt(step[0]!)) % 2n ** 32n));
        expect(phase).toEqual(wanted);
      }
    }
  });

  it('gives the same phases where it has to sum them up', async () => {
    const sum = (hz: Num) => () => phasor(hz, 0x12345678).phase;
    const fixed = await wordsOf(() => sum(frequency())(), { frames: 3000, sampleRate, values: { frequency: hertz } });
    const moving = await wordsOf(() => sum(live())(), { frames: 3000, sampleRate, values: { hz: hertz } });
    expect(moving).toEqual(fixed);
    expect(fixed[0]![0]).toBe(0x12345678);
  });
});

it('phasor starts where it is told to', async () => {
  for (const start of [0, 1, 0x40000000, 0xc0000000, -1]) {
    const [first] = await wordsOf(() => phasor(440, start).phase, { frames: 2 });
    expect(first![0]).toBe(start >>> 0);
  }
});

it('phasor follows a moving frequency without a jump: each sample advances by the step of that sample', async () => {
  const jumps: Event[] = [...testNoise(20)].map((noise, at) => {
    const hz = 5000 * (noise + 1);
    return { kind: 'live', frame: 64 * (at + 1), values: { hz: [hz, hz / 2, hz / 3, hz / 4] } };
  });
  const options = { frames: 1500, events: jumps };
  for (const make of [() => phasor(live()), () => phasor(whiteNoise().add(1).mul(8000))]) {
    for (const { phase, step } of await phasesOf(make, { ...options, values: { seed: [1, 2, 3, 4] } })) {
      const wanted = [0];
      for (const [at, each] of step.entries()) wanted.push((wanted[at]! + each) % 2 ** 32);
      expect(phase).toEqual(wanted.slice(0, -1));
      expect(new Set(step).size).toBeGreaterThan(10);
    }
  }
});

it('phasor stands still at 0 Hz and stays just below half a turn at and above half the sample rate', async () => {
  const values = { frequency: [0, 22050, 44100, 1e9] } as const;
  const [still, ...fast] = await phasesOf(() => phasor(frequency()), { frames: 3, values });
  expect(still!.phase).toEqual([0, 0, 0]);
  for (const { step } of fast) expect(step[0]).toBe(0x7fffffff);
});
