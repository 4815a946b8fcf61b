import type { AudioData } from '../../src/engine/audioData.ts';
import { AudioEngine } from '../../src/engine/audioEngine.ts';
import type { RenderOptions } from '../../src/engine/renderOptions.ts';
import type { MusicalContextInput } from '../../src/music/musicalContext.ts';
import type { ParameterValue } from '../../src/roles/parameter.ts';

export const RATE = 44100;
export const engine = new AudioEngine({ sampleRate: RATE });
/** Constraints that make the master leave a sound alone: it is neither normalised nor limited. */
export const noMaster = { lufs_target: null, true_peak_limit: 0 } as const;

export type Values = Readonly<Record<string, ParameterValue>>;

export interface RoleOptions extends Pick<RenderOptions, 'seed' | 'pattern'> {
  /** Default 2. */
  readonly durationSec?: number;
  readonly context?: MusicalContextInput;
}

/** A sound of a role at 44.1 kHz, as it is before the master. */
export function renderRole(
  role: string,
  parameters: Values,
  { durationSec = 2, context, ...options }: RoleOptions = {},
): Promise<AudioData> {
  return engine.renderAudio({ role, parameters, constraints: noMaster }, context, durationSec, options);
}

/** Left and right. */
export const sidesOf = (audio: AudioData): readonly [Float32Array, Float32Array] => [
  audio.getChannelData(0),
  audio.getChannelData(1),
];

/** A stretch of a sound. */
export const stretch = (x: Float32Array, fromSec: number, lengthSec: number): Float32Array =>
  x.subarray(Math.round(fromSec * RATE), Math.round((fromSec + lengthSec) * RATE));
