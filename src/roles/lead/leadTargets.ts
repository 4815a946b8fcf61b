import type { RoleTargets } from '../../metrics/report/roleTargets.ts';
import { commonRemedies } from '../commonRemedies.ts';

/**
 * What a lead is like: one clear pitch in the middle, overtones that carry through a mix, and little below the note. The ranges
 * hold the defaults and the factory presets of all kinds, from C4 to A5 and from 0.5 to 8 s; each kind narrows what is its own.
 */
export const leadTargets: RoleTargets = {
  lufs: -16,
  spectrum: [
    [63, -40, 18],
    [125, -30, 16],
    [250, -14, 14],
    [500, -7, 10],
    [1000, -6, 9],
    [2000, -9, 10],
    [4000, -15, 13],
    [8000, -28, 16],
    [16_000, -45, 18],
  ],
  tiltDbPerOctave: { from: -6, to: 14 },
  centroidHz: { from: 270, to: 3800 },
  clarity: { from: 0.75 },
  flatness: { to: 0.004 },
  harshnessDb: { to: -2.5 },
  sizzleDb: { to: -16 },
  attackSec: { to: 0.4 },
  lengthSec: { from: 0.15 },
  // A short note has hardly begun when it is released: only a level that grows is wrong.
  driftDbPerSec: { to: 12 },
  correlation: { from: 0.2 },
  pitchHz: { from: 60, to: 2200 },
  plrLu: { from: 3, to: 15 },
  remedies: {
    ...commonRemedies,
    low_mids: { parameter: 'cutoff', effect: 'opposite' },
    noise: { parameter: 'breath', effect: 'same' },
    tone: { parameter: 'detune', effect: 'opposite' },
    decay: { parameter: 'decay', effect: 'same' },
    drift: { parameter: 'sustain', effect: 'same' },
    dynamics: { parameter: 'drive', effect: 'opposite' },
  },
};

/** Of the kinds that are held until note-off. */
export const heldTargets = { sustainDb: { from: -8 } } as const satisfies Partial<RoleTargets>;

/** Of those that are struck or plucked, and fade. */
export const struckTargets = {
  attackSec: { to: 0.04 },
  sustainDb: { to: -1 },
  driftDbPerSec: { to: 0 },
} as const satisfies Partial<RoleTargets>;
