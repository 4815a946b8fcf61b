/** The master: brings a finished sound to a loudness, and keeps its true peaks under a limit. */
import { dbToGain, gainToDb } from '../../math/index.ts';
import type { Channels } from '../../metrics/checkChannels.ts';
import { finiteSamples } from '../../metrics/finiteSamples.ts';
import { TruePeakMeter } from '../../metrics/levels/truePeakMeter.ts';
import { gatedLoudness } from '../../metrics/loudness/gatedLoudness.ts';
import { loudnessEnergies } from '../../metrics/loudness/loudnessEnergies.ts';
import { subBlockEdge, subBlocks } from '../../metrics/loudness/subBlocks.ts';
import { gainForLoudness } from './gainForLoudness.ts';
import { Limiter } from './limiter.ts';
import { LARGEST_GAIN_DB, reachLoudness, type Measure, type Reached } from './reachLoudness.ts';

export { LARGEST_GAIN_DB, LARGEST_REDUCTION_DB } from './reachLoudness.ts';

/** EBU R 128: a programme is at its target within so much. */
export const LOUDNESS_TOLERANCE_LU = 0.2;

/** How often it begins anew because the meter, which is none of those that the limiter asks, reads more than the limit. Rare. */
const MOST_ATTEMPTS = 3;
/** How far below the limit such an attempt aims. */
const CLEARANCE_DB = 0.005;

export interface MasterRequest {
  /** Integrated loudness in LUFS, from −60 to 0 (near −70 the gate of the meter hides too much); `null`: the gain is 0 dB. */
  readonly lufsTarget: number | null;
  /** In dBTP, from −20 to 0; `null`: only samples are held, within full scale. */
  readonly truePeakLimit: number | null;
  /**
   * It will be played over and over: the limiter works as if it had always been, so that its gain has no step where the end meets the
   * beginning. Loudness is that of one pass, as a meter reads the file.
   */
  readonly loop?: boolean;
}

/** How long a loop has been playing when the limiter is looked at, and goes on playing: it has forgotten the start. */
const RUN_IN_SEC = 1;

export interface MasterReport {
  /** In dB, before the limiter. */
  readonly gainDb: number;
  /** The most that the limiter takes off the gain, in dB. */
  readonly gainReductionDb: number;
  /** Of the result, in LUFS; `null` if nothing is above the gates. */
  readonly integratedLoudness: number | null;
  /** Of the result, in dBTP; `null` for silence. */
  readonly truePeak: number | null;
  /** How loudness was measured: of the sound as it is, or (under 400 ms) padded with silence to exactly 400 ms. */
  readonly rule: 'whole' | 'padded_to_400_ms';
  /** Whether the loudness is within 0.2 LU of the target. True where there is none, and for silence. */
  readonly met: boolean;
  /** The target less what was reached, in LU: above 0 if it is too quiet. 0 without a target and for what has no loudness. */
  readonly missLu: number;
}

export interface Mastered {
  /** New arrays: every sample is finite and in [−1, 1]. */
  readonly channels: readonly Float32Array<ArrayBuffer>[];
  readonly report: MasterReport;
}

/**
 * The target is met wherever the limiter takes away 6 dB at most and the gain is at most 40 dB; elsewhere the result is the loudest
 * that keeps to both. Where nothing needs to be limited, it is the sound times the gain, rounded once.
 *
 * @param channels any number of them, of equal length, at least one sample; samples that are not finite count as 0
 * @param sampleRate in Hz, 8000 to 192000
 * @throws AudioError for what cannot be measured
 */
export function master(channels: Channels, sampleRate: number, request: MasterRequest): Mastered {
  const { lufsTarget, truePeakLimit, loop = false } = request;
  const sound = channels.map(finiteSamples);
  const frames = sound[0]!.length;
  const runIn = loop ? Math.ceil(RUN_IN_SEC * sampleRate) : 0;
  const played = loop ? sound.map((samples) => runningOn(samples, runIn)) : sound;
  const onePass = (all: readonly Float32Array<ArrayBuffer>[]): readonly Float32Array<ArrayBuffer>[] =>
    loop ? all.map((samples) => samples.slice(runIn, runIn + frames)) : all;
  const energies = loudnessEnergies(sound, sampleRate, { padShort: true });
  const measure: Measure = ({ channels, reductionDb }, gainDb) =>
    reductionDb === 0
      ? gatedLoudness(energies, dbToGain(gainDb))
      : gatedLoudness(loudnessEnergies(onePass(channels), sampleRate, { padShort: true }));

  const limiter = new Limiter(played, sampleRate, truePeakLimit);
  const wantedDb = lufsTarget === null ? null : gainForLoudness(energies, lufsTarget);
  const reach = (): Reached =>
    lufsTarget === null || wantedDb === null
      ? asItIs(limiter, measure)
      : reachLoudness(limiter, lufsTarget, Math.min(wantedDb, LARGEST_GAIN_DB), measure);

  let reached = reach();
  let truePeak = truePeakOf(reached.limited.channels, sampleRate);
  for (let count = 1; count < MOST_ATTEMPTS; count++) {
    if (truePeak === null || truePeakLimit === null || truePeak <= truePeakLimit) break;
    limiter.lower(truePeak - truePeakLimit + CLEARANCE_DB);
    reached = reach();
    truePeak = truePeakOf(reached.limited.channels, sampleRate);
  }
  const { gainDb, limited, loudness } = reached;
  // What is too quiet for the gates even now is as far from its target as the gain is from what would be needed.
  const missLu =
    lufsTarget === null || wantedDb === null ? 0 : loudness === null ? wantedDb - gainDb : lufsTarget - loudness;
  return {
    channels: onePass(limited.channels),
    report: {
      gainDb,
      gainReductionDb: limited.reductionDb,
      integratedLoudness: loudness,
      truePeak,
      rule: sound[0]!.length < subBlockEdge(subBlocks.momentary, sampleRate) ? 'padded_to_400_ms' : 'whole',
      met: Math.abs(missLu) <= LOUDNESS_TOLERANCE_LU,
      missLu,
    },
  };
}

/** A loop with what was played before and after it, faded in and out so that only its own true peaks count. */
function runningOn(samples: Float32Array, runIn: number): Float32Array<ArrayBuffer> {
  const all = new Float32Array(samples.length + 2 * runIn);
  const first = samples.length - (runIn % samples.length);
  const fade = runIn / 2;
  all.forEach((_, at) => {
    const toEdge = Math.min(at, all.length - 1 - at);
    all[at] = samples[(first + at) % samples.length]! * Math.min(1, toEdge / fade);
  });
  return all;
}

function asItIs(limiter: Limiter, measure: Measure): Reached {
  const limited = limiter.limit(1);
  return { gainDb: 0, limited, loudness: measure(limited, 0) };
}

/** In dBTP. */
function truePeakOf(channels: Channels, sampleRate: number): number | null {
  const meter = new TruePeakMeter(channels.length, sampleRate, { blockPeaks: false });
  meter.add(channels);
  const peak = meter.peak();
  return peak > 0 ? gainToDb(peak) : null;
}
