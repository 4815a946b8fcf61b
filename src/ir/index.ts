/** The graph language. */
export { scope } from './graphBuilder.ts';
export { delayLine, type DelayLine, type Interpolation } from './delayLine.ts';
export { effect, instrument, late, type EffectOutput, type LateSignal, type VoiceOutput } from './instrument.ts';
export {
  builtIns,
  RATES,
  reportsOf,
  type Attribute,
  type Graph,
  type Input,
  type Line,
  type Node,
  type Rate,
  type Register,
  type Table,
} from './graph.ts';
export {
  bus,
  control,
  frequency,
  gate,
  instancePath,
  instanceSeed,
  intRegister,
  jobTime,
  laneSum,
  param,
  perLane,
  perLaneInt,
  previous,
  recur,
  register,
  sampleRate,
  seed,
  shuffle,
  time,
  velocity,
  type RegisterHandle,
} from './language.ts';
export { F32, fixedForNote, fixedForStep, I32, int, Mask, num, type Int, type Num } from './signal.ts';
export { table, type TableHandle } from './table.ts';
export { parseGraph, printGraph } from './text.ts';
export { faster, inputOf, ratesOf } from './ratesOf.ts';
export { nodeName, verify } from './verify.ts';
