import type { Random } from '../../math/random.ts';
import { scaleDegreeToSemitones, type ScaleName, scales } from '../scales.ts';
import { scaleTriads } from '../scaleTriads.ts';
import { barSpans, joinedBarBeats, type Span } from './barSpans.ts';
import { drawRhythm } from './drawRhythm.ts';
import { fitNotes } from './fitNotes.ts';
import type { Pattern, PatternNote } from './pattern.ts';

/** In semitones above the tonic. */
const LOWEST = -5;
const HIGHEST = 14;

/** Notes further than this from the arch turn back towards it, in semitones. */
const STRAY = 5;

/** The arch is complete after so many bars, or at the end if that comes first. */
const ARCH_BARS = 8;

/** How often a motif leaves out one of its notes. */
const REST_CHANCE = 0.4;

/** In degrees of the scale: mostly steps, few leaps, few repetitions. */
const moves = [1, 1, 1, -1, -1, -1, 2, -2, 0, 3];

interface MotifNote extends Span {
  /** From the note before, in degrees. */
  readonly move: number;
}

/**
 * A phrase in the scale. Two motifs of one bar alternate as A A B A, begun on notes of the tonic's chord that follow an arch; every
 * second bar ends in a rest; the last note is the tonic, long, reached by a step.
 */
export const melody: Pattern = ({ scale, lengthBeats, barBeats, random }) => {
  const spans = barSpans({ lengthBeats, barBeats });
  const bar = joinedBarBeats(barBeats);
  const motifs = [drawMotif(bar, random), drawMotif(bar, random)];
  const peak = 7 + random.nextInt(6);
  const archBeats = Math.min(lengthBeats, ARCH_BARS * bar);
  const finalBeats = finalStart(spans.at(-1)!);
  const chordDegrees = degreesOf(scale).filter((degree) => isChordTone(tone(degree, scale), scale));

  const degrees: number[] = [];
  const places: Span[] = [];
  spans.forEach((span, i) => {
    motifNotes(motifs[i % 4 === 2 ? 1 : 0]!, i % 2 === 1).forEach((note, k) => {
      const startBeats = span.startBeats + note.startBeats;
      if (startBeats >= finalBeats) return;
      const target = peak * arch((startBeats % archBeats) / archBeats);
      const before = degrees.at(-1);
      const begins = k === 0 || before === undefined;
      degrees.push(begins ? nearest(chordDegrees, target, scale) : moved(before, note.move, target, scale));
      places.push({ startBeats, lengthBeats: Math.min(note.lengthBeats, finalBeats - startBeats) });
    });
  });

  // The cadence: the tonic that is nearest, and its neighbour before it.
  const octave = scales[scale].length;
  const before = degrees.at(-1) ?? 0;
  const final = before > octave / 2 && tone(octave, scale) <= HIGHEST ? octave : 0;
  const above = before >= final && tone(final + 1, scale) <= HIGHEST;
  if (degrees.length > 0) degrees[degrees.length - 1] = above ? final + 1 : final - 1;
  degrees.push(final);
  places.push({ startBeats: finalBeats, lengthBeats: lengthBeats - finalBeats });

  const barStarts = new Set(spans.map(({ startBeats }) => startBeats));
  const notes = places.map((place, i): PatternNote => {
    const velocity = barStarts.has(place.startBeats) ? 1 : Number.isInteger(place.startBeats) ? 0.9 : 0.75;
    return { ...place, semitones: tone(degrees[i]!, scale), velocity };
  });
  return fitNotes(notes, lengthBeats);
};

/** The liveliest of three rhythms, and a way to go from note to note. At most one note but the first is left out. */
function drawMotif(barBeats: number, random: Random): MotifNote[] {
  const rhythms = [0, 1, 2].map(() => drawRhythm(barBeats, random));
  const rhythm = rhythms.reduce((best, other) => (other.length > best.length ? other : best));
  const notes = rhythm.map((slot) => ({ ...slot, move: moves[random.nextInt(moves.length)]! }));
  const rest = random.next() < REST_CHANCE && notes.length > 3 ? 1 + random.nextInt(notes.length - 1) : 0;
  return notes.filter((_, i) => i === 0 || i !== rest);
}

/** A bar that breathes leaves out its last note; where that would leave it bare, the last note is half as long. */
function motifNotes(motif: readonly MotifNote[], breathes: boolean): readonly MotifNote[] {
  if (!breathes) return motif;
  if (motif.length > 3) return motif.slice(0, -1);
  return motif.map((note, i) => (i < motif.length - 1 ? note : { ...note, lengthBeats: note.lengthBeats / 2 }));
}

/** Where the last note begins: half-way through the last bar, on a beat if the bar has two. */
function finalStart({ startBeats, lengthBeats }: Span): number {
  const grid = lengthBeats >= 2 ? 1 : 0.5;
  return startBeats + grid * Math.floor(lengthBeats / 2 / grid);
}

/** 0 at both ends, 1 at three fifths. */
function arch(progress: number): number {
  return progress < 0.6 ? progress / 0.6 : (1 - progress) / 0.4;
}

function tone(degree: number, scale: ScaleName): number {
  return scaleDegreeToSemitones(scale, degree);
}

/** Those within the range, ascending. */
function degreesOf(scale: ScaleName): number[] {
  const octave = scales[scale].length;
  const all = Array.from({ length: 4 * octave }, (_, i) => i - 2 * octave);
  return all.filter((degree) => tone(degree, scale) >= LOWEST && tone(degree, scale) <= HIGHEST);
}

function isChordTone(semitones: number, scale: ScaleName): boolean {
  return scaleTriads(scale)[0]!.includes(semitones - 12 * Math.floor(semitones / 12));
}

function nearest(degrees: readonly number[], semitones: number, scale: ScaleName): number {
  const away = (degree: number): number => Math.abs(tone(degree, scale) - semitones);
  return degrees.reduce((best, degree) => (away(degree) < away(best) ? degree : best));
}

/** The degree after a move, which goes the other way where it would stray from the arch, and not at all beyond the range. */
function moved(degree: number, move: number, target: number, scale: ScaleName): number {
  const there = tone(degree + move, scale);
  const strays = Math.abs(there - target) > Math.max(STRAY, Math.abs(tone(degree, scale) - target));
  const next = strays ? degree - move : degree + move;
  const reached = tone(next, scale);
  return reached < LOWEST || reached > HIGHEST ? degree : next;
}
