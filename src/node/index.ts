/** What only Node can do: presets from files, audio into files. */
export { readAudio } from './readAudio.ts';
export { readContext } from './readContext.ts';
export { readPreset } from './readPreset.ts';
export { writeAudio } from './writeAudio.ts';
