/** What a report is asked for: audio in any form, and what to compare it with. */
import { ConfigurationError } from '../errors.ts';
import { inputChecks } from '../inputChecks.ts';
import { MAX_CHANNELS, SAMPLE_RATES, type Channels } from '../metrics/checkChannels.ts';
import type { AssessSetup } from '../metrics/index.ts';
import type { MusicalContextInput } from '../music/musicalContext.ts';
import { validateContext } from '../music/validateContext.ts';
import { validateConstraints, type Constraints } from '../presets/constraints.ts';
import { roles } from '../roles/index.ts';
import { AudioData } from './audioData.ts';
import type { AudioReport, MasterFigures } from './audioReport.ts';
import { targetsOf } from './targetsOf.ts';
import { readAudioInput, type AudioInput } from './readAudioInput.ts';

export interface AssessOptions {
  /** Of arrays, in Hz. Default: that of the engine. Audio objects have their own. */
  readonly sampleRate?: number;
  /** Of interleaved samples. Default 2. */
  readonly channels?: number;
  /** A kind of the role, to be compared with that alone. Default: the kind as which it was rendered; for other audio, the role. */
  readonly kind?: string;
  /** What the sound must keep to. What is absent is as it was rendered; for other audio the loudness of the role, and −1 dBTP. */
  readonly constraints?: Constraints;
}

export interface Assessment {
  readonly channels: Channels;
  readonly sampleRate: number;
  readonly setup: AssessSetup;
  /** Of a sound that was rendered here. */
  readonly render: AudioReport | null;
  /** Constraints that replace those of the render, one by one. */
  readonly asked: Constraints;
}

const check = inputChecks('options object', ConfigurationError);

/** @throws AudioError, ConfigurationError, ContextError */
export function readAssessment(
  audio: AudioInput,
  role: unknown,
  context: MusicalContextInput | undefined,
  options: unknown,
  engineRate: number,
): Assessment {
  const given = check.object(options, '', ['sampleRate', 'channels', 'kind', 'constraints']);
  const rate = check.number(given.get('sampleRate') ?? engineRate, 'sampleRate', SAMPLE_RATES);
  const counts = { min: 1, max: MAX_CHANNELS, integer: true, example: 2 };
  const count = check.number(given.get('channels') ?? 2, 'channels', counts);
  const name = check.choice(role, 'role', ['unknown', ...roles.keys()]);
  const musical = context === undefined ? undefined : validateContext(context);
  const { channels, sampleRate, speakers } = readAudioInput(audio, rate, count);
  const asked = given.has('constraints')
    ? validateConstraints(given.get('constraints'), 'constraints', ConfigurationError)
    : {};
  const render = audio instanceof AudioData ? audio.report : null;
  const rendered = render?.provenance?.role === name ? render.provenance.kind : undefined;
  const targets = targetsOf(name, given.get('kind') ?? rendered);
  const constraints = { ...(render?.master ? wishesOf(render.master) : {}), ...asked };
  return {
    channels,
    sampleRate,
    setup: {
      role: name,
      targets,
      context: musical,
      constraints,
      ...(speakers === undefined ? {} : { speakers }),
    },
    render,
    asked,
  };
}

/** A target that a tiny amplitude has moved below the gate of BS.1770 cannot be told from the gate. */
function wishesOf({ lufs_target: target, true_peak_limit: limit }: MasterFigures): Constraints {
  return {
    lufs_target: target === null ? null : Math.max(-70, Math.min(0, target)),
    ...(limit === null ? {} : { true_peak_limit: limit }),
  };
}
