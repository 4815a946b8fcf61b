// The reference is the sum itself, in float64: amplitudes, phases, decays, and nothing else in the spectrum.
import { describe, expect, it } from 'vitest';
import {
  blackmanHarris,
  decibels,
  exactPitch,
  FRAMES_OF_PITCH,
  partialOf,
  peakOf,
  powerDecibels,
  powersOf,
  renderVoice,
  renderVoices,
  spectrumOf,
  sumOf,
  worstError,
} from '../../../test/support/renderUnit.ts';
import { GraphError } from '../../errors.ts';
import { frequency, instrument, param, time } from '../../ir/index.ts';
import { additive, type AdditivePartial } from './additive.ts';

const N = FRAMES_OF_PITCH;
const RATE = 44100;
const harmonics = (count: number): AdditivePartial[] =>
  Array.from({ length: count }, (_, at) => ({ ratio: at + 1, gain: (at % 3 === 2 ? -1 : 1) / (at + 1) }));
/** 1 up to 0.45 of the sample rate, 0 from 0.49 on. */
const fade = (hz: number) => Math.min(1, Math.max(0, (0.49 - hz / RATE) / 0.04));

describe('harmonic partials', () => {
  it('are what the list says up to 0.45 of the sample rate, and nothing else is there: −110 dB, at any pitch', async () => {
    for (const nearHz of [16, 55, 262, 997, 3520, 9000, 15000, 20000, 21000]) {
      const { frequencyHz, periods } = exactPitch(nearHz);
      const partials = harmonics(40);
      const x = await renderVoice(() => additive(frequency(), partials), { frames: N, values: { frequency: frequencyHz } }); // prettier-ignore
      const { re, im } = spectrumOf(x);
      const wanted = new Float64Array(N / 2 + 1);
      for (const { ratio, gain } of partials as { ratio: number; gain: number }[]) {
        if (ratio * frequencyHz < 0.49 * RATE) wanted[ratio * periods] = gain * fade(ratio * frequencyHz);
      }
      let error = 0;
      for (let bin = 0; bin <= N / 2; bin++)
        error += ((2 * re[bin]!) / N) ** 2 + ((-2 * im[bin]!) / N - wanted[bin]!) ** 2;
      expect(powerDecibels(error), `${nearHz} Hz`).toBeLessThan(-110);
    }
  });

  it('are silent from 0.49 of the sample rate on, and stay where they belong when they glide there', async () => {
    for (const sampleRate of [8000, 44100, 192000]) {
      const values = { frequency: [0.49, 0.5, 1, 1e6].map((x) => x * sampleRate) as never as [number, number, number, number] }; // prettier-ignore
      for (const [x] of await renderVoices(() => additive(frequency(), harmonics(8)), {
        frames: 500,
        sampleRate,
        values,
      }))
        expect(peakOf(x)).toBe(0);
    }
    // 14 kHz to 26 kHz in 1.5 s: what lies below 14 kHz came back from above.
    const frames = 2 ** 16;
    const x = await renderVoice(() => additive(time().toFloat().mul(12000 / frames).add(14000), [{ ratio: 1, gain: 1 }]), { frames }); // prettier-ignore
    const window = blackmanHarris(frames);
    const powers = powersOf(x.map((value, at) => value * window[at]!));
    const low = powers.subarray(0, Math.floor((13500 * frames) / RATE));
    expect(powerDecibels(sumOf(low) / sumOf(powers))).toBeLessThan(-100);
  });

  it('sound the same where the frequency may move', async () => {
    const options = { frames: 4000, values: { frequency: 441.5, hz: 441.5 } };
    const fixed = await renderVoice(() => additive(frequency(), harmonics(12)), options);
    expect(worstError(await renderVoice(() => additive(param('hz', 100), harmonics(12)), options), fixed)).toBeLessThan(
      1e-6,
    );
    expect(peakOf(fixed)).toBeGreaterThan(0.9);
  });
});

describe('inharmonic partials', () => {
  /** The frequency of one partial, from its phases a second apart, near a frequency that is right to half a hertz. */
  const pitchOf = (x: Float32Array, nearHz: number) => {
    const [early, late] = [0, RATE].map((from) => partialOf(x.subarray(from, from + 2 ** 14), nearHz).turns);
    const turns = late! - early! - nearHz;
    return nearHz + turns - Math.round(turns);
  };

  it('stand at their ratios, to a thousandth of a cent', async () => {
    const ratios = [0.5, 1, 2.756, 5.404, 8.933, 13.34];
    const partials = ratios.map((ratio) => ({ ratio, gain: 1 / ratios.length }));
    for (const hz of [() => frequency(), () => param('hz', 440)]) {
      const x = await renderVoice(() => additive(hz(), partials), { frames: 2 * RATE, values: { frequency: 440 } });
      for (const ratio of ratios) {
        const wanted = Math.fround(440 * Math.fround(ratio));
        expect(Math.abs(1200 * Math.log2(pitchOf(x, wanted) / wanted))).toBeLessThan(1e-3);
        expect(partialOf(x, wanted).amplitude * ratios.length).toBeCloseTo(1, 4);
      }
    }
  });

  it('of a stiff string: n·f·√(1 + B·n²), the first at the note', async () => {
    const inharmonicity = 0.0004;
    const [f0, count] = [220, 20];
    const partials = Array.from({ length: count }, (_, at) => ({ ratio: at + 1, gain: 1 / count }));
    for (const knob of [() => inharmonicity, () => param('stiff', inharmonicity)]) {
      const x = await renderVoice(() => additive(f0, partials, { inharmonicity: knob() }), { frames: 2 * RATE });
      for (let n = 1; n <= count; n++) {
        const wanted = n * f0 * Math.sqrt((1 + inharmonicity * n * n) / (1 + inharmonicity));
        expect(Math.abs(1200 * Math.log2(pitchOf(x, wanted) / wanted)), `partial ${n}`).toBeLessThan(2e-3);
      }
    }
  });
});

