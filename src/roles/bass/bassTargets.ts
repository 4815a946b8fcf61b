import type { RoleTargets } from '../../metrics/report/roleTargets.ts';
import { commonRemedies } from '../commonRemedies.ts';

/**
 * What a bass is like: strong at the note and little above it, one clear pitch, mono at the bottom. The ranges hold the defaults
 * and the factory presets of all kinds, from E1 to C3 and from 0.3 to 10 s; each kind narrows what is its own.
 */
export const bassTargets: RoleTargets = {
  lufs: -16,
  spectrum: [
    [63, -4, 8],
    [125, -9, 12],
    [250, -11, 12],
    [500, -15, 13],
    [1000, -21, 16],
    [2000, -30, 18],
    [4000, -40, 18],
    [8000, -50, 15],
    [16_000, -57, 12],
  ],
  tiltDbPerOctave: { from: -20, to: 0 },
  centroidHz: { from: 35, to: 650 },
  clarity: { from: 0.65 },
  flatness: { to: 0.003 },
  harshnessDb: { to: -12 },
  sizzleDb: { to: -35 },
  attackSec: { to: 0.15 },
  lengthSec: { from: 0.15 },
  // A short note has hardly begun when it is released: only a level that grows is wrong.
  driftDbPerSec: { to: 12 },
  correlation: { from: 0.7 },
  pitchHz: { from: 28, to: 530 },
  plrLu: { from: 3, to: 20 },
  remedies: {
    ...commonRemedies,
    low_mids: { parameter: 'cutoff', effect: 'opposite' },
    noise: { parameter: 'drive', effect: 'same' },
    tone: { parameter: 'detune', effect: 'opposite' },
    decay: { parameter: 'decay', effect: 'same' },
    drift: { parameter: 'sustain', effect: 'same' },
    dynamics: { parameter: 'drive', effect: 'opposite' },
    bass_width: { parameter: 'width', effect: 'same' },
  },
};
