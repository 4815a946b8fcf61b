// Where the channels of a sound are played, and how much they count: ITU-R BS.1770-5, Annex 1 and Annex 3.

import { AudioError } from '../../errors.ts';
import { inputChecks } from '../../inputChecks.ts';
import { MAX_CHANNELS } from '../checkChannels.ts';

const check = inputChecks('audio', AudioError);

/** Azimuth (0 is in front) and elevation in degrees, after ITU-R BS.2051; left and right count alike, so azimuths have no sign. */
const POSITIONS = {
  L: [30, 0],
  R: [30, 0],
  C: [0, 0],
  Ls: [110, 0],
  Rs: [110, 0],
  Lss: [90, 0],
  Rss: [90, 0],
  Lrs: [135, 0],
  Rrs: [135, 0],
  Cs: [180, 0],
  Lc: [15, 0],
  Rc: [15, 0],
  Ts: [0, 90],
  Ltf: [45, 45],
  Ctf: [0, 45],
  Rtf: [45, 45],
  Ltr: [135, 45],
  Ctr: [180, 45],
  Rtr: [135, 45],
  LFE: null,
  other: null,
} as const satisfies Readonly<Record<string, readonly [azimuth: number, elevation: number] | null>>;

/**
 * Left, right, centre; left and right surround (one pair of them), side surrounds and rear surrounds (where there are both);
 * centre surround; centres of the left and right half of the screen; top: above the listener, front, rear; low frequencies;
 * `other` is a channel of unknown place.
 */
export type Speaker = keyof typeof POSITIONS;

export const SPEAKERS = Object.keys(POSITIONS) as readonly Speaker[];

/**
 * What the power of a channel is multiplied by. 1.41 (+1.5 dB) at the sides, azimuth 60° to 120° and elevation under 30°
 * (BS.1770-5, Annex 3, Table 4); low-frequency effects do not count.
 */
export function speakerWeight(speaker: Speaker): number {
  if (speaker === 'LFE') return 0;
  const position = POSITIONS[speaker];
  if (position === null) return 1;
  const [azimuth, elevation] = position;
  return azimuth >= 60 && azimuth <= 120 && elevation < 30 ? 1.41 : 1;
}

/** In the order of WAV files. */
const LAYOUTS: readonly (readonly Speaker[])[] = [
  [],
  ['C'],
  ['L', 'R'],
  ['L', 'R', 'C'],
  ['L', 'R', 'Ls', 'Rs'],
  ['L', 'R', 'C', 'Ls', 'Rs'],
  ['L', 'R', 'C', 'LFE', 'Ls', 'Rs'],
  ['L', 'R', 'C', 'LFE', 'Cs', 'Ls', 'Rs'],
  ['L', 'R', 'C', 'LFE', 'Lrs', 'Rrs', 'Lss', 'Rss'],
];

/** What so many channels usually are: mono, stereo, 3.0, 4.0, 5.0, 5.1, 6.1, 7.1. More than eight are all `other`. */
export function defaultSpeakers(channelCount: number): readonly Speaker[] {
  return LAYOUTS[channelCount] ?? Array.from({ length: channelCount }, () => 'other' as const);
}

/** The bits of `dwChannelMask` of WAVEFORMATEXTENSIBLE, from the lowest on. */
const MASK_ORDER: readonly Speaker[] = [
  ...(['L', 'R', 'C', 'LFE', 'Lrs', 'Rrs', 'Lc', 'Rc', 'Cs', 'Lss', 'Rss'] as const),
  ...(['Ts', 'Ltf', 'Ctf', 'Rtf', 'Ltr', 'Ctr', 'Rtr'] as const),
];
const BACK_BITS = 0x30;
const SIDE_BITS = 0x600;

/**
 * The speakers that the channel mask of a WAV file names, for its first channels; what it does not name is `other`. A mask of 0
 * names none: the default is taken. Files name the one pair of surrounds of 5.1 back or side; both mean Ls and Rs.
 *
 * @param mask a 32-bit word
 * @throws AudioError for a mask that is none, and for more than 256 channels
 */
export function speakersOfMask(mask: number, channelCount: number): readonly Speaker[] {
  check.number(mask, 'mask', { min: -0x80000000, max: 0xffffffff, integer: true, example: 3 });
  check.number(channelCount, 'channelCount', { min: 1, max: MAX_CHANNELS, integer: true, example: 2 });
  if (mask === 0) return defaultSpeakers(channelCount);
  const hasBothPairs = (mask & BACK_BITS) !== 0 && (mask & SIDE_BITS) !== 0;
  const named = MASK_ORDER.filter((_speaker, bit) => ((mask >>> bit) & 1) !== 0).map((speaker): Speaker => {
    if (hasBothPairs) return speaker;
    if (speaker === 'Lrs' || speaker === 'Lss') return 'Ls';
    return speaker === 'Rrs' || speaker === 'Rss' ? 'Rs' : speaker;
  });
  return Array.from({ length: channelCount }, (_unused, channel) => named[channel] ?? 'other');
}
