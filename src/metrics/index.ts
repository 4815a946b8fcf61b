/** Measurements of sounds: pure functions of planar samples and their rate. `aiaudio/metrics`. */
export { checkChannels, type Channels } from './checkChannels.ts';
export { DEFECT_LIMIT, type Defect, type Defects } from './defects/defect.ts';
export type { DefectCount, Measurements } from './report/measurements.ts';
