import type { RoleTargets } from '../../metrics/report/roleTargets.ts';
import { commonRemedies } from '../commonRemedies.ts';

/**
 * What a pad of any kind is like: it swells or rings, stays, and fills the middle of the spectrum and both sides. The ranges hold
 * the defaults and the factory presets of all kinds, single notes and triads up to half an octave away from where they play by
 * default, from 1 to 10 s; each kind says more precisely what it is like.
 */
export const padTargets: RoleTargets = {
  lufs: -18,
  spectrum: [
    [63, -20, 24],
    [125, -13, 20],
    [250, -4, 12],
    [500, 0, 7],
    [1000, -4, 6],
    [2000, -9, 7],
    [4000, -18, 10],
    [8000, -33, 14],
  ],
  tiltDbPerOctave: { from: -11, to: 6 },
  centroidHz: { from: 180, to: 1400 },
  // A single note has 0.7 to 1, a cluster of four 0.5, brown noise and wind 0.2.
  clarity: { from: 0.5 },
  flatness: { to: 0.01 },
  harshnessDb: { to: -7 },
  sizzleDb: { to: -22 },
  attackSec: { from: 0.08, to: 4 },
  sustainDb: { from: -9 },
  decaySec: { from: 0.3 },
  lengthSec: { from: 0.9 },
  driftDbPerSec: { from: -10, to: 6 },
  correlation: { from: -0.05, to: 0.92 },
  // The sine an octave below the note counts as the pitch, and so does the common fundamental of a triad.
  pitchHz: { from: 22, to: 1200 },
  plrLu: { from: 7, to: 17 },
  remedies: {
    ...commonRemedies,
    low_mids: { parameter: 'cutoff', effect: 'opposite' },
    noise: { parameter: 'air', effect: 'same' },
    decay: { parameter: 'release', effect: 'same' },
    drift: { parameter: 'sustain', effect: 'same' },
    bass_width: { parameter: 'width', effect: 'same' },
  },
};
