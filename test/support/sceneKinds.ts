import { fx } from '../../src/roles/fx/fx.ts';
import { gameKinds } from '../../src/roles/fx/gameParameters.ts';

/** The kinds of effects that are not those of games. */
export const sceneKinds = fx.kinds.filter(({ name }) => !(gameKinds as readonly string[]).includes(name));
