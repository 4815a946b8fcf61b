/** The pad: a wide, slow, evolving sound. */
import { chordProgression } from '../../music/patterns/chordProgression.ts';
import { heldChord } from '../../music/patterns/heldChord.ts';
import { singleNote } from '../../music/patterns/singleNote.ts';
import { defineRole } from '../role.ts';
import { choirPad } from './choirPad.ts';
import { dronePad } from './dronePad.ts';
import { glassPad } from './glassPad.ts';
import { padParameters } from './padParameters.ts';
import { padSpace } from './padSpace.ts';
import { padTargets } from './padTargets.ts';
import { stringsPad } from './stringsPad.ts';
import { warmPad } from './warmPad.ts';

export const pad = defineRole({
  name: 'pad',
  description: 'A wide, slow, evolving sound for chords and backgrounds.',
  words: ['pads', 'atmosphere', 'texture', 'background'],
  parameters: padParameters,
  kinds: [warmPad, stringsPad, choirPad, glassPad, dronePad],
  targets: padTargets,
  patterns: { note: singleNote, chord: heldChord, phrase: chordProgression, loop: chordProgression },
  defaultPattern: 'chord',
  space: padSpace,
});
