import { writeFileSync } from 'node:fs';

import { run } from './child.mjs';

/** Loudness and true peak of interleaved stereo as libebur128 reads them; `null` where it has nothing to say. */
export function readByLibebur128({ command }, sound, sampleRate, file) {
  // Under 400 ms it is padded with silence to exactly 400 ms; libebur128 says nothing of less.
  const samples = new Float32Array(Math.max(sound.length, 2 * Math.round(0.4 * sampleRate)));
  samples.set(sound);
  writeFileSync(file, samples);
  const { stdout } = run([...command, file, String(sampleRate), '2', '1', 'full'], { pin: false });
  const { integrated, truePeak } = JSON.parse(stdout);
  return { integrated, truePeak };
}
