/** Noise into the pad's effect for `soundSec`, then silence. The voice runs all the time, so that both cases do the same work. */
import { sampleRate } from './p1.mjs';

export async function reverbAiaudio(graph, { Renderer, backend, roles }, seconds, soundSec) {
  const { adsr, instrument, whiteNoise } = graph;
  const noise = instrument('noise', () => {
    const gate = adsr({ attackSec: 0.01, decaySec: 0, sustain: 1, releaseSec: 0.01 });
    return whiteNoise().mul(gate).mul(0.2);
  });
  const pad = roles.get('pad');
  const space = pad.space(Object.fromEntries(pad.parameters.map((record) => [record.name, record.default])));
  const renderer = new Renderer(backend, { sampleRate });
  const job = {
    instrument: await renderer.compile(noise),
    effect: await renderer.compile(space),
    notes: [{ onFrame: 0, gateFrames: Math.round(soundSec * sampleRate), frequencyHz: 440, velocity: 1 }],
    frames: Math.round(seconds * sampleRate),
    seed: 1,
    // Long enough for every small number to be met within the minute.
    values: { reverb: 1, reverb_time: 8 },
  };
  // Into the same arrays each time, as the C++ does.
  const into = [[new Float32Array(job.frames), new Float32Array(job.frames)]];
  return () => renderer.render([job], into)[0];
}
