// Numerics that give the same bits on every JavaScript engine. docs/math.md has the measured errors.
export { atan } from './atan.ts';
export { atan2 } from './atan2.ts';
export { cos } from './cos.ts';
export { dbToGain, gainToDb } from './decibels.ts';
export { exp } from './exp.ts';
export { exp2 } from './exp2.ts';
export { expm1 } from './expm1.ts';
export { hash32 } from './hash32.ts';
export { hashString } from './hashString.ts';
export { log } from './log.ts';
export { log10 } from './log10.ts';
export { log1p } from './log1p.ts';
export { log2 } from './log2.ts';
export { pow } from './pow.ts';
export { createRandom, randomFromState, type Random } from './random.ts';
export { sin } from './sin.ts';
export { tan } from './tan.ts';
export { tanh } from './tanh.ts';
