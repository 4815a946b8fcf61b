/** The drum: what is struck, shaken or clapped. */
import { fill } from '../../music/patterns/fill.ts';
import { groove } from '../../music/patterns/groove.ts';
import { singleNote } from '../../music/patterns/singleNote.ts';
import { defineRole } from '../role.ts';
import { clap } from './clap.ts';
import { closedHat } from './closedHat.ts';
import { cowbell } from './cowbell.ts';
import { crash } from './crash.ts';
import { drumParameters } from './drumParameters.ts';
import { drumSpace } from './drumSpace.ts';
import { drumTargets } from './drumTargets.ts';
import { kick } from './kick.ts';
import { openHat } from './openHat.ts';
import { ride } from './ride.ts';
import { rim } from './rim.ts';
import { shaker } from './shaker.ts';
import { snare } from './snare.ts';
import { tom } from './tom.ts';

export const drum = defineRole({
  name: 'drum',
  description: 'A drum, a cymbal or another thing that is struck, shaken or clapped.',
  words: ['drums', 'percussion', 'perc', 'drum hit', 'drum kit'],
  parameters: drumParameters,
  kinds: [kick, snare, clap, rim, closedHat, openHat, ride, crash, tom, shaker, cowbell],
  targets: drumTargets,
  patterns: { note: singleNote, chord: singleNote, phrase: fill, loop: groove },
  defaultPattern: 'note',
  space: drumSpace,
});
