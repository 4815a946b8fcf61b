/** Picture: all that was measured of a sound, under each other. The time axes lie under each other too. */
import type { RgbImage } from '../io/encodePng.ts';
import { bands, type ThirdOctaveLevels } from './bands.ts';
import type { MarkGroup } from './drawMarks.ts';
import { loudnessCurve } from './loudnessCurve.ts';
import { MARGIN_COLOUR_BAR } from './plot.ts';
import { scoreBars } from './scoreBars.ts';
import { spectrogram } from './spectrogram.ts';
import { stackImages } from './stackImages.ts';
import { waveform, type Lane } from './waveform.ts';

export interface Assessment {
  readonly title: string;
  readonly channels: readonly ArrayLike<number>[];
  readonly sampleRate: number;
  /** In LUFS, as `loudnessCurve` takes it. */
  readonly loudness: {
    readonly stepSec: number;
    readonly momentary: readonly (number | null)[];
    readonly shortTerm: readonly (number | null)[];
  };
  readonly integrated: number | null;
  readonly targetLufs?: number | null | undefined;
  readonly thirdOctaves: ThirdOctaveLevels;
  readonly marks: readonly MarkGroup[];
  /** How many findings there are, for the line of the title. Default: nothing is said of them. */
  readonly findings?: { readonly violations: number; readonly warnings: number } | undefined;
  /** From 0 to 1, in the order in which they are shown. */
  readonly scores: Readonly<Record<string, number>>;
}

export interface AssessmentPictureOptions {
  /** In pixels. Default 960. The height follows from what there is to show. */
  readonly width?: number;
  /** Size of letters and width of lines. Default 2. */
  readonly scale?: number;
}

/** More channels than these are not drawn as waveforms: the picture would become too high. */
const MOST_LANES = 8;

/** Between two pictures, in dots of the font. */
const GAP = 5;

/** Heights in dots of the font. */
const HEIGHTS = { lane: 90, manyLanes: 42, spectrogram: 150, loudness: 115, thirdOctaves: 130 };

export function assessmentPicture(shown: Assessment, options: AssessmentPictureOptions = {}): RgbImage {
  const { channels, sampleRate, loudness, integrated, targetLufs, thirdOctaves, marks, scores } = shown;
  const { width = 960, scale = 2 } = options;
  const lanes = channels
    .slice(0, MOST_LANES)
    .map((samples, index) => ({ name: nameOf(index, channels.length), samples }));
  const durationSec = (channels[0]?.length ?? 0) / sampleRate;
  const size = { width, scale, marginRight: MARGIN_COLOUR_BAR };
  const pictures = [
    scoreBars(scores, { width, scale, title: shown.title, note: findingsText(shown.findings) }),
    waveform(lanes, sampleRate, {
      ...size,
      height: scale * waveformHeight(lanes, marks),
      title: channels.length > MOST_LANES ? `Waveform of ${MOST_LANES} of ${channels.length} channels` : 'Waveform',
      marks,
    }),
    spectrogram(channels, sampleRate, { width, scale, height: scale * HEIGHTS.spectrogram, title: 'Spectrogram' }),
    loudnessCurve(
      { ...loudness, integrated, targetLufs },
      { ...size, height: scale * HEIGHTS.loudness, durationSec, title: 'Loudness' },
    ),
    bands(thirdOctaves, { ...size, height: scale * HEIGHTS.thirdOctaves, title: 'Third octaves, relative to all' }),
  ];
  return stackImages(pictures, GAP * scale);
}

/** `2 violations, 1 warning`. */
function findingsText(findings: Assessment['findings']): string {
  if (findings === undefined) return '';
  const { violations, warnings } = findings;
  const counted = (count: number, noun: string): string => `${count || 'no'} ${noun}${count === 1 ? '' : 's'}`;
  return `${counted(violations, 'violation')}, ${counted(warnings, 'warning')}`;
}

function nameOf(index: number, count: number): string {
  if (count < 3) return count === 1 ? '' : ['left', 'right'][index]!;
  return `channel ${index + 1}`;
}

function waveformHeight(lanes: readonly Lane[], marks: readonly MarkGroup[]): number {
  const legend = marks.some((group) => group.marks.length > 0) ? 11 : 0;
  return legend + (lanes.length < 3 ? Math.max(1, lanes.length) * HEIGHTS.lane : 15 + lanes.length * HEIGHTS.manyLanes);
}
