import type { F32, Num } from '../ir/index.ts';
import { reverb } from '../units/effects/reverb.ts';

/** What gives the values of `reverbParameters` inside a graph. */
export type RoomSignal = (name: 'reverb' | 'reverb_time' | 'reverb_damping') => F32;

/** The reverberation that `reverbParameters` describe. @param mix share of it; without it: the parameter */
export function room(x: F32, signal: RoomSignal, mix: Num = signal('reverb')): F32 {
  return reverb(x, { mix, t60Sec: signal('reverb_time'), dampingHz: signal('reverb_damping') });
}
