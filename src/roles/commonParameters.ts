/** The parameters that several roles have: those that the API documents for every role, and those of the space behind the voices. */
import type { NumberParameter } from './parameter.ts';

/** Latched when a note starts. */
export const latched = { kind: 'number', structural: false, rate: 'note' } as const;
/** May change during a note. */
export const live = { kind: 'number', structural: false, rate: 'live' } as const;

/** Those that every role has, in the order in which they come first. Only their defaults differ. */
export function documentedParameters(defaults: {
  readonly frequency: number;
  readonly attack: number;
  readonly decay: number;
  readonly sustain: number;
  readonly release: number;
}) {
  return [
    {
      ...latched,
      name: 'frequency',
      unit: 'Hz',
      min: 16,
      max: 8000,
      default: defaults.frequency,
      curve: 'log',
      meaning:
        'Pitch of the root. Without it, the role plays in the key of the music, as near as can be to this default.',
      words: { low: -0.4, deep: -0.5, high: 0.4 },
    },
    {
      ...live,
      name: 'amplitude',
      unit: '',
      min: 0,
      max: 1,
      default: 0.5,
      curve: 'linear',
      meaning: 'Level of the voices.',
      words: { quiet: -0.5, soft: -0.3, loud: 0.5 },
    },
    {
      ...live,
      name: 'attack',
      unit: 's',
      min: 0,
      max: 20,
      default: defaults.attack,
      curve: 'square',
      meaning: 'Time from silence to full level; at most until note-off.',
      words: { slow: 0.4, swelling: 0.5, soft: 0.2, fast: -0.6 },
    },
    {
      ...live,
      name: 'decay',
      unit: 's',
      min: 0,
      max: 20,
      default: defaults.decay,
      curve: 'square',
      meaning: 'Time from full level to the sustain level.',
      words: { plucked: -0.5 },
    },
    {
      ...live,
      name: 'sustain',
      unit: '',
      min: 0,
      max: 1,
      default: defaults.sustain,
      curve: 'linear',
      meaning: 'Level that is held until note-off.',
      words: { sustained: 0.6, fading: -0.5 },
    },
    {
      ...live,
      name: 'release',
      unit: 's',
      min: 0,
      max: 20,
      default: defaults.release,
      curve: 'square',
      meaning: 'Time from note-off to silence; at most half of the duration is used, unless the tail may extend it.',
      words: { long: 0.5, short: -0.5 },
    },
  ] as const satisfies readonly NumberParameter[];
}

/** Echoes in time with the music; never they alone, or a note that is shorter than their distance would be silent. */
export function delayParameters(defaults: { readonly delay: number }) {
  return [
    {
      ...live,
      name: 'delay',
      unit: '',
      min: 0,
      max: 0.7,
      default: defaults.delay,
      curve: 'linear',
      meaning: 'Share of the echoes.',
      words: { echoing: 0.4, delayed: 0.4, dry: -1 },
    },
    {
      ...latched,
      name: 'delay_time',
      unit: 'beats',
      min: 0.0625,
      max: 4,
      default: 0.75,
      curve: 'log',
      meaning: 'From one echo to the next; halved where that is over 4 s.',
      words: {},
    },
    {
      ...live,
      name: 'delay_feedback',
      unit: '',
      min: 0,
      max: 0.95,
      default: 0.35,
      curve: 'linear',
      meaning: 'Each echo as a share of the one before.',
      words: { echoing: 0.2, endless: 0.8 },
    },
  ] as const satisfies readonly NumberParameter[];
}

export function reverbParameters(defaults: {
  readonly reverb: number;
  readonly reverb_time: number;
  readonly reverb_damping: number;
}) {
  return [
    {
      ...live,
      name: 'reverb',
      unit: '',
      min: 0,
      max: 1,
      default: defaults.reverb,
      curve: 'linear',
      meaning: 'Share of the reverberation.',
      words: { lush: 0.3, spacious: 0.4, distant: 0.5, dry: -1 },
    },
    {
      ...live,
      name: 'reverb_time',
      unit: 's',
      min: 0.1,
      max: 30,
      default: defaults.reverb_time,
      curve: 'log',
      meaning: 'Time in which the reverberation decays by 60 dB.',
      words: { atmospheric: 0.2, cathedral: 0.5 },
    },
    {
      ...live,
      name: 'reverb_damping',
      unit: 'Hz',
      min: 200,
      max: 20000,
      default: defaults.reverb_damping,
      curve: 'log',
      meaning: 'Frequency that decays in half of the time; at 20 kHz nothing is damped.',
      words: { warm: -0.2, bright: 0.3 },
    },
  ] as const satisfies readonly NumberParameter[];
}
