/** The space of the roles that have echoes: ping-pong delay, then reverberation. */
import type { F32, Graph } from '../ir/index.ts';
import { pingPongDelay } from '../units/effects/pingPongDelay.ts';
import { room, type RoomSignal } from './room.ts';
import { space } from './space.ts';

/** What gives the values of `delayParameters` and `reverbParameters` inside a graph. */
type Signal = RoomSignal & ((name: 'delay' | 'delay_time' | 'delay_feedback') => F32);

export function roleSpace(name: string, signal: Signal): Graph {
  return space(name, (input) => {
    const echoing = pingPongDelay(input, {
      mix: signal('delay'),
      // At 60 BPM beats are seconds, in which the delay time arrives.
      tempoBpm: 60,
      beats: upTo4Sec(signal('delay_time')),
      feedback: signal('delay_feedback'),
    });
    return room(echoing, signal);
  });
}

/** Halved, twice if need be, so that echoes too far apart for the line stay in time with the music: 4 beats at 20 BPM are 12 s. */
function upTo4Sec(seconds: F32): F32 {
  const halved = (time: F32): F32 => time.gt(4).select(time.mul(0.5), time);
  return halved(halved(seconds));
}
