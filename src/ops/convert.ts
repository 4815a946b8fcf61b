/** Between f32 and i32. NaN never reaches integers: it becomes 0, or the one bit pattern 0x7fc00000. */
import { pure } from './op.ts';
import { bitsToFloat, floatToBits, toInt32Saturated } from './rounding.ts';

export const convert = {
  toInt: pure(['f32'], 'i32', 'towards zero, saturating, NaN → 0', (a) => toInt32Saturated(a)),
  toFloat: pure(['i32'], 'f32', 'the nearest float32, halves to even', (a) => Math.fround(a)),
  bits: pure(['f32'], 'i32', 'the bits of a; any NaN → 0x7fc00000', (a) => floatToBits(a)),
  fromBits: pure(['i32'], 'f32', 'the float32 with these bits', (a) => bitsToFloat(a)),
};
