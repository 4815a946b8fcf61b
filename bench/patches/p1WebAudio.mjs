import { midiToHz, p1, sampleRate } from './p1.mjs';

/** P1 as Web Audio nodes in an OfflineAudioContext; calling the result renders it. */
export function p1WebAudio({ OfflineAudioContext }, seconds) {
  const context = new OfflineAudioContext(2, Math.round(seconds * sampleRate), sampleRate);
  const { saws, filter, chorus, reverb } = p1;

  const oscillator = (type, frequency, detune = 0) => {
    const node = context.createOscillator();
    node.type = type;
    node.frequency.value = frequency;
    node.detune.value = detune;
    node.start();
    return node;
  };
  const gain = (value) => {
    const node = context.createGain();
    node.gain.value = value;
    return node;
  };
  const delay = (seconds) => {
    const node = context.createDelay(1);
    node.delayTime.value = seconds;
    return node;
  };

  const notes = gain(1);
  const cutoffLfo = oscillator('sine', filter.lfoHz);
  const cutoffDepth = gain(1200 * filter.lfoOctaves);
  cutoffLfo.connect(cutoffDepth);
  p1.notes.forEach((note, i) => {
    const start = i * p1.strumSec;
    const lowPass = context.createBiquadFilter();
    lowPass.type = 'lowpass';
    lowPass.frequency.value = filter.baseHz;
    lowPass.Q.value = 20 * Math.log10(filter.q); // Web Audio's Q of a low-pass is in decibels
    // The envelope in octaves goes to the detune parameter, in cents, which makes the cutoff exponential.
    schedule(lowPass.detune, p1.filterEnvelope, 1200 * filter.envelopeOctaves, start, start + p1.gateSec);
    cutoffDepth.connect(lowPass.detune);
    saws.detuneCents.forEach((cents, s) => {
      const panner = context.createStereoPanner();
      panner.pan.value = saws.pan[s];
      oscillator('sawtooth', midiToHz(note), cents).connect(panner).connect(lowPass);
    });
    const amplifier = gain(0);
    schedule(amplifier.gain, p1.amplitudeEnvelope, saws.gain, start, start + p1.gateSec);
    lowPass.connect(amplifier).connect(notes);
  });

  const chorusSplit = context.createChannelSplitter(2);
  const chorusOut = context.createChannelMerger(2);
  notes.connect(chorusSplit);
  [0, Math.PI / 2].forEach((phase, channel) => {
    const dry = gain(chorus.dry);
    const line = delay(chorus.baseSec);
    const wet = gain(chorus.wet);
    const depth = gain(chorus.depthSec);
    const lfo = oscillator('sine', chorus.lfoHz);
    if (phase) lfo.setPeriodicWave(context.createPeriodicWave([0, 1], [0, 0], { disableNormalization: true })); // a cosine
    lfo.connect(depth).connect(line.delayTime);
    chorusSplit.connect(dry, channel);
    chorusSplit.connect(line, channel);
    line.connect(wet).connect(chorusOut, 0, channel);
    dry.connect(chorusOut, 0, channel);
  });

  const dry = gain(reverb.dry);
  chorusOut.connect(dry).connect(context.destination);
  const input = gain(2 * reverb.input); // a mono down-mix is the mean of L and R
  input.channelCount = 1;
  input.channelCountMode = 'explicit';
  chorusOut.connect(input);
  const reverbOut = context.createChannelMerger(2);
  for (const channel of [0, 1]) {
    const samples = (length) => (length + channel * reverb.spread) / sampleRate;
    let out = gain(1);
    for (const length of reverb.combs) {
      const line = delay(samples(length));
      // As many feed-forward as feedback coefficients: this library forgets the feedback of a shorter list.
      const damping = context.createIIRFilter([1 - reverb.damping, 0], [1, -reverb.damping]);
      const feedback = gain(reverb.feedback);
      input.connect(line);
      line.connect(damping).connect(feedback).connect(line);
      line.connect(out);
    }
    for (const length of reverb.allpasses) {
      const line = delay(samples(length));
      const feedback = gain(reverb.allpassGain);
      const inverted = gain(-1);
      const sum = gain(1);
      out.connect(line);
      line.connect(feedback).connect(line);
      out.connect(inverted).connect(sum);
      line.connect(sum);
      out = sum;
    }
    out.connect(reverbOut, 0, channel);
  }
  const wet = gain(reverb.wet);
  reverbOut.connect(wet).connect(context.destination);

  return async () => {
    const audio = await context.startRendering();
    return [audio.getChannelData(0), audio.getChannelData(1)];
  };
}

function schedule(param, { attackSec, decaySec, sustain, releaseSec }, peak, start, end) {
  param.setValueAtTime(0, start);
  param.linearRampToValueAtTime(peak, start + attackSec);
  param.linearRampToValueAtTime(peak * sustain, start + attackSec + decaySec);
  param.setValueAtTime(peak * sustain, end);
  param.linearRampToValueAtTime(0, end + releaseSec);
}
