/** Reading tables: constants of a graph that are too many for nodes. */
import type { Op } from './op.ts';

export const tables: { readonly lookup: Op } = {
  lookup: {
    args: ['i32'],
    result: 'f32',
    purity: 'table',
    attribute: 'index',
    fromTable: (values, index) => values[index & (values.length - 1)]!,
    doc: 'the value of the table at index a, which wraps around: the length is a power of two',
  },
};
