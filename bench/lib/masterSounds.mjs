/** Varied sounds for the master to work on: pads, and graphs of every family of units. */
import {
  additive,
  control,
  effect,
  formantVoice,
  frequency,
  hardSync,
  instrument,
  modal,
  modalRatios,
  percussive,
  phaseModulation,
  pinkNoise,
  pitchEnvelope,
  pluckedString,
  pulse,
  reverb,
  saw,
  sine,
  sparseImpulses,
  stateVariableFilter,
  sub,
  time,
  whiteNoise,
} from '../../dist/graph.js';

const pads = {
  'pad, default': {},
  'pad, warm': { frequency: 110, cutoff: 600, resonance: 0.7, sub: 0.5 },
  'pad, slow attack': { frequency: 330, attack: 1.5, release: 3 },
  'pad, fast': { frequency: 440, attack: 0, decay: 0.3, sustain: 0.4, release: 0.2, cutoff: 4000 },
  'pad, bass': { frequency: 55, attack: 0.01, sub: 1, cutoff: 300, unison: 3 },
  'pad, very low': { frequency: 32, attack: 0, sub: 1, cutoff: 150, filter_envelope: 0, unison: 1, reverb: 0 },
  'pad, high': { frequency: 2000, attack: 0.05, cutoff: 12000 },
  'pad, airy': { frequency: 220, air: 0.8, cutoff: 8000, attack: 0.1 },
  'pad, resonant': { frequency: 110, resonance: 15, lfo_rate: 4, lfo_depth: 2, attack: 0 },
  'pad, sixteen saws': { frequency: 165, unison: 16, detune: 60, width: 1, attack: 0, cutoff: 15000 },
  'pad, quiet': { frequency: 220, amplitude: 0.02, attack: 0 },
  'pad, loud and dry': { frequency: 146, amplitude: 1, attack: 0, sustain: 1, reverb: 0, chorus: 0, cutoff: 18000 },
  'pad, far': { frequency: 262, reverb: 1, reverb_time: 8, attack: 0 },
  'pad, plucked': { frequency: 196, attack: 0, decay: 0.15, sustain: 0, filter_decay: 0.2, filter_attack: 0 },
};

const voice = (decaySec, body, gain = 0.5) =>
  instrument('voice', () => {
    const level = percussive({ attackSec: 0.001, decaySec });
    const mono = body().mul(level).mul(gain);
    return { out: [mono, mono], end: level.end };
  });

const kick = () => {
  const pitch = control(pitchEnvelope({ semitones: 36, timeSec: 0.08 }));
  return sine(frequency().mul(pitch)).add(
    whiteNoise()
      .mul(percussive({ decaySec: 0.004 }))
      .mul(0.3),
  );
};
const snare = () =>
  sine(190)
    .mul(0.5)
    .add(stateVariableFilter({ cutoffHz: 1200, q: 0.7 })(whiteNoise()).high);
const hat = () => stateVariableFilter({ cutoffHz: 8000, q: 1 })(whiteNoise()).high;
const bell = () => {
  const index = percussive({ decaySec: 2 }).mul(0.7);
  return phaseModulation(frequency(), { modulationTurns: sine(frequency().mul(1.4)).mul(index) });
};
/** A blow of 64 samples. */
const strike = () => time().lt(64).select(1, 0);
const bodyOf = (name, decaySec) =>
  modalRatios[name].map((ratio, at) => ({ ratio, gain: 1 / (at + 1), decaySec: decaySec / (1 + at / 2) }));
const space = effect('room', (x) => reverb(x, { mix: 0.4, t60Sec: 1.2, dampingHz: 5000 }));

/** `everySec`: when the note comes again; without it, it sounds once and is as long as the sound. */
const graphs = {
  kick: { graph: voice(0.35, kick), frequencyHz: 50, everySec: 0.5 },
  'one kick': { graph: voice(0.5, kick), frequencyHz: 45 },
  snare: { graph: voice(0.25, snare), everySec: 0.5 },
  'snare in a room': { graph: voice(0.2, snare), everySec: 1, effect: space },
  hat: { graph: voice(0.08, hat), everySec: 0.125 },
  'plucked string': { graph: voice(4, () => pluckedString(frequency())), frequencyHz: 110, everySec: 1 },
  'FM bell': { graph: voice(3, bell), frequencyHz: 660, everySec: 2 },
  'sub bass': { graph: voice(20, () => sub(frequency(), { shape: 'sine' })), frequencyHz: 82 },
  'square lead': { graph: voice(20, () => pulse(frequency())), frequencyHz: 523 },
  'one saw': { graph: voice(20, () => saw(frequency()), 1), frequencyHz: 98 },
  'white noise': { graph: voice(20, whiteNoise) },
  'white bursts': { graph: voice(0.06, whiteNoise), everySec: 0.3 },
  'pink bursts': { graph: voice(0.2, pinkNoise, 2), everySec: 0.4 },
  bar: { graph: voice(3, () => modal(strike(), frequency(), bodyOf('freeBar', 1.5))), frequencyHz: 440, everySec: 1 },
  'drum skin': {
    graph: voice(3, () => modal(strike(), frequency(), bodyOf('membrane', 0.6))),
    frequencyHz: 90,
    everySec: 0.6,
  },
  'hard sync': { graph: voice(6, () => hardSync(frequency(), { ratio: 5.3 })), frequencyHz: 130 },
  vowel: { graph: voice(20, () => formantVoice(frequency(), { vowel: 0 })), frequencyHz: 150 },
  organ: {
    graph: voice(20, () =>
      additive(
        frequency(),
        [1, 2, 3, 4, 6, 8].map((ratio) => ({ ratio, gain: 0.2 })),
      ),
    ),
    frequencyHz: 196,
  },
  crackle: { graph: voice(20, () => sparseImpulses({ densityHz: 30 })) },
};

/** Pads cannot do without the master. With these it may still limit, and then there is no raw sound. */
const UNTOUCHED = { lufs_target: null, true_peak_limit: 0 };

/**
 * Names, and functions from an engine and a duration in seconds to the sound. `render` takes constraints: without them graphs are as
 * they are, and pads have the loudness of their role. `renderRaw` gives what the master is given.
 */
export const masterSounds = [
  ...Object.entries(pads).map(([name, parameters]) => {
    const render = (engine, durationSec, constraints) =>
      engine.renderAudio({ name, role: 'pad', parameters, constraints }, undefined, durationSec);
    return {
      name,
      render,
      async renderRaw(engine, durationSec) {
        const audio = await render(engine, durationSec, UNTOUCHED);
        const { gain, gain_reduction: reduction } = audio.report.master;
        if (gain !== 0 || reduction !== 0)
          throw new Error(`the master has changed "${name}": it limits what is over 0 dBTP`);
        return audio;
      },
    };
  }),
  ...Object.entries(graphs).map(([name, { graph, frequencyHz = 440, everySec, effect }]) => {
    const render = (engine, durationSec, constraints) => {
      const count = everySec === undefined ? 1 : Math.ceil(durationSec / everySec);
      const notes = Array.from({ length: count }, (_, at) => ({
        frequencyHz,
        startSec: at * (everySec ?? 0),
        lengthSec: everySec ?? durationSec,
      }));
      return engine.renderGraph(graph, { notes, duration: durationSec, effect, constraints });
    };
    return {
      name,
      render,
      async renderRaw(engine, durationSec) {
        const audio = await render(engine, durationSec);
        if (audio.report.master !== null) throw new Error(`the master has been at "${name}"`);
        return audio;
      },
    };
  }),
];
