/** Lists that shape a unit: partials, modes, waves. */
import { GraphError } from '../errors.ts';
import { describeValue } from '../inputChecks.ts';
import { instancePath, scope } from '../ir/index.ts';

/**
 * Reads the entries of a list one by one, holes too, each in a scope `name`, `name#2`, …, so that messages say which one is wrong.
 * @throws GraphError `bad_list` for what is no array of 1 to `most` entries
 */
export function readList<T, R>(name: string, list: readonly T[], most: number, read: (entry: T) => R): R[] {
  if (Array.isArray(list) && list.length >= 1 && list.length <= most)
    return Array.from(list as readonly T[], (entry) => scope(name, () => read(entry)));
  const path = `${instancePath()}/${name}`;
  throw new GraphError(`The list at ${path} is ${describeValue(list)}.`, {
    code: 'bad_list',
    path,
    expected: `an array of 1 to ${most}`,
    suggestion: 'it shapes the graph: give as many as shall sound',
  });
}