describe('the knobs of additive', () => {
  it('tilt by so many decibels per octave above the note', async () => {
    const ratios = [0.5, 1, 2, 3, 16];
    for (const tiltDb of [-24, -6.5, 3]) {
      const x = await renderVoice(() => additive(300, ratios.map((ratio) => ({ ratio, gain: 0.1 })), { tiltDb: param('tilt', tiltDb) }), { frames: 2 ** 15 }); // prettier-ignore
      for (const ratio of ratios) {
        const level = decibels(partialOf(x, 300 * ratio).amplitude / 0.1);
        expect(level).toBeCloseTo(tiltDb * Math.log2(ratio), 1);
      }
    }
  });

  it('let each partial fall by 60 dB in its own time, and in the end to nothing at all', async () => {
    const times = [0.05, 0.3, 2];
    const partials = times.map((decaySec, at) => ({ ratio: at + 1, gain: 0.3, decaySec }));
    const frames = 3 * RATE;
    for (const [at, decaySec] of times.entries()) {
      const x = await renderVoice(() => additive(500, [partials[at]!]), { frames });
      const size = 4410 / (at === 0 ? 4 : 1);
      const [early, late] = [0, 1].map((part) => {
        const from = Math.round(part * 0.8 * decaySec * RATE);
        return partialOf(x.subarray(from, from + size), 500 * (at + 1)).amplitude;
      });
      expect(-60 / (decibels(late! / early!) / (Math.round(0.8 * decaySec * RATE) / RATE)) / decaySec).toBeCloseTo(
        1,
        2,
      );
    }
    const short = await renderVoice(() => additive(500, [partials[0]!]), { frames });
    expect(peakOf(short.subarray(Math.ceil(0.05 * RATE * 6.1)))).toBe(0);
  });

  it.each([8000, 44100, 192000])(
    'decay in their own time at %i Hz: their levels at each moment until T60, within 0.02 dB',
    async (sampleRate) => {
      // At a quarter of the sample rate every other sample is a peak.
      const values = { frequency: sampleRate / 4 };
      for (const decaySec of [0.001, 0.003, 0.02, 0.1, 0.249, 0.25, 0.5]) {
        for (const knob of [() => decaySec, () => param('decay', decaySec)]) {
          const frames = Math.ceil(decaySec * sampleRate) + 2;
          const x = await renderVoice(() => additive(frequency(), [{ ratio: 1, gain: 1, decaySec: knob() }]), { frames, sampleRate, values }); // prettier-ignore
          let worst = 0;
          for (let at = 1; at < frames; at += 2)
            worst = Math.max(worst, Math.abs(decibels(Math.abs(x[at]!)) + (60 * at) / (decaySec * sampleRate)));
          expect(worst, `${decaySec} s`).toBeLessThan(0.02);
        }
      }
    },
  );

  it('take signals as gains, on the control grid', async () => {
    const x = await renderVoice(() => additive(1000, [{ ratio: 1, gain: time().toFloat().mul(1e-4) }]), {
      frames: 8000,
    });
    // A line remains one, a control step late.
    const wanted = (at: number) => Math.max(0, at - 32) * 1e-4 * Math.sin((2 * Math.PI * 1000 * at) / RATE);
    expect(worstError(x, wanted)).toBeLessThan(1e-4);
  });

  it('and the list are refused by name where they are wrong', () => {
    const build = (partials: unknown) => () => instrument('organ', () => additive(220, partials as AdditivePartial[]));
    const good = { ratio: 1, gain: 1 };
    for (const [partials, code, path] of [
      [[], 'bad_list', 'organ/additive/partial'],
      [Array(257).fill(good), 'bad_list', 'organ/additive/partial'],
      [new Array(3), 'wrong_type', 'organ/additive/partial.options'],
      [[good, { ratio: 0, gain: 1 }], 'out_of_range', 'organ/additive/partial#2/ratio'],
      [[{ ratio: 2 }], 'type_clash', 'organ/additive/partial/gain'],
      [[{ ratio: 2, gain: 1, decay: 3 }], 'unknown_key', 'organ/additive/partial.options.decay'],
    ] as const) {
      expect(build(partials)).toThrow(GraphError);
      expect(build(partials)).toThrow(expect.objectContaining({ code, path }));
    }
  });
});
