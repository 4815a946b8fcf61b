/** The bass: the lowest part, mono at the bottom. */
import { bassLine } from '../../music/patterns/bassLine.ts';
import { bassOstinato } from '../../music/patterns/bassOstinato.ts';
import { rootAndFifth } from '../../music/patterns/rootAndFifth.ts';
import { singleNote } from '../../music/patterns/singleNote.ts';
import { defineRole } from '../role.ts';
import { acidBass } from './acidBass.ts';
import { bassParameters } from './bassParameters.ts';
import { bassSpace } from './bassSpace.ts';
import { bassTargets } from './bassTargets.ts';
import { fmBass } from './fmBass.ts';
import { pluckBass } from './pluckBass.ts';
import { reeseBass } from './reeseBass.ts';
import { subBass } from './subBass.ts';

export const bass = defineRole({
  name: 'bass',
  description: 'The lowest part: roots and lines that carry the harmony, mono at the bottom.',
  words: ['basses', 'bassline', 'bass line', 'low end'],
  parameters: bassParameters,
  kinds: [subBass, reeseBass, acidBass, fmBass, pluckBass],
  targets: bassTargets,
  patterns: { note: singleNote, chord: rootAndFifth, phrase: bassLine, loop: bassOstinato },
  defaultPattern: 'note',
  space: () => bassSpace('bassSpace', { widens: true }),
});
