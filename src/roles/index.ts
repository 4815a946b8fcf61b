/** The roles. A new one is a folder and a line here. */
import { pad } from './pad/pad.ts';
import type { Role } from './role.ts';

export const roles: ReadonlyMap<string, Role> = new Map([pad].map((role) => [role.name, role]));

export type { Kind, Pitched } from './kind.ts';
export type { Parameter, ParameterValue, ParameterValues } from './parameter.ts';
export type { Role } from './role.ts';
