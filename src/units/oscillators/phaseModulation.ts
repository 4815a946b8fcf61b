/**
 * A sine operator for FM sounds: a sine whose phase is moved by a signal and by its own output (J. M. Chowning, "The synthesis of
 * complex audio spectra by means of frequency modulation", J. Audio Eng. Soc. 21, 1973). What is fed back is the mean of the last
 * two outputs, which keeps the loop from hunting between two values (N. Tomisawa, US patent 4,249,447, 1981; the DX7).
 */
import { previous, register, scope, type F32, type I32, type Num } from '../../ir/index.ts';
import { sinTurns } from '../math/sinTurns.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { phasor } from './phasor.ts';
import { startKnob, startPhase } from './startPhase.ts';

export const phaseModulationOptions = {
  modulationTurns: {
    unit: 'turns',
    min: -16,
    max: 16,
    default: 0,
    doc: 'what is added to the phase: a sine of peak p turns is an FM index of 2π·p',
  },
  feedbackTurns: {
    unit: 'turns',
    min: 0,
    max: 0.5,
    default: 0,
    doc: 'how far the own output, at its peak, moves the phase; 0.16 gives nearly a saw, 0.35 and more noise',
  },
  startTurns: startKnob,
} as const satisfies OptionTable;
export type PhaseModulationOptions = OptionsOf<typeof phaseModulationOptions>;

/**
 * sin(2π·(frequency·time + start + modulation + feedback·(y₁ + y₂)/2)), y₁ and y₂ being the last two outputs; from −1 to 1.
 * Operators stack: the output of one, times its depth in turns, is the modulation of the next. Nothing limits the spectrum:
 * an index of I spreads it to about I + 1 modulator frequencies on either side (Carson), and what passes half the sample rate folds.
 */
export function phaseModulation(frequencyHz: Num, options: PhaseModulationOptions = {}): F32 {
  return scope('phaseModulation', () => {
    const { modulationTurns, feedbackTurns } = readOptions(phaseModulationOptions, options);
    const { phase } = phasor(frequencyHz, startPhase(options.startTurns));
    if (!options.feedbackTurns) return sinTurns(phase.add(wholePhase(modulationTurns)));
    const last = register();
    const recent = last.value.add(previous(last.value)).mul(0.5);
    const y = sinTurns(phase.add(wholePhase(modulationTurns.add(recent.mul(feedbackTurns)))));
    last.set(y);
    return y;
  });
}

/** Turns as an integer phase. A conversion holds half a turn only, so it is made a 64th as large, and the turns wrap in the shift. */
function wholePhase(turns: F32): I32 {
  return turns.mul(67108864).toInt().shl(6);
}
