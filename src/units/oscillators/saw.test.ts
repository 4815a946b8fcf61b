// The reference is theory: a saw has harmonics of 2/(πk); the stretched B-spline weighs each by sinc⁴ before it is sampled, so
// that those above half the sample rate fold back; the equaliser weighs what it finds and is two samples late.
import { describe, expect, it } from 'vitest';
import {
  powerAt,
  semitones,
  SETTLED,
  spectraOf,
  worstHarmonic,
  worstRest,
  type Spectrum,
} from '../../../test/support/bandLimits.ts';
import {
  exactPitch,
  firstDifference,
  FRAMES_OF_PITCH,
  peakOf,
  powerDecibels,
  renderVoice,
  renderVoices,
  worstError,
  type ExactPitch,
} from '../../../test/support/renderUnit.ts';
import { frequency, param } from '../../ir/index.ts';
import { phasor } from './phasor.ts';
import { drooping, DROOPING_PEAK, saw } from './saw.ts';

const RATE = 44100;
const N = FRAMES_OF_PITCH;

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

/** What theory says of the same: every partial up to 64 times the sample rate, folded. */
function theory({ periods }: ExactPitch, startTurns: number): Spectrum {
  const re = new Float64Array(N / 2 + 1);
  const im = new Float64Array(N / 2 + 1);
  for (let k = 1; k * periods < 64 * N; k++) {
    const cycles = (k * periods) / N;
    const folded = (k * periods) % N;
    const bin = Math.min(folded, N - folded);
    const amplitude = (2 / (Math.PI * k)) * (k % 2 === 1 ? 1 : -1) * sinc(1.1 * cycles) ** 4;
    const equalised = amplitude * (1 + 0.21 * (1 - Math.cos((4 * Math.PI * bin) / N)));
    // A sine of `cycles` per sample which begins two samples late, seen from sample SETTLED on. Folded, its sign changes.
    const angle = 2 * Math.PI * ((cycles * (SETTLED - 2) + k * startTurns) % 1);
    re[bin]! += (equalised * Math.sin(angle) * N) / 2;
    im[bin]! += ((folded <= N / 2 ? -1 : 1) * equalised * Math.cos(angle) * N) / 2;
  }
  return { re, im };
}

const spectraOfSemitones = await spectraOf(() => saw(frequency()), semitones);

describe('saw at 44.1 kHz', () => {
  it('is what theory says, partials, phases and aliases, to −104 dB', async () => {
    for (const startTurns of [0, 0.25, 0.625]) {
      const low = [16.35, 32.7, 110.3, 220, 261.6, 1000, 2637, 3730, 4186, 5500, 8000, 10000, 11000].map((hz) =>
        exactPitch(hz),
      );
      const spectra = await spectraOf(() => saw(frequency(), { startTurns }), low);
      for (const [at, got] of spectra.entries()) {
        const wanted = theory(low[at]!, startTurns);
        let error = 0;
        let signal = 0;
        for (let bin = 0; bin <= N / 2; bin++) {
          error += (got.re[bin]! - wanted.re[bin]!) ** 2 + (got.im[bin]! - wanted.im[bin]!) ** 2;
          signal += powerAt(wanted, bin);
        }
        // Above the rate over 4.4 the corrections of neighbouring jumps overlap, and only the nearer one is heard.
        const { frequencyHz } = low[at]!;
        expect(powerDecibels(error / signal), `${frequencyHz} Hz`).toBeLessThan(frequencyHz > RATE / 4.4 ? -90 : -104);
      }
    }
  });

  it('has harmonics of 2/(πk) within 0.7 dB up to 10 kHz, for all semitones from 262 to 4186 Hz', () => {
    expect(worstHarmonic(spectraOfSemitones, semitones, (k) => 2 / (Math.PI * k))).toBeLessThan(0.7);
  });

  // Asked: 72 dB (aim 75) and 45 dB.
  it('has nothing else above −75.5 dB below 10 kHz, and above −46 dB below 18 kHz', () => {
    expect(worstRest(spectraOfSemitones, semitones, 10000)).toBeLessThan(-75.5);
    expect(worstRest(spectraOfSemitones, semitones, 18000)).toBeLessThan(-46);
  });
});

describe('saw', () => {
  it('rises through 0 at its first sample, and starts where it is told to', async () => {
    // Two samples late by its equaliser; the slope of a saw from −1 to 1 is 2·f.
    const options = { frames: 100, values: { frequency: 100 } };
    for (const startTurns of [0, 0.25, 0.75]) {
      const x = await renderVoice(() => saw(frequency(), { startTurns }), options);
      for (const at of [4, 10, 50])
        expect(x[at]).toBeCloseTo(2 * ((startTurns === 0.75 ? -0.25 : startTurns) + ((at - 2) * 100) / RATE), 5);
    }
  });

  it('stays below 1.15 from 16 Hz on, and below 1.4 at any frequency, however foolish', async () => {
    for (const [limit, hertz] of [
      [1.15, [16, 27.5, 55, 440]],
      [1.15, [3000, 8000, 11025, 15000]],
      [1.15, [20000, 22050, 44100, 1e9]],
      [1.4, [0, 0.01, 1, 10]],
      [1.4, [-5, -1e9, NaN, -Infinity]],
    ] as const) {
      const options = { frames: 20000, values: { frequency: hertz } };
      for (const [left] of await renderVoices(() => saw(frequency(), { startTurns: 0.4998 }), options)) {
        expect(peakOf(left)).toBeLessThanOrEqual(limit);
      }
    }
  });

  it('sounds the same to the bit where its frequency may move', async () => {
    const options = { frames: 5000, values: { frequency: 441.5, hz: 441.5 } };
    const fixed = await renderVoice(() => saw(frequency()), options);
    expect(firstDifference(await renderVoice(() => saw(param('hz', 100)), options), fixed)).toBe(-1);
    expect(peakOf(fixed)).toBeGreaterThan(0.9);
  });

  it('is drooping, equalised and scaled', async () => {
    const options = { frames: 3000, values: { frequency: 700 } };
    const x = await renderVoice(() => drooping(phasor(frequency())), options);
    const wanted = await renderVoice(() => saw(frequency()), options);
    const y = (at: number) => 1.21 * (x[at - 2] ?? 0) - 0.105 * (x[at]! + (x[at - 4] ?? 0));
    expect(worstError(wanted, (at) => y(at) / DROOPING_PEAK)).toBeLessThan(1e-6);
  });
});
