import { midiToHz, p1, sampleRate } from './p1.mjs';

const BLOCK = 512; // the offline renderer's default; one trip round a feedback loop takes a block

/** P1 as an Elementary graph in a fresh offline renderer; calling the result renders it. */
export async function p1Elementary({ el, OfflineRenderer }, seconds) {
  const { saws, filter, chorus, reverb } = p1;
  const sum = (nodes) => el.add(...nodes);
  const time = el.time();
  const adsr = ({ attackSec, decaySec, sustain, releaseSec }, gate) =>
    el.adsr(attackSec, decaySec, sustain, releaseSec, gate); // one-pole segments: the engine's nearest

  const cutoffLfo = el.mul(filter.lfoOctaves, el.cycle(filter.lfoHz));
  const notes = p1.notes.map((note, i) => {
    const start = i * p1.strumSec * sampleRate;
    const gate = el.and(el.ge(time, start), el.le(time, start + p1.gateSec * sampleRate));
    const octaves = el.add(el.mul(filter.envelopeOctaves, adsr(p1.filterEnvelope, gate)), cutoffLfo);
    const cutoff = el.mul(filter.baseHz, el.pow(2, octaves));
    const amplitude = adsr(p1.amplitudeEnvelope, gate);
    const tones = saws.detuneCents.map((cents) => el.blepsaw(midiToHz(note) * 2 ** (cents / 1200)));
    return [Math.cos, Math.sin].map((side) => {
      const panned = tones.map((tone, s) => el.mul(saws.gain * side(((saws.pan[s] + 1) * Math.PI) / 4), tone));
      return el.mul(amplitude, el.svf({ mode: 'lowpass' }, cutoff, filter.q, sum(panned)));
    });
  });

  const phase = el.mul(2 * Math.PI, el.phasor(chorus.lfoHz));
  const chorused = [el.sin(phase), el.cos(phase)].map((lfo, channel) => {
    const x = sum(notes.map((note) => note[channel]));
    const samples = el.mul(sampleRate, el.add(chorus.baseSec, el.mul(chorus.depthSec, lfo)));
    return el.add(el.mul(chorus.dry, x), el.mul(chorus.wet, el.delay({ size: 1024 }, samples, 0, x)));
  });

  const input = el.mul(reverb.input, sum(chorused));
  const outputs = chorused.map((x, channel) => {
    const combs = reverb.combs.map((length, i) => {
      const name = `comb${channel}.${i}`;
      const out = el.sdelay({ size: length + channel * reverb.spread - BLOCK }, el.tapIn({ name }));
      const damped = el.pole(reverb.damping, el.mul(1 - reverb.damping, out));
      return { out, tap: el.tapOut({ name }, el.add(input, el.mul(reverb.feedback, damped))) };
    });
    let wet = sum(combs.map(({ out }) => out));
    for (const length of reverb.allpasses) {
      const size = length + channel * reverb.spread;
      wet = el.sub(el.delay({ size }, size, reverb.allpassGain, wet), wet);
    }
    const taps = el.mul(0, sum(combs.map(({ tap }) => tap))); // silent, but what no output reaches is not run
    return el.add(el.mul(reverb.dry, x), el.mul(reverb.wet, wet), taps);
  });

  const renderer = new OfflineRenderer();
  await renderer.initialize({ numInputChannels: 0, numOutputChannels: 2, sampleRate, blockSize: BLOCK });
  await renderer.render(...outputs);
  const frames = Math.round(seconds * sampleRate);
  return () => {
    const audio = [new Float32Array(frames), new Float32Array(frames)];
    renderer.process([], audio);
    return audio;
  };
}
