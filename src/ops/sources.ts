/** Where values come from: constants, inputs, the sample counter, the bus. */
import type { AttributeKind, Op, Type } from './op.ts';

function source(result: Type, attribute: AttributeKind, doc: string): Op {
  return { args: [], result, purity: 'source', attribute, doc };
}

export const sources = {
  const: source('f32', 'number', 'a float32 constant; in effects, one number per lane is allowed'),
  iconst: source('i32', 'number', 'an int32 constant; in effects, one number per lane is allowed'),
  input: source(
    'f32',
    'name',
    'a float32 input: a value of the note (latched) or a live parameter (changes on the grid)',
  ),
  iinput: source('i32', 'name', 'an int32 input of the note: gate, seed, start'),
  tick: source(
    'i32',
    'none',
    'the sample counter of the lane group, the same in all lanes; the control grid is its multiples of 32',
  ),
  bus: source('f32', 'none', 'effects only: the stereo bus at this sample, as lanes (left, right, left, right)'),
};
