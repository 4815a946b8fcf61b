import { ConfigurationError } from '../../errors.ts';
import { describeValue, inputChecks, joinPath } from '../../inputChecks.ts';
import { aspects } from './aspects.ts';
import type { Range, Remedy, RoleTargets, SpectrumAnchor } from './roleTargets.ts';

const check = inputChecks('targets', ConfigurationError);

/** Every range that targets may have: a level in dB, a frequency, a time, a share. */
const RANGES = [
  'tiltDbPerOctave',
  'centroidHz',
  'clarity',
  'flatness',
  'harshnessDb',
  'sizzleDb',
  'attackSec',
  'sustainDb',
  'decaySec',
  'lengthSec',
  'driftDbPerSec',
  'correlation',
  'pitchHz',
  'plrLu',
] as const satisfies (keyof RoleTargets)[];

/** No level, frequency or time of a sound is further from 0. */
const LARGEST = 1e6;

/**
 * Checks targets that somebody else has written.
 *
 * @throws ConfigurationError for unknown keys, ranges that are empty, and curves that are not in order
 */
export function readTargets(input: unknown, path = 'targets'): RoleTargets {
  const given = check.object(input, path, ['lufs', 'spectrum', ...RANGES, 'remedies']);
  const at = (key: string): string => joinPath(path, key);
  const ranges = RANGES.filter((key) => given.has(key)).map((key) => [key, readRange(given.get(key), at(key))]);
  const spectrum = given.get('spectrum');
  return {
    lufs: check.number(given.get('lufs'), at('lufs'), { min: -70, max: 0, unit: 'LUFS', example: -18 }),
    ...(spectrum === undefined ? {} : { spectrum: readSpectrum(spectrum, at('spectrum')) }),
    ...(Object.fromEntries(ranges) as Partial<Record<(typeof RANGES)[number], Range>>),
    remedies: readRemedies(given.get('remedies') ?? {}, at('remedies')),
  };
}

function readRange(input: unknown, path: string): Range {
  const given = check.object(input, path, ['from', 'to']);
  const end = (key: 'from' | 'to'): Partial<Range> =>
    given.has(key) ? { [key]: readNumber(given.get(key), joinPath(path, key)) } : {};
  const range: Range = { ...end('from'), ...end('to') };
  if (!(range.from! > range.to!)) return range;
  const problem = `${path} is empty: it goes from ${range.from} to ${range.to}.`;
  throw check.problem(path, 'out_of_range', problem, '`from` at most `to`', 'Swap them.');
}

function readSpectrum(input: unknown, path: string): SpectrumAnchor[] {
  const expected = 'an array of at least two anchors [hz, dB, spread], frequencies rising';
  const example = 'Write it like [[100, 0, 6], [10000, -40, 9]].';
  if (!Array.isArray(input)) throw check.mismatch(path, 'wrong_type', describeValue(input), expected, example);
  if (input.length < 2) throw check.mismatch(path, 'wrong_length', describeValue(input), expected, example);
  let last = 0;
  return input.map((anchor: unknown, index) => {
    const place = `${path}[${index}]`;
    if (!Array.isArray(anchor) || anchor.length !== 3)
      throw check.mismatch(place, 'wrong_type', describeValue(anchor), 'an anchor [hz, dB, spread]', example);
    const hz = check.number(anchor[0], `${place}[0]`, { min: last, minExclusive: true, max: LARGEST, example: 1000 });
    last = hz;
    const spread = check.number(anchor[2], `${place}[2]`, { min: 0, max: LARGEST, unit: 'dB', example: 6 });
    return [hz, readNumber(anchor[1], `${place}[1]`), spread] as const;
  });
}

function readRemedies(input: unknown, path: string): RoleTargets['remedies'] {
  const remedies = [...check.object(input, path, Object.keys(aspects))].map(([aspect, remedy]): [string, Remedy] => {
    const place = joinPath(path, aspect);
    const given = check.object(remedy, place, ['parameter', 'effect']);
    return [
      aspect,
      {
        parameter: check.text(given.get('parameter'), `${place}.parameter`, { maxLength: 100, notBlank: true }),
        effect: check.choice(given.get('effect'), `${place}.effect`, ['same', 'opposite']),
      },
    ];
  });
  return Object.fromEntries(remedies);
}

function readNumber(value: unknown, path: string): number {
  return check.number(value, path, { min: -LARGEST, max: LARGEST, example: 1 });
}
