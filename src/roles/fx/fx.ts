/** Effects: what moves a piece on, marks a moment or fills a room. */
import { heldChord } from '../../music/patterns/heldChord.ts';
import { singleNote } from '../../music/patterns/singleNote.ts';
import { defineRole } from '../role.ts';
import { roleSpace } from '../roleSpace.ts';
import { coin } from './coin.ts';
import { explosion } from './explosion.ts';
import { fxParameters, fxSignal } from './fxParameters.ts';
import { fxTargets } from './fxTargets.ts';
import { hit } from './hit.ts';
import { jump } from './jump.ts';
import { menuBlip } from './menuBlip.ts';
import { powerUp } from './powerUp.ts';
import { ambience } from './ambience.ts';
import { downlifter } from './downlifter.ts';
import { glitch } from './glitch.ts';
import { impact } from './impact.ts';
import { laser } from './laser.ts';
import { subDrop } from './subDrop.ts';
import { whoosh } from './whoosh.ts';
import { riser } from './riser.ts';

export const fx = defineRole({
  name: 'fx',
  description: 'Effects: transitions, impacts, sounds of games, rooms.',
  words: ['effect', 'sound effect', 'sfx', 'fx sound'],
  parameters: fxParameters,
  kinds: [
    riser,
    downlifter,
    impact,
    whoosh,
    laser,
    glitch,
    subDrop,
    ambience,
    coin,
    jump,
    hit,
    explosion,
    powerUp,
    menuBlip,
  ],
  targets: fxTargets,
  patterns: { note: singleNote, chord: heldChord, phrase: singleNote, loop: singleNote },
  defaultPattern: 'note',
  space: () => roleSpace('fxSpace', fxSignal),
});
