/** The pad: a wide, slow, evolving sound. */
import { heldChord } from '../../music/patterns/heldChord.ts';
import { singleNote } from '../../music/patterns/singleNote.ts';
import { defineRole } from '../role.ts';
import { roleSpace } from '../roleSpace.ts';
import { padParameters, padSignal } from './padParameters.ts';
import { padTargets } from './padTargets.ts';
import { warmPad } from './warmPad.ts';

export const pad = defineRole({
  name: 'pad',
  description: 'A wide, slow, evolving sound for chords and backgrounds.',
  words: ['pads', 'atmosphere', 'texture', 'background'],
  parameters: padParameters,
  kinds: [warmPad],
  targets: padTargets,
  patterns: { note: singleNote, chord: heldChord, phrase: heldChord, loop: heldChord },
  defaultPattern: 'chord',
  space: () => roleSpace('padSpace', padSignal, ['chorus', 'reverb']),
});
