/** The roles. A new one is a folder and a line here. */
import { bass } from './bass/bass.ts';
import { drum } from './drum/drum.ts';
import { fx } from './fx/fx.ts';
import { lead } from './lead/lead.ts';
import { pad } from './pad/pad.ts';
import type { Role } from './role.ts';

export const roles: ReadonlyMap<string, Role> = new Map([pad, bass, lead, drum, fx].map((role) => [role.name, role]));

export type { Kind, Pitched } from './kind.ts';
export type { Parameter, ParameterValue, ParameterValues } from './parameter.ts';
export type { Role } from './role.ts';
export { validateRoleParameters } from './validateRoleParameters.ts';
