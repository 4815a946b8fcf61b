import type { LoudnessSeries } from '../loudness/loudnessMeter.ts';

/** Windows of 3 s, one every 0.1 s: true peaks come in blocks of 0.1 s, loudness in steps of 0.01 s. */
const [BLOCKS, STEPS_PER_BLOCK] = [30, 10];

/**
 * The smallest true peak over short-term loudness of any 3 s (peak to short-term loudness ratio, PSR): how flat the most
 * compressed moment is.
 *
 * Source: I. Shepherd, E. Grimm, P. Tapper, M. Kahsnitz, I. Kerr, "Measuring micro-dynamics, a first step: standardizing PSR, the
 * peak to short-term loudness ratio", e-Brief, 143rd AES Convention (2017).
 *
 * @returns in LU; `null` under 3 s, and for silence
 */
export function peakToShortTerm({
  shortTerm,
  truePeak,
}: Pick<LoudnessSeries, 'shortTerm' | 'truePeak'>): number | null {
  let smallest: number | null = null;
  for (let end = BLOCKS; end * STEPS_PER_BLOCK <= shortTerm.length; end++) {
    const loudness = shortTerm[end * STEPS_PER_BLOCK - 1] ?? null;
    const peak = largest(truePeak, end - BLOCKS, end);
    if (loudness === null || peak === null) continue;
    if (smallest === null || peak - loudness < smallest) smallest = peak - loudness;
  }
  return smallest;
}

function largest(levels: readonly (number | null)[], from: number, to: number): number | null {
  let most: number | null = null;
  for (let at = from; at < to; at++) {
    const level = levels[at] ?? null;
    if (level !== null && (most === null || level > most)) most = level;
  }
  return most;
}
