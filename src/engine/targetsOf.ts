import { ConfigurationError } from '../errors.ts';
import { inputChecks } from '../inputChecks.ts';
import type { RoleTargets } from '../metrics/index.ts';
import { roles } from '../roles/index.ts';

const check = inputChecks('options object', ConfigurationError);

/**
 * What a sound is compared with: its kind, if that is known, or its role.
 * @param name of the role; `unknown` is compared with nothing
 * @throws ConfigurationError for a kind that the role does not have
 */
export function targetsOf(name: string, kind: unknown): RoleTargets | undefined {
  const role = roles.get(name);
  if (kind === undefined) return role?.targets;
  if (role === undefined) {
    const suggestion = 'Give the role as well.';
    throw check.problem(
      'kind',
      'missing_role',
      'A kind belongs to a role.',
      `one of the roles ${[...roles.keys()].join(', ')}`,
      suggestion,
    );
  }
  const found = check.choice(
    kind,
    'kind',
    role.kinds.map((candidate) => candidate.name),
  );
  return role.kinds.find((candidate) => candidate.name === found)!.targets;
}
