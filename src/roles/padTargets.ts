import type { RoleTargets } from '../metrics/report/roleTargets.ts';

/**
 * What a pad is like: it swells, stays, fills the middle of the spectrum and both sides, and leaves the top to others. The ranges
 * hold the default and its variations in every parameter that keeps a pad a pad (`assess.test.ts` has some); the spectrum is the
 * default's octave levels above the note, with a spread from dark (cutoff 350 Hz) to bright (5 kHz).
 */
export const padTargets: RoleTargets = {
  lufs: -18,
  spectrum: [
    [50, -4, 9],
    [250, 0, 7],
    [800, -6, 6],
    [1600, -11, 6],
    [3150, -18, 8],
    [6300, -28, 12],
    [12_600, -40, 16],
  ],
  tiltDbPerOctave: { from: -9, to: 4.5 },
  centroidHz: { from: 150, to: 2500 },
  // A single note has 0.7 to 1, a cluster of four 0.5, brown noise 0.2.
  clarity: { from: 0.4 },
  flatness: { to: 0.1 },
  harshnessDb: { to: -8 },
  sizzleDb: { to: -12 },
  attackSec: { from: 0.06, to: 6 },
  sustainDb: { from: -8 },
  decaySec: { from: 0.15 },
  lengthSec: { from: 0.6 },
  driftDbPerSec: { from: -12, to: 12 },
  correlation: { from: -0.1, to: 0.97 },
  // The sine an octave below the note counts as the pitch.
  pitchHz: { from: 40, to: 1800 },
  plrLu: { from: 6, to: 22 },
  remedies: {
    clipping: { parameter: 'amplitude', effect: 'same' },
    presence: { parameter: 'amplitude', effect: 'same' },
    brightness: { parameter: 'cutoff', effect: 'same' },
    low_mids: { parameter: 'cutoff', effect: 'opposite' },
    noise: { parameter: 'air', effect: 'same' },
    attack: { parameter: 'attack', effect: 'same' },
    sustain: { parameter: 'sustain', effect: 'same' },
    decay: { parameter: 'release', effect: 'same' },
    drift: { parameter: 'sustain', effect: 'same' },
    width: { parameter: 'width', effect: 'same' },
    bass_width: { parameter: 'width', effect: 'same' },
    pitch: { parameter: 'frequency', effect: 'same' },
  },
};
