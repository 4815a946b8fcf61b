// The reference is the response of an ideal mode, rⁿ·sin(ωn) with r = 1000^(−1/(T·rate)), in float64.
import { describe, expect, it } from 'vitest';
import type { Lanes } from '../../../test/support/kernelHost.ts';
import {
  decibels,
  firstDifference,
  impulse,
  partialOf,
  peakOf,
  renderEffect,
  renderVoice,
  renderVoices,
  rmsOf,
  testNoise,
  worstError,
} from '../../../test/support/renderUnit.ts';
import { GraphError } from '../../errors.ts';
import { frequency, instrument, num, param, time, type F32 } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { modal, type Mode } from './modal.ts';
import { modalRatios } from './modalRatios.ts';

const strike = () => time().eq(0).select(1, 0);

describe.each([8000, 44100, 192000])('modes at %i Hz', (sampleRate) => {
  const ideal = (hz: number, decaySec: number) => (at: number) =>
    Math.exp((-Math.log(1000) * at) / (decaySec * sampleRate)) * Math.sin((2 * Math.PI * hz * at) / sampleRate);

  it('ring as ideal ones do, sample by sample', async () => {
    for (const hz of [20, 110, 1000, 3500, 15000].filter((f) => f < 0.45 * sampleRate)) {
      for (const decaySec of [0.005, 0.1, 1, 8, 60]) {
        const options = { frames: 20_000, sampleRate, values: { frequency: hz } };
        const x = await renderVoice(() => modal(strike(), frequency(), [{ ratio: 1, gain: 1, decaySec }]), options);
        // What is stored of an angle ω has been rounded some four times, by 6e-8·ω each: 5e-3·ω in the end. It is a
        // number below 2, off by 1.2e-7 at most: 2.4e-3 in the end.
        const bound = Math.min(5e-3 * ((2 * Math.PI * hz) / sampleRate), 2.4e-3);
        expect(worstError(x, ideal(hz, decaySec)), `${hz} Hz, ${decaySec} s`).toBeLessThan(bound);
      }
    }
  });

  it('have their pitches within 0.01 cents and their T60 within 1 %, up to 10 s', async () => {
    const modes = modalRatios.freeBar.map((ratio, at) => ({ ratio, gain: 1, decaySec: [10, 4, 2, 1, 0.5, 0.25][at]! }));
    for (const note of [50, 200, 700]) {
      for (const mode of modes) {
        const hz = Math.fround(note) * Math.fround(mode.ratio);
        if (hz > 0.4 * sampleRate) continue;
        const gap = Math.round(0.5 * mode.decaySec * sampleRate);
        const size = Math.round((40 / hz) * sampleRate);
        const options = { frames: gap + size, sampleRate, values: { frequency: note } };
        const x = await renderVoice(() => modal(strike(), frequency(), [mode]), options);
        // Windows of 40 periods: the decay within them tilts both alike.
        const [early, late] = [0, gap].map((from) => partialOf(x.subarray(from, from + size), hz, sampleRate));
        const cycles = (hz * gap) / sampleRate;
        const drift = late!.turns - early!.turns - cycles;
        expect(Math.abs(1200 * Math.log2(1 + (drift - Math.round(drift)) / cycles)), `${hz} Hz`).toBeLessThan(0.01);
        const t60 = (-60 * gap) / sampleRate / decibels(late!.amplitude / early!.amplitude);
        expect(Math.abs(t60 / mode.decaySec - 1), `${hz} Hz`).toBeLessThan(0.01);
      }
    }
  });

  it('have losses per sample that are right within 1.2e-7·ω² and 1.8e-7, up to 60 s', async () => {
    const shares = [0.0005, 0.002, 0.01, 0.02, 0.03, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.38, 0.4, 0.42, 0.44];
    const gap = 2 * sampleRate;
    for (const decaySec of [400_000 / sampleRate, 10, 60].filter((t) => t <= 60)) {
      for (let first = 0; first < shares.length; first += 4) {
        const hertz = shares.slice(first, first + 4).map((share) => Math.round(share * sampleRate)) as never as Lanes;
        const size = Math.round(42 / shares[first]!);
        const body = () => modal(strike(), frequency(), [{ ratio: 1, gain: 1, decaySec }]);
        const notes = await renderVoices(body, { frames: gap + size, sampleRate, values: { frequency: hertz } });
        for (const [lane, hz] of hertz.entries()) {
          const omega = (2 * Math.PI * hz) / sampleRate;
          const whole = Math.round((Math.floor((hz * size) / sampleRate) * sampleRate) / hz);
          const [early, late] = [0, gap].map((from) => partialOf(notes[lane]![0].subarray(from, from + whole), hz, sampleRate).amplitude); // prettier-ignore
          const wanted = Math.log(1000) / (decaySec * sampleRate);
          const off = Math.log(early! / late!) / gap - wanted;
          // Amplitudes are measured to 1e-5 of their own.
          const bound = Math.min(1.2e-7 * omega * omega, 1.8e-7) + 1e-5 * wanted + 2e-5 / gap;
          expect(Math.abs(off), `${hz} Hz, ${decaySec} s`).toBeLessThan(bound);
          if (omega < (2 * Math.PI) / 30 || decaySec * sampleRate <= 400_000)
            expect(Math.abs(off / wanted), `${hz} Hz, ${decaySec} s`).toBeLessThan(0.012);
        }
      }
    }
  });

  it('are silent from 0.49 of the rate on, and at 0 Hz', async () => {
    const hertz = [0.49 * sampleRate, 0.5 * sampleRate, 1e9, 0] as unknown as Lanes;
    const body = () => modal(strike(), frequency(), [{ ratio: 1, gain: 1, decaySec: 1 }]);
    for (const [x] of await renderVoices(body, { frames: 1000, sampleRate, values: { frequency: hertz } }))
      expect(peakOf(x)).toBe(0);
  });
});

