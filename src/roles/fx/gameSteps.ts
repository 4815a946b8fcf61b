/** The arpeggio of a game effect: tones that follow each other, of which the last one stays. */
import { gate, num, sampleRate, scope, time, type F32 } from '../../ir/index.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { fxSignal as signal } from './fxParameters.ts';

export interface GameSteps {
  /** What the tone of the moment multiplies the pitch with. */
  readonly ratio: F32;
  /** Samples since it began. */
  readonly age: F32;
}

export function gameSteps(): GameSteps {
  return scope('gameSteps', () => {
    const steps = signal('steps');
    const note = gate().max(1).toFloat();
    const length = signal('step_time').mul(sampleRate()).min(note.div(steps)).max(1);
    const now = time().toFloat();
    const step = now.div(length).floor().min(steps.sub(1));
    const way = step.div(steps.sub(1).max(1));
    const interval = signal('interval');
    const semitones = way.lt(1).select(ofMajorChord(interval.mul(way)), interval);
    return { ratio: exp2(semitones.mul(1 / 12)), age: now.sub(step.mul(length)) };
  });
}

/** The nearest tone of a major chord on the note, in semitones. */
function ofMajorChord(semitones: F32): F32 {
  const octave = semitones
    .mul(1 / 12)
    .floor()
    .mul(12);
  const rest = semitones.sub(octave);
  const inside = rest.lt(2).select(0, rest.lt(5.5).select(4, rest.lt(9.5).select(num(7), 12)));
  return octave.add(inside);
}
