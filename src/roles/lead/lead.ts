/** The lead: the voice in front. */
import { arpeggio } from '../../music/patterns/arpeggio.ts';
import { heldChord } from '../../music/patterns/heldChord.ts';
import { melody } from '../../music/patterns/melody.ts';
import { singleNote } from '../../music/patterns/singleNote.ts';
import { defineRole } from '../role.ts';
import { roleSpace } from '../roleSpace.ts';
import { bellLead } from './bellLead.ts';
import { chipLead } from './chipLead.ts';
import { leadParameters, leadSignal } from './leadParameters.ts';
import { leadTargets } from './leadTargets.ts';
import { pluckLead } from './pluckLead.ts';
import { sawLead } from './sawLead.ts';
import { syncLead } from './syncLead.ts';
import { vocalLead } from './vocalLead.ts';

export const lead = defineRole({
  name: 'lead',
  description: 'The voice in front: melodies and solos.',
  words: ['leads', 'melody', 'solo', 'hook'],
  parameters: leadParameters,
  kinds: [sawLead, syncLead, bellLead, pluckLead, vocalLead, chipLead],
  targets: leadTargets,
  patterns: { note: singleNote, chord: heldChord, phrase: melody, loop: arpeggio },
  defaultPattern: 'note',
  space: () => roleSpace('leadSpace', leadSignal),
});
