import { expect, it } from 'vitest';
import { ConfigurationError } from '../../errors.ts';
import { roles } from '../../roles/index.ts';
import { readTargets } from './readTargets.ts';

it.each([...roles])('the targets of %s are right, and stay what they are', (_, { targets }) => {
  expect(readTargets(targets)).toEqual(targets);
});

it('only the loudness has to be there', () => {
  expect(readTargets({ lufs: -18 })).toEqual({ lufs: -18, remedies: {} });
});

it.each<[object, string, string]>([
  [{}, 'wrong_type', 'targets.lufs'],
  [{ lufs: NaN }, 'not_finite', 'targets.lufs'],
  [{ lufs: -18, lofs: 1 }, 'unknown_key', 'targets.lofs'],
  [{ lufs: -18, attackSec: 2 }, 'wrong_type', 'targets.attackSec'],
  [{ lufs: -18, attackSec: { from: 2, to: 1 } }, 'out_of_range', 'targets.attackSec'],
  [{ lufs: -18, attackSec: { form: 2 } }, 'unknown_key', 'targets.attackSec.form'],
  [{ lufs: -18, attackSec: { to: Infinity } }, 'not_finite', 'targets.attackSec.to'],
  [{ lufs: -18, spectrum: {} }, 'wrong_type', 'targets.spectrum'],
  [{ lufs: -18, spectrum: [[100, 0, 6]] }, 'wrong_length', 'targets.spectrum'],
  [
    {
      lufs: -18,
      spectrum: [
        [100, 0],
        [200, 0],
      ],
    },
    'wrong_type',
    'targets.spectrum[0]',
  ],
  [
    {
      lufs: -18,
      spectrum: [
        [200, 0, 6],
        [200, 0, 6],
      ],
    },
    'out_of_range',
    'targets.spectrum[1][0]',
  ],
  [
    {
      lufs: -18,
      spectrum: [
        [100, 0, 6],
        [200, 0, -6],
      ],
    },
    'out_of_range',
    'targets.spectrum[1][2]',
  ],
  [{ lufs: -18, remedies: { colour: {} } }, 'unknown_key', 'targets.remedies.colour'],
  [
    { lufs: -18, remedies: { attack: { parameter: '', effect: 'same' } } },
    'blank_text',
    'targets.remedies.attack.parameter',
  ],
  [
    { lufs: -18, remedies: { attack: { parameter: 'a', effect: 'up' } } },
    'unknown_choice',
    'targets.remedies.attack.effect',
  ],
])('refuses %j', (targets, code, path) => {
  expect(() => readTargets(targets)).toThrow(ConfigurationError);
  expect(() => readTargets(targets)).toThrow(expect.objectContaining({ code, path }));
});
