/** Silence that a preset or its notes ask for: valid, but perhaps not meant. */
import type { Finding } from '../metrics/report/finding.ts';
import type { Remark } from '../metrics/report/remark.ts';
import type { Note } from './job.ts';

/** −120 dB. Below it rounding alone may bring silence. */
const QUIETEST = 1e-6;
/** Attack and decay together: what is over sooner need not be heard. */
const SHORTEST_SEC = 0.001;

/** What can ask for silence. */
export interface Asking {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Sounds that ring out have 0, which then is no silence. */
  readonly defaultSustain: number;
  readonly notes: readonly Pick<Note, 'velocity' | 'gateFrames'>[];
  /** There were notes that begin after the end, of which another remark tells. */
  readonly lost?: boolean;
}

/** Whether silence is asked for, or something that comes close to it. */
export function asksForSilence({ parameters, defaultSustain, notes }: Asking): boolean {
  const value = (name: string, absent: number): number => Number(parameters[name] ?? absent);
  const ringsOut = defaultSustain === 0 && value('attack', 0) + value('decay', 1) >= SHORTEST_SEC;
  return (
    value('amplitude', 1) < QUIETEST ||
    (value('sustain', 1) < QUIETEST && !ringsOut) ||
    notes.every(({ velocity, gateFrames }) => velocity < QUIETEST || gateFrames === 0)
  );
}

/** One remark for each thing that is 0, or nearly, and should perhaps not be. */
export function askedSilence({ parameters, defaultSustain, notes, lost = false }: Asking): Remark[] {
  const isTiny = (name: string): boolean => Number(parameters[name] ?? 1) < QUIETEST;
  const remarks = [
    isTiny('amplitude') &&
      remark('amplitude', `parameters.amplitude is ${String(parameters['amplitude'])}, so the sound is silent.`),
    isTiny('sustain') &&
      defaultSustain > 0 &&
      remark(
        'sustain',
        `parameters.sustain is ${String(parameters['sustain'])}, so nothing sounds after attack and decay.`,
      ),
    notes.length === 0 && !lost && remark('notes', 'There are no notes, so the sound is silent.'),
    notes.length > 0 &&
      notes.every(({ velocity }) => velocity === 0) &&
      remark('velocity', 'The velocity of every note is 0, so the sound is silent.'),
    notes.length > 0 &&
      notes.every(({ gateFrames }) => gateFrames === 0) &&
      remark('length', 'The length of every note is 0, so the sound is silent.'),
  ];
  return remarks.filter((found) => found !== false);
}

function remark(parameter: string, problem: string): Remark {
  const suggestion =
    parameter === 'notes' ? 'Add notes if that is not meant.' : `Raise ${parameter} if that is not meant.`;
  const finding: Finding = {
    code: 'asked_silence',
    constraint: parameter,
    measured: 0,
    limit: 0,
    unit: '',
    parameter,
    direction: 'raise',
    suggestion,
  };
  return { sentence: `${problem} ${suggestion}`, finding };
}
