/** Functions of float32 signals, written in the graph language. docs/math.md has their errors and costs. */
export { cos } from './cos.ts';
export { decibelsToGain } from './decibelsToGain.ts';
export { exp2 } from './exp2.ts';
export { log2 } from './log2.ts';
export { polynomial } from './polynomial.ts';
export { sin } from './sin.ts';
export { cosTurns, sinTurns } from './sinTurns.ts';
export { tan } from './tan.ts';
export { tanh } from './tanh.ts';
