/** The effects behind the voices of a role, in the order in which a sound passes them. */
import { effect, type F32, type Graph } from '../ir/index.ts';
import { chorus } from '../units/effects/chorus.ts';
import { pingPongDelay } from '../units/effects/pingPongDelay.ts';
import { reverb } from '../units/effects/reverb.ts';
import { softClip } from '../units/effects/softClip.ts';
import { dcBlock } from '../units/filters/dcBlock.ts';

export type Stage = 'chorus' | 'delay' | 'reverb';

type Signal = (name: never) => F32;

const stages: Readonly<Record<Stage, (x: F32, signal: (name: string) => F32) => F32>> = {
  chorus: (x, signal) => chorus(x, { mix: signal('chorus'), rateHz: signal('chorus_rate'), depthSec: 0.003 }),
  // At 60 BPM beats are seconds, in which the delay time arrives.
  delay: (x, signal) =>
    pingPongDelay(x, {
      mix: signal('delay'),
      tempoBpm: 60,
      beats: signal('delay_time'),
      feedback: signal('delay_feedback'),
    }),
  reverb: (x, signal) =>
    reverb(x, { mix: signal('reverb'), t60Sec: signal('reverb_time'), dampingHz: signal('reverb_damping') }),
};

/**
 * An effect graph: the stages, then a DC block and a soft clipper.
 * @param signal gives the parameters of the stages, as named in commonParameters.ts
 */
export function roleSpace(name: string, signal: Signal, used: readonly Stage[]): Graph {
  const value = signal as (name: string) => F32;
  return effect(name, (input) => {
    const behind = used.reduce((x, stage) => stages[stage](x, value), input);
    return softClip(dcBlock()(behind));
  });
}
