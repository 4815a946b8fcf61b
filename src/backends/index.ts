/** The backends, best first. */
import type { Backend } from './backend.ts';
import { interpreter } from './interpreter/index.ts';
import { js } from './js/index.ts';
import { wasm } from './wasm/index.ts';

export const backends = { wasm, js, interpreter } as const satisfies Record<string, Backend>;
export type BackendName = keyof typeof backends;

export { outOfMemory } from './createArrayMemory.ts';
export type { Backend, Kernel, Memory } from './backend.ts';
export { initialise, instanceBytes, layoutOf, resetLane, VALUE, type Layout } from './layout.ts';
export { emitModule } from './wasm/index.ts';
