import type { RoleTargets } from '../../metrics/report/roleTargets.ts';

/**
 * What a pad is like: it swells, stays, fills the middle of the spectrum and both sides, and leaves the top to others. The ranges
 * hold the default and its variations in every parameter that keeps a pad a pad (`assess.test.ts` has some); the spectrum is the
 * default's octave levels above the note, with a spread from dark (cutoff 350 Hz) to bright (5 kHz).
 */
export const padTargets: RoleTargets = {
  lufs: -18,
  spectrum: [
    [50, -6, 6],
    [250, 0, 4],
    [800, -6, 3],
    [1600, -10, 3],
    [3150, -17, 4],
    [6300, -28, 5],
    [12_600, -44, 7],
  ],
  tiltDbPerOctave: { from: -6, to: 2.5 },
  centroidHz: { from: 250, to: 1000 },
  // A single note has 0.7 to 1, a cluster of four 0.5, brown noise 0.2.
  clarity: { from: 0.6 },
  flatness: { to: 0.01 },
  harshnessDb: { to: -10 },
  sizzleDb: { to: -30 },
  attackSec: { from: 0.08, to: 4 },
  sustainDb: { from: -5 },
  decaySec: { from: 0.3 },
  lengthSec: { from: 0.9 },
  driftDbPerSec: { from: -6, to: 6 },
  correlation: { from: 0, to: 0.92 },
  // The sine an octave below the note counts as the pitch.
  pitchHz: { from: 40, to: 1200 },
  plrLu: { from: 7, to: 16 },
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
