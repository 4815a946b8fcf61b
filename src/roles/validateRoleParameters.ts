import { PresetError } from '../errors.ts';
import { inputChecks, joinPath } from '../inputChecks.ts';
import { validateParameter, validateParameters, type ParameterValues } from './parameter.ts';
import type { Role } from './role.ts';

const check = inputChecks('parameters object', PresetError);

/**
 * Checks the parameters of a role and fills in the defaults of their kind.
 *
 * @param input an object of values; `undefined` gives all defaults
 * @param path where it was found
 * @param defaultKind the kind where the input names none. Default: the first of the role
 * @returns a frozen object with one value for each record of the kind, in the order of the records; `kind` is the first
 * @throws PresetError for the first thing that is wrong: keys that no kind has, the kind, keys that this kind has not, values
 */
export function validateRoleParameters(
  role: Pick<Role, 'kinds' | 'parameters'>,
  input: unknown,
  path = 'parameters',
  defaultKind = role.kinds[0]!.name,
): ParameterValues {
  const names = role.parameters.map(({ name }) => name);
  const given = check.object(input === undefined ? {} : input, path, names);
  const name = validateParameter(
    role.parameters[0]!,
    given.has('kind') ? given.get('kind') : defaultKind,
    joinPath(path, 'kind'),
  );
  const kind = role.kinds.find((candidate) => candidate.name === name)!;
  for (const key of given.keys()) {
    if (kind.parameters.some((record) => record.name === key)) continue;
    const owners = role.kinds.filter(({ parameters }) => parameters.some((record) => record.name === key));
    throw check.problem(
      joinPath(path, key),
      'unused_parameter',
      `${joinPath(path, key)} does nothing in a sound of kind ${kind.name}.`,
      `a parameter of the kind ${kind.name}`,
      `Remove it; ${owners.map((owner) => owner.name).join(', ')} ${owners.length === 1 ? 'has' : 'have'} it.`,
    );
  }
  return validateParameters(kind.parameters, { ...Object.fromEntries(given), kind: kind.name }, path);
}
