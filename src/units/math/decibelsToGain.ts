import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { exp2 } from './exp2.ts';

/** log2(10)/20: octaves of gain in a decibel. */
const OCTAVES = 0.16609640474436813;

/** 10^(dB/20). Exactly 1 at 0 dB; saturates like `exp2`, at −758 and 770 dB. */
export function decibelsToGain(decibels: Num): F32 {
  return scope('decibelsToGain', () => exp2(num(decibels).mul(OCTAVES)));
}
