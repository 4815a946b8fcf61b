/** The graph language and the units: write instruments and effects of your own. */
export * from './ir/index.ts';
export * from './units/index.ts';
export { optimise, passes, type Pass } from './passes/index.ts';
export { ops, CONTROL_STEP, type Op, type OpName } from './ops/index.ts';
export { emitModule } from './backends/index.ts';
