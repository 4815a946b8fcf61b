/** A suite: { summary, run({ rounds, quick, log }) → { text, report } }; `text` is for people, `report` is the JSON. */
import { coldStart } from './coldStart.mjs';
import { compile } from './compile.mjs';
import { denormals } from './denormals.mjs';
import { meters } from './meters.mjs';
import { master } from './master.mjs';
import { patches } from './patches.mjs';
import { roles } from './roles.mjs';

export const suites = { patches, compile, coldStart, denormals, meters, master, roles };
