// Sounds without defects, for detectors to be silent about: drums, square waves, noise, plucked strings, pads, glitch music.
import {
  adsr,
  additive,
  bitCrusher,
  formantVoice,
  hardSync,
  ladder,
  limiter,
  modal,
  modalRatios,
  percussive,
  phaseModulation,
  pinkNoise,
  pluckedString,
  pulse,
  reverb,
  sampleAndHold,
  saw,
  sine,
  stateVariableFilter,
  triangle,
  unison,
  whiteNoise,
} from '../../src/units/index.ts';
import { frequency, num, sampleRate as rateOf, time, type F32 } from '../../src/ir/index.ts';
import { closed, mono, type CleanSound } from './cleanSound.ts';
import { cleanDrums, cleanQuantised, cleanStrings, cleanTextures, cleanTones } from './cleanWaves.ts';
import { renderEffect, renderVoices } from './renderUnit.ts';

export type { CleanSound } from './cleanSound.ts';

const seconds = (): F32 => time().toFloat().div(rateOf());

/** A voice that begins in `attackSec` and ends softly. */
const enveloped = (body: () => F32, attackSec = 0.005) => {
  return () => body().mul(adsr({ attackSec, decaySec: 0.1, sustain: 0.7, releaseSec: 0.2 }));
};

const voice = (name: string, hz: number, body: () => F32 | readonly [F32, F32], gateSec = 0.8): CleanSound => ({
  name,
  render: async (sampleRate) => {
    const frames = Math.round(1.2 * sampleRate);
    const values = { frequency: hz, gate: Math.round(gateSec * sampleRate), seed: 7 };
    const [left, right] = (await renderVoices(() => ({ out: body() }), { frames, sampleRate, values }))[0]!;
    return (left.every((x, at) => x === right[at]) ? [left] : [left, right]).map((x) => closed(x, sampleRate));
  },
});

const through = (name: string, source: CleanSound, body: (x: F32) => F32): CleanSound => ({
  name,
  render: async (sampleRate) => {
    const [left, right = left!] = await source.render(sampleRate);
    const sides = await renderEffect(body, [left!, right], { frames: left!.length, sampleRate });
    return sides.map((x) => closed(x, sampleRate));
  },
});

const pad = voice('pad', 110, () => {
  const envelope = adsr({ attackSec: 0.2, decaySec: 0.3, sustain: 0.8, releaseSec: 0.4 });
  const [left, right] = unison(frequency(), { voices: 7, detuneCents: 16, spread: 0.8 });
  const filtered = (x: F32): F32 => stateVariableFilter({ cutoffHz: 1100, q: 0.9 })(x).low.mul(envelope).mul(0.5);
  return [filtered(left), filtered(right)];
});

/** What the units of this project make. */
export const cleanRendered: readonly CleanSound[] = [
  pad,
  voice('bright unison', 220, () => unison(frequency(), { voices: 7, detuneCents: 25, spread: 0.8 }).map((x) => x.mul(0.3).mul(adsr({ attackSec: 0.01, decaySec: 0.1, sustain: 1, releaseSec: 0.3 }))) as unknown as readonly [F32, F32]), // prettier-ignore
  voice('plucked string', 98, () => pluckedString(frequency()).mul(0.7), 2),
  voice('string struck by an impulse', 65.4, () => pluckedString(frequency(), { pluck: 'impulse' }).mul(0.7), 2),
  voice(
    'saw',
    130.8,
    enveloped(() => saw(frequency()).mul(0.6)),
  ),
  voice(
    'low saw',
    27.5,
    enveloped(() => saw(frequency()).mul(0.6)),
  ),
  voice(
    'pulse',
    87.3,
    enveloped(() => pulse(frequency(), { width: 0.2 }).mul(0.4)),
  ),
  voice(
    'low square',
    32.7,
    enveloped(() => pulse(frequency()).mul(0.6)),
  ),
  voice(
    'triangle',
    196,
    enveloped(() => triangle(frequency()).mul(0.8)),
  ),
  voice(
    'hard sync',
    110,
    enveloped(() => hardSync(frequency(), { ratio: seconds().mul(2).add(1.3) }).mul(0.5)),
  ),
  voice(
    'ladder sweep',
    55,
    enveloped(() => ladder({ cutoffHz: seconds().mul(3000).add(100), resonance: 0.7 })(saw(frequency())).mul(0.5)),
  ),
  voice(
    'phase modulation',
    220,
    enveloped(() => phaseModulation(frequency(), { modulationTurns: sine(frequency().mul(3.5)).mul(0.5) }).mul(0.5)),
  ),
  voice('percussive tone', 330, () =>
    sine(frequency())
      .mul(percussive({ attackSec: 0.001, decaySec: 0.4 }))
      .mul(0.8),
  ),
  voice(
    'vowel',
    130.8,
    enveloped(() => formantVoice(frequency()).mul(0.6), 0.05),
  ),
  voice('additive', 261.6, () =>
    additive(
      frequency(),
      [1, 2, 3, 4.2, 5.4].map((ratio) => ({ ratio, gain: 0.3 / ratio, decaySec: 2 / ratio })),
    ),
  ),
  voice(
    'pink noise',
    100,
    enveloped(() => pinkNoise()),
  ),
  voice(
    'stepped random filter',
    110,
    enveloped(() =>
      stateVariableFilter({ cutoffHz: sampleAndHold(whiteNoise(), { rateHz: 9 }).mul(800).add(1000), q: 2 })(
        saw(frequency()),
      ).low.mul(0.4),
    ),
  ),
  through('limiter on a pad', pad, (x) => limiter(x.mul(num(4)), { ceilingDb: -1 })),
  through('limiter on drums', cleanDrums[7]!, (x) => limiter(x.mul(num(4)), { ceilingDb: -1 })),
  through('reverb on drums', cleanDrums[2]!, (x) => reverb(x, { mix: 0.4, t60Sec: 1.5, dampingHz: 5000 })),
  through('bit crusher on a pad', pad, (x) => bitCrusher(x, { bits: 6, rateHz: 6000 })),
  through(
    'bells',
    mono('strokes', 1.5, (rate) => (_, at) => ([1, 0.45, 0.8].some((sec) => at === Math.round(sec * rate)) ? 1 : 0)),
    (x) =>
      modal(
        x,
        311,
        modalRatios.bell.map((ratio, index) => ({ ratio, gain: 0.2 / (index + 1), decaySec: 1.5 / (index + 1) })),
      ),
  ),
];

/** Of 1, 2, 3, 13, 64 and 100 samples. */
export const shortSounds: readonly CleanSound[] = [1, 2, 3, 13, 64, 100].map((frames) => ({
  name: `${frames} samples`,
  render: () =>
    Promise.resolve([
      Float32Array.from({ length: frames }, (_, at) => 0.5 * Math.sin((Math.PI * (at + 0.5)) / frames)),
    ]),
}));

export const cleanSounds: readonly CleanSound[] = [
  ...cleanDrums,
  ...cleanTones,
  ...cleanTextures,
  ...cleanStrings,
  ...cleanQuantised,
  ...cleanRendered,
  ...shortSounds,
];
