/** Where defects are, in words. */
import type { DefectCount, Measurements } from './measurements.ts';
import { quantity } from './quantity.ts';

type Frame = Pick<Measurements, 'sample_rate'>;

/** `There are 3 clicks, the first at 0.512 s (sample 22579 of channel 0)`. */
export function countOf(defects: DefectCount, one: string, frame: Frame): string {
  if (defects.count === 1) return `There is a ${one} ${place(defects, frame)}`;
  return `There are ${defects.count} ${plural(one)}, ${firstPlace(defects, frame)}`;
}

/** `the first at 0.512 s (sample 22579 of channel 0)`. */
export function firstPlace(defects: DefectCount, frame: Frame): string {
  return `${defects.count > 1 ? 'the first ' : ''}${place(defects, frame)}`;
}

function place({ positions }: DefectCount, { sample_rate: rate }: Frame): string {
  const first = positions[0];
  if (first === undefined) return 'somewhere';
  return `at ${quantity(first.frame / rate, 's')} (sample ${first.frame} of channel ${first.channel})`;
}

/** `runs of samples` for `run of samples`: the first word is the noun. */
function plural(one: string): string {
  const [noun, ...rest] = one.split(' ');
  return [`${noun!}s`, ...rest].join(' ');
}