const bell: Mode[] = modalRatios.bell.map((ratio, at) => ({ ratio, gain: 1 / (at + 1), decaySec: 2 / ratio }));

describe('modal', () => {
  it('is linear: noise gives the sum of its samples’ responses', async () => {
    const frames = 3000;
    const noise = testNoise(frames);
    const body = (x: F32) => modal(x, 440, bell);
    const [h] = await renderEffect(body, impulse(frames), { frames });
    const [y] = await renderEffect(body, noise, { frames });
    const wanted = Float64Array.from(y, (_, at) => {
      let sum = 0;
      for (let lag = 0; lag <= at; lag++) sum += h[lag]! * noise[at - lag]!;
      return sum;
    });
    expect(worstError(y, wanted) / peakOf(y)).toBeLessThan(1e-5);
  });

  it('tilts by decibels per octave, and scales decays, which stay in their range', async () => {
    const single = async (mode: Mode, options: object) =>
      renderVoice(() => modal(strike(), 500, [mode], options), { frames: 8000 });
    for (const ratio of [0.5, 1, 4]) {
      const mode = { ratio, gain: 0.5, decaySec: 1 };
      const [plain, tilted] = [await single(mode, {}), await single(mode, { tiltDb: -9 })];
      const gain = 10 ** ((-9 * Math.log2(ratio)) / 20);
      expect(
        worstError(
          tilted,
          plain.map((x) => x * gain),
        ),
      ).toBeLessThan(1e-6);
      const scaled = await single({ ...mode, decaySec: 0.25 }, { decayScale: 4 });
      expect(firstDifference(scaled, plain)).toBe(-1);
      const [least, asked] = [await single({ ...mode, decaySec: 0.005 }, {}), await single({ ...mode, decaySec: 0.1 }, { decayScale: 0.01 })]; // prettier-ignore
      expect(firstDifference(asked, least)).toBe(-1);
    }
  });

  it('sounds the same where its knobs may move', async () => {
    const options = { frames: 8000, values: { frequency: 300 } };
    const fixed = await renderVoice(() => modal(strike(), frequency(), bell, { tiltDb: -3, decayScale: 0.5 }), options);
    const live = () => modal(strike(), param('hz', 300), bell, { tiltDb: param('tilt', -3), decayScale: param('scale', 0.5) }); // prettier-ignore
    expect(worstError(await renderVoice(live, options), fixed)).toBeLessThan(1e-6);
    expect(rmsOf(fixed)).toBeGreaterThan(0.05);
  });

  it('never grows by itself, however fast pitch and decay move', async () => {
    const wild = () => whiteNoise().abs().mul(whiteNoise().abs()).mul(20_000);
    const body = () => modal(strike(), wild(), [{ ratio: 1, gain: 1, decaySec: num(0.1).add(wild()) }]);
    const frames = 50_000;
    for (const [x] of await renderVoices(body, { frames, sampleRate: 192000, values: { seed: [1, 2, 3, 4] } })) {
      expect(peakOf(x.subarray(0, 1000))).toBeGreaterThan(0.3);
      expect(peakOf(x)).toBeLessThanOrEqual(1.00001);
    }
  });

  it('refuses lists and modes that are wrong, by name', () => {
    const build = (modes: unknown) => () => instrument('gong', () => modal(num(0), 220, modes as Mode[]));
    for (const [modes, code, path] of [
      [[], 'bad_list', 'gong/modal/mode'],
      [Array(129).fill(bell[0]), 'bad_list', 'gong/modal/mode'],
      [[bell[0], { ratio: 1, gain: 1 }], 'type_clash', 'gong/modal/mode#2/decaySec'],
      [[{ ratio: 1, gain: 1, decaySec: 61 }], 'out_of_range', 'gong/modal/mode/decaySec'],
    ] as const) {
      expect(build(modes)).toThrow(GraphError);
      expect(build(modes)).toThrow(expect.objectContaining({ code, path }));
    }
  });
});
