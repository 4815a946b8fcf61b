/**
 * What the gallery shows. An entry is a record:
 *
 *   unit        the function of src/units that it shows; `also` names others that it shows beside it
 *   variant     tells apart entries of one unit; part of the file names
 *   title       a few words
 *   seconds     length of the sound
 *   show        spectrogram | spectrum | waveform | curve | response: the picture. A response is the magnitude of the answer to
 *               one sample of 1
 *   about       one sentence: what is to be seen
 *   parameters  what the page lists, and what `build` gets
 *   look        options of the picture (src/pictures): fromSec, toSec, toDb, rangeDb, size, x, y
 *   build       (parameters) => { instrument, effect, notes, values, shown }
 *
 * The sound is `instrument` playing `notes` (default: one of 220 Hz) through `effect`. With an effect, the picture has its input
 * too. `shown` is for pictures of something else than the sound: graphs by name, instruments (which play the same notes) for
 * curves, effects for responses (default: `effect`). `x` of a curve is the range that the whole length of the sound stands for;
 * default: time.
 */
import { effects } from './effects.mjs';
import { envelopes } from './envelopes.mjs';
import { filters } from './filters.mjs';
import { math } from './math.mjs';
import { noise } from './noise.mjs';
import { oscillators } from './oscillators.mjs';
import { stereo } from './stereo.mjs';
import { voices } from './voices.mjs';

export const families = { oscillators, noise, filters, envelopes, effects, stereo, voices, math };

/** Name of an entry and of its files. */
export const nameOf = ({ unit, variant }) => (variant === undefined ? unit : `${unit}-${variant}`);
