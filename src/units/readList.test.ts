import { expect, it } from 'vitest';
import { GraphError } from '../errors.ts';
import { instancePath, instrument, num, scope } from '../ir/index.ts';
import { readList } from './readList.ts';

const build = (list: unknown) => {
  const seen: string[] = [];
  instrument('bank', () =>
    scope('unit', () => {
      readList('thing', list as string[], 3, (entry) => seen.push(`${entry} at ${instancePath()}`));
      return num(0);
    }),
  );
  return seen;
};

it('readList reads each entry in its own scope', () => {
  expect(build(['a', 'b', 'c'])).toEqual(['a at bank/unit/thing', 'b at bank/unit/thing#2', 'c at bank/unit/thing#3']);
});

it('readList reads holes too, as what is missing', () => {
  expect(build(new Array(2))).toEqual(['undefined at bank/unit/thing', 'undefined at bank/unit/thing#2']);
});

it.each([[[]], [['a', 'b', 'c', 'd']], ['abc'], [undefined], [null], [{ length: 2 }]])(
  'readList refuses %o',
  (list) => {
    expect(() => build(list)).toThrow(GraphError);
    expect(() => build(list)).toThrow(expect.objectContaining({ code: 'bad_list', path: 'bank/unit/thing' }));
  },
);
