import type { PatternRequest } from './pattern.ts';

export interface Span {
  readonly startBeats: number;
  readonly lengthBeats: number;
}

/**
 * A length of time cut into bars. What remains at the end is a span of its own if it is at least half a bar; otherwise the last
 * bar lasts until the end.
 *
 * @param barsEach how many bars a span has
 * @returns at least one span; the first begins at 0
 */
export function barSpans(request: Pick<PatternRequest, 'lengthBeats' | 'barBeats'>, barsEach = 1): Span[] {
  const { lengthBeats } = request;
  const spanBeats = joinedBarBeats(request.barBeats) * barsEach;
  const count = Math.max(1, Math.floor(lengthBeats / spanBeats + 0.5));
  return Array.from({ length: count }, (_, i) => ({
    startBeats: i * spanBeats,
    lengthBeats: i === count - 1 ? lengthBeats - i * spanBeats : spanBeats,
  }));
}

/** The length of a bar, or, where that is below a beat, of as many bars as fill one: music does not change faster. */
export function joinedBarBeats(barBeats: number): number {
  return barBeats * Math.max(1, Math.ceil(1 / barBeats));
}
