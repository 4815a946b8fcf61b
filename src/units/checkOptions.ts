/** The options of units: an unknown key is an error, for nobody writes one on purpose. */
import { GraphError } from '../errors.ts';
import { inputChecks, joinPath } from '../inputChecks.ts';
import { instancePath } from '../ir/index.ts';

const check = inputChecks('options', GraphError);

/**
 * Refuses what is no plain object, and keys other than `names`. Missing ones are named by the knob that misses them.
 * @throws GraphError whose path is that of the unit and the key
 */
export function checkOptions<T extends object>(options: T, names: readonly (keyof T & string)[]): void {
  check.object(options, joinPath(instancePath(), 'options'), names);
}
