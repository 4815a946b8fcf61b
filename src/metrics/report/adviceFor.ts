/** What to do about a verdict: the role's parameter that moves it, or plain words. */
import { aspects, type AspectWords } from './aspects.ts';
import type { Advice } from './finding.ts';
import type { Direction, Setup, Verdict } from './judgement.ts';
import type { Measurements } from './measurements.ts';
import { difference } from './quantity.ts';

export function adviceFor(verdict: Verdict, measurements: Measurements, setup: Setup): Advice {
  const { judgement, value, ideal, distance } = verdict;
  const { aspect, inverse = false } = judgement;
  const own = judgement.advice?.(value, measurements, setup);
  if (own !== undefined) return own;
  const direction = judgement.direction?.(measurements, setup) ?? (distance < 0 === inverse ? 'lower' : 'raise');
  const remedy = setup.targets?.remedies[aspect];
  if (remedy !== undefined) {
    const turned = remedy.effect === 'same' ? direction : opposite(direction);
    return { parameter: remedy.parameter, direction: turned, suggestion: `${turned} ${remedy.parameter}` };
  }
  const words: AspectWords = aspects[aspect];
  if ('repair' in words) return { parameter: words.parameter, suggestion: words.repair };
  if (aspect !== 'peak') return { parameter: words.parameter, direction, suggestion: words[direction] };
  // A plain change of gain puts it right, to the decibel.
  return gainAdvice(distance < 0 ? ideal.from! - value : ideal.to! - value);
}

/** @param gainDb by which the sound must be louder; below 0, quieter */
export function gainAdvice(gainDb: number): Advice {
  const direction = gainDb < 0 ? 'lower' : 'raise';
  return { parameter: 'gain', direction, suggestion: `${direction} the gain by ${difference(gainDb, 'dB')}` };
}

function opposite(direction: Direction): Direction {
  return direction === 'raise' ? 'lower' : 'raise';
}
