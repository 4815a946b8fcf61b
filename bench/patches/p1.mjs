/**
 * P1, a supersaw pad: four notes of seven saws, a resonant low-pass on each note's stereo sum, chorus, Freeverb. README.md says
 * it in words. These are the numbers that every JavaScript peer builds it from; peers/cpp/p1.cpp repeats them.
 */
export const sampleRate = 44100;

export const midiToHz = (note) => 440 * 2 ** ((note - 69) / 12);

export const p1 = {
  notes: [60, 64, 67, 71],
  strumSec: 0.02, // note i starts at i · strumSec, so that no two notes can share an envelope
  gateSec: 8,
  saws: {
    detuneCents: [-25, -16, -8, 0, 8, 16, 25],
    pan: [-0.8, -0.53, -0.27, 0, 0.27, 0.53, 0.8], // equal power
    gain: 0.06,
  },
  // cutoff = baseHz · 2^(envelopeOctaves · envelope + lfoOctaves · sin(2π · lfoHz · t))
  filter: { baseHz: 800, q: 2, envelopeOctaves: 3, lfoOctaves: 0.75, lfoHz: 0.3 },
  // linear segments
  filterEnvelope: { attackSec: 0.8, decaySec: 1, sustain: 0.6, releaseSec: 1.5 },
  amplitudeEnvelope: { attackSec: 0.5, decaySec: 0.5, sustain: 0.8, releaseSec: 1.5 },
  // per channel: dry · x + wet · x delayed by baseSec + depthSec · lfo; the lfo is a sine on the left, a cosine on the right
  chorus: { dry: 0.7, wet: 0.5, baseSec: 0.012, depthSec: 0.004, lfoHz: 0.6 },
  // input · (L + R) into, per channel, eight parallel damped combs and four serial all-passes
  reverb: {
    dry: 0.8,
    wet: 0.9,
    input: 0.015,
    combs: [1116, 1188, 1277, 1356, 1422, 1491, 1557, 1617], // samples; the right channel's are longer by `spread`
    allpasses: [556, 441, 341, 225],
    spread: 23,
    feedback: 0.9352,
    damping: 0.08,
    allpassGain: 0.5,
  },
};

/** What a render of P1 measures if it did the work: [lowest, highest]. */
export const p1Expected = { rmsDb: [-23, -18], centroidHz: [2080, 3120], sideMidDb: [-7, 0] };
