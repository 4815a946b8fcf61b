/** P1 in the graph language: one instrument, whose four notes fill the lanes, and one effect for chorus and Freeverb. */
import { midiToHz, p1, sampleRate } from './p1.mjs';

export function p1Instrument(graph) {
  const { adsr, exp2, frequency, instrument, jobTime, sinTurns, stateVariableFilter } = graph;
  const { drooping, DROOPING_PEAK, droopEqualiser, phasor } = graph;
  return instrument('p1', () => {
    const note = frequency();
    let sides = [];
    p1.saws.detuneCents.forEach((cents, i) => {
      const angle = ((p1.saws.pan[i] + 1) * Math.PI) / 4;
      const gain = p1.saws.gain / DROOPING_PEAK;
      const saw = drooping(phasor(note.mul(2 ** (cents / 1200))));
      const both = [saw.mul(gain * Math.cos(angle)), saw.mul(gain * Math.sin(angle))];
      sides = i === 0 ? both : sides.map((side, c) => side.add(both[c]));
    });
    const { baseHz, q, envelopeOctaves, lfoOctaves, lfoHz } = p1.filter;
    const lfo = sinTurns(jobTime().mul(Math.round((lfoHz / sampleRate) * 2 ** 32)));
    const octaves = adsr(p1.filterEnvelope).mul(envelopeOctaves).add(lfo.mul(lfoOctaves));
    const filter = stateVariableFilter({ cutoffHz: exp2(octaves).mul(baseHz), q });
    const amplitude = adsr(p1.amplitudeEnvelope);
    const [left, right] = sides.map((side) => filter(droopEqualiser(side)).low.mul(amplitude));
    return { out: [left, right], end: amplitude.end };
  });
}

export function p1Effect(graph) {
  const { control, delayLine, effect, jobTime, perLaneInt, recur, register, shuffle, sinTurns } = graph;
  return effect('p1Space', (input) => {
    const { base, depth, dry, wet, step } = {
      base: p1.chorus.baseSec * sampleRate,
      depth: p1.chorus.depthSec * sampleRate,
      dry: p1.chorus.dry,
      wet: p1.chorus.wet,
      step: Math.round((p1.chorus.lfoHz / sampleRate) * 2 ** 32),
    };
    const lfo = sinTurns(
      jobTime()
        .mul(step)
        .add(perLaneInt(0, 2 ** 30, 0, 2 ** 30)),
    );
    const line = delayLine(0.017);
    const chorus = input.mul(dry).add(line.read(control(lfo.mul(depth).add(base)), 'linear').mul(wet));
    line.write(input);

    const { combs, allpasses, spread, feedback, damping, allpassGain } = p1.reverb;
    const mono = chorus.add(shuffle(chorus, chorus, [1, 0, 3, 2])).mul(p1.reverb.input);
    // Lanes are (left, right) of two combs at a time.
    let sum;
    for (let i = 0; i < combs.length; i += 2) {
      const [a, b] = [combs[i], combs[i + 1]];
      const comb = delayLine(0.04);
      const echo = comb.tap(perLaneInt(a, a + spread, b, b + spread));
      const damped = recur((y) => echo.mul(1 - damping).add(y.mul(damping)));
      comb.write(damped.mul(feedback).add(mono));
      sum = sum ? sum.add(echo) : echo;
    }
    // The all-passes are in series. Lanes are (left, right) of two of them: the second takes what the first gave one sample ago,
    // so both pairs fill their vectors, and the reverb comes two samples later than the sum of its delays.
    let diffuse = sum.add(shuffle(sum, sum, [2, 3, 0, 1]));
    let lane = 0;
    for (let i = 0; i < allpasses.length; i += 2) {
      const [a, b] = [allpasses[i], allpasses[i + 1]];
      const pass = delayLine(0.02);
      const echo = pass.tap(perLaneInt(a, a + spread, b, b + spread));
      const last = register();
      const input = shuffle(diffuse, last.value, [lane, lane + 1, 4, 5]);
      pass.write(input.add(echo.mul(allpassGain)));
      diffuse = echo.sub(input);
      last.set(diffuse);
      lane = 2;
    }
    diffuse = shuffle(diffuse, diffuse, [2, 3, 2, 3]);
    return chorus.mul(p1.reverb.dry).add(diffuse.mul(p1.reverb.wet));
  });
}

/** Returns a function that renders once, after everything is compiled. */
export async function p1Aiaudio(graph, { Renderer, backend }, seconds) {
  const renderer = new Renderer(backend, { sampleRate });
  const instrument = await renderer.compile(p1Instrument(graph));
  const effect = await renderer.compile(p1Effect(graph));
  const notes = p1.notes.map((note, i) => ({
    onFrame: Math.round(i * p1.strumSec * sampleRate),
    gateFrames: Math.round(p1.gateSec * sampleRate),
    frequencyHz: midiToHz(note),
    velocity: 1,
  }));
  const job = { instrument, effect, notes, frames: Math.round(seconds * sampleRate), seed: 0, values: {} };
  // Into the same arrays each time, as the C++ does.
  const into = [[new Float32Array(job.frames), new Float32Array(job.frames)]];
  return () => renderer.render([job], into)[0];
}
