// The clock of loudness: sub-blocks of 10 ms, of which all windows of BS.1770-5 and EBU Tech 3341 consist.
//
// Edges are rounded from the time, so windows keep their place and length, each to the nearest sample, at rates whose hundredth
// is not a whole number.

/** In s. */
export const SUB_BLOCK_SEC = 0.01;

/** Windows and steps, in sub-blocks: 400 ms of momentary loudness and of gating, 3 s of short-term loudness, a step of 100 ms. */
export const subBlocks = { momentary: 40, shortTerm: 300, gatingStep: 10 } as const;

/** The first sample of sub-block `index`, which is the end of the one before. */
export function subBlockEdge(index: number, sampleRate: number): number {
  return Math.floor((index * sampleRate + 50) / 100);
}
