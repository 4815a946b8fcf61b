import { describe, expect, it } from 'vitest';

import { effect, instrument } from '../ir/index.ts';
import { adsr, chorus, reverb, stateVariableFilter, unison } from './index.ts';

const adsrOptions = { attackSec: 0.1, decaySec: 0.1, sustain: 0.5, releaseSec: 0.1 };
const chorusOptions = { mix: 0.5, rateHz: 1, depthSec: 0.001 };
const reverbOptions = { mix: 0.5, t60Sec: 1, dampingHz: 5000 };

describe('checkOptions', () => {
  it.each([
    ['adsr', 'attackSec', adsrOptions, (options: never) => instrument('v', () => adsr(options))],
    [
      'unison',
      'voices',
      { voices: 2, detuneCents: 5, spread: 1 },
      (o: never) => instrument('v', () => unison(440, o)[0]),
    ],
    ['stateVariableFilter', 'q', { cutoffHz: 100, q: 1 }, (o: never) => instrument('v', () => stateVariableFilter(o)(adsr(adsrOptions)).low)], // prettier-ignore
    ['chorus', 'mix', chorusOptions, (options: never) => effect('v', (x) => chorus(x, options))],
    ['reverb', 'mix', reverbOptions, (options: never) => effect('v', (x) => reverb(x, options))],
  ])('%s refuses what is missing, mistyped or no object', (unit, first, good, build) => {
    const error = (options: unknown) => {
      try {
        build(options as never);
      } catch (thrown) {
        return thrown;
      }
      return undefined;
    };
    expect(error(good)).toBeUndefined();
    const typo = `${first}x`;
    expect(error({ ...good, [typo]: 1 })).toMatchObject({
      name: 'GraphError',
      code: 'unknown_key',
      path: `v/${unit}.options.${typo}`,
      suggestion: `Did you mean \`${first}\`?`,
    });
    expect(error(undefined)).toMatchObject({ name: 'GraphError', code: 'wrong_type' });
    const { [first]: _, ...less } = good as Record<string, number>;
    expect(error(less)).toMatchObject({ name: 'GraphError', path: expect.stringContaining(`v/${unit}`) as unknown });
  });
});
