/** The parameters that only the effects of games have. */
import { latched, live } from '../commonParameters.ts';
import type { Parameter } from '../parameter.ts';

/** The kinds that have them. */
export const gameKinds = ['coin', 'jump', 'hit', 'explosion', 'power_up', 'menu_blip'] as const;

export const gameParameters = [
  {
    ...live,
    name: 'ring',
    unit: '',
    min: 0,
    max: 1,
    default: 0,
    curve: 'linear',
    meaning: 'Bell-like overtones of the sine in the tone, which die away before it.',
    words: { ringing: 0.4, metallic: 0.5, sparkling: 0.3 },
    kinds: gameKinds,
  },
  {
    ...latched,
    kind: 'integer',
    name: 'steps',
    unit: '',
    min: 1,
    max: 16,
    default: 1,
    meaning: 'How many tones follow each other; the last one stays.',
    words: { arpeggio: 0.4, single: -1 },
    kinds: gameKinds,
  },
  {
    ...latched,
    name: 'interval',
    unit: 'st',
    min: -36,
    max: 36,
    default: 12,
    curve: 'linear',
    meaning: 'From the first tone to the last; those in between keep to a major chord.',
    words: { climbing: 0.3, descending: -0.5 },
    movesPitch: true,
    kinds: gameKinds,
  },
  {
    ...latched,
    name: 'step_time',
    unit: 'beats',
    min: 0.015625,
    max: 2,
    default: 0.125,
    curve: 'log',
    meaning: 'From one tone to the next; at most so long that all begin before note-off.',
    words: { hasty: -0.3, leisurely: 0.3 },
    kinds: gameKinds,
  },
  {
    ...live,
    name: 'crackle',
    unit: '',
    min: 0,
    max: 1,
    default: 0.4,
    curve: 'linear',
    meaning: 'Level of the splinters that fly about and fall.',
    words: { crackling: 0.5, debris: 0.4 },
    kinds: ['explosion'],
  },
] as const satisfies readonly Parameter[];
