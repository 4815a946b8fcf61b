// Clean sounds that are computed here: drums, waves, noise, strings, coarse steps.
import { closed, faded, hits, mono, noiseOf, steady, turns, type CleanSound, type Wave } from './cleanSound.ts';
import { testNoise } from './renderUnit.ts';

const { sin, cos, exp, abs, min, max, PI } = Math;

const IRREGULAR = [0, 0.21, 0.45, 0.83, 1.01, 1.37];
const REGULAR = [0, 0.25, 0.5, 0.75, 1, 1.25];

/** The phase of a pitch that falls from `high` to `low` with time constant `tau`, in turns. */
const falling = (high: number, low: number, tau: number) => (t: number) =>
  low * t + (high - low) * tau * (1 - exp(-t / tau));

const kick: (seed: number) => Wave = () => {
  const phase = falling(250, 50, 0.03);
  return (t) => 0.9 * sin(2 * PI * phase(t)) * exp(-t / 0.12);
};
const clickyKick = (seed: number): Wave => {
  const noise = noiseOf(seed);
  const phase = falling(400, 45, 0.02);
  return (t, at) => 0.8 * sin(2 * PI * phase(t)) * exp(-t / 0.15) + 0.3 * noise(at) * exp(-t / 0.003);
};
const snare = (seed: number): Wave => {
  const noise = noiseOf(seed);
  return (t, at) => 0.5 * sin(2 * PI * 190 * t) * exp(-t / 0.05) + 0.4 * noise(at) * exp(-t / 0.08);
};
const hat = (seed: number): Wave => {
  const noise = noiseOf(seed);
  return (t, at) => 0.3 * (noise(at) - noise(at - 1)) * exp(-t / 0.03);
};
const castanet = (seed: number): Wave => {
  const noise = noiseOf(seed);
  return (t, at) => {
    const body = sin(2 * PI * 1850 * t) + 0.6 * sin(2 * PI * 2710 * t);
    return 0.35 * body * exp(-t / 0.006) + 0.3 * noise(at) * exp(-t / 0.004);
  };
};
const clap = (seed: number): Wave => {
  const noise = noiseOf(seed);
  return (t, at) => {
    let level = t > 0.033 ? exp(-(t - 0.033) / 0.05) : 0;
    for (const start of [0, 0.011, 0.023]) if (t >= start) level += exp(-(t - start) / 0.004);
    return 0.35 * noise(at) * min(1, level);
  };
};
/** Six square waves whose pitches have no common multiple, as drum machines make cymbals. */
const cymbal: (seed: number) => Wave = () => (t) => {
  let sum = 0;
  for (const hz of [205.3, 304.4, 369.6, 522.7, 540, 800.6]) sum += turns(hz * t) < 0.5 ? 1 : -1;
  return 0.1 * sum * exp(-t / 0.15);
};

/** All harmonics below 0.45 of the sample rate, with these amplitudes. */
const bandLimited =
  (hz: number, amplitude: (harmonic: number) => number) =>
  (sampleRate: number): Wave => {
    const amplitudes = Float64Array.from({ length: Math.floor((0.45 * sampleRate) / hz) }, (_, k) => amplitude(k + 1));
    return faded(0.99, (t) => {
      const angle = 2 * PI * turns(hz * t);
      const twice = 2 * cos(angle);
      let [sum, before, now] = [0, 0, sin(angle)];
      for (let k = 0; k < amplitudes.length; k++) {
        sum += amplitudes[k]! * now;
        [before, now] = [now, twice * now - before];
      }
      return 0.6 * sum;
    });
  };
const squareAmplitude = (k: number): number => (k % 2 === 1 ? 4 / PI / k : 0);
const sawAmplitude = (k: number): number => 2 / PI / k;

/**
 * A square wave whose jumps are rounded over two samples (V. Välimäki & A. Huovilainen, "Antialiasing oscillators in subtractive
 * synthesis", IEEE Signal Processing Magazine 24, 2007).
 */
const roundedSquare =
  (hz: number) =>
  (sampleRate: number): Wave => {
    const step = hz / sampleRate;
    const residual = (phase: number): number => {
      if (phase < step) return 2 * (phase / step) - (phase / step) ** 2 - 1;
      if (phase > 1 - step) return ((phase - 1) / step) ** 2 + 2 * ((phase - 1) / step) + 1;
      return 0;
    };
    return (t) => {
      const phase = turns(hz * t);
      return 0.8 * ((phase < 0.5 ? 1 : -1) + residual(phase) - residual(turns(phase + 0.5)));
    };
  };

/** A string of Karplus and Strong, plucked anew at each time. */
function plucks(name: string, hz: number, secs: readonly number[]): CleanSound {
  return {
    name,
    render: (sampleRate) => {
      const length = Math.round(sampleRate / hz);
      const out = new Float32Array(Math.round((max(...secs) + 0.5) * sampleRate));
      const line = new Float64Array(length);
      const starts = secs.map((sec) => Math.round(sec * sampleRate));
      let before = 0;
      for (let at = 0; at < out.length; at++) {
        const struck = starts.indexOf(at);
        if (struck >= 0) testNoise(length, struck + 9).forEach((x, index) => (line[index] = 0.4 * x));
        const now = line[at % length]!;
        out[at] = now;
        line[at % length] = 0.498 * (now + before);
        before = now;
      }
      return Promise.resolve([closed(out, sampleRate)]);
    },
  };
}

/** A chord under a gate with ramps. */
const gated = (name: string, everySec: (index: number) => number, rampSec: number): CleanSound =>
  mono(name, 2, () => {
    const edges: number[] = [];
    for (let sec = 0.1, index = 0; sec < 1.9; index++) edges.push((sec += everySec(index)));
    const chord: Wave = (t) => 0.25 * (sin(2 * PI * 220 * t) + sin(2 * PI * 277.2 * t) + sin(2 * PI * 329.6 * t));
    return faded(1.98, (t, at) => {
      let gain = 1;
      for (let k = 0; k + 1 < edges.length; k += 2) {
        gain = min(gain, max(0, min(1, (edges[k]! - t) / rampSec, 1)) + max(0, min(1, (t - edges[k + 1]!) / rampSec)));
      }
      return gain * chord(t, at);
    });
  });

/** Brown noise, which a leak keeps near 0. */
const brown = mono('brown noise', 1, () => {
  const noise = noiseOf(3);
  let level = 0;
  return faded(0.99, (_, at) => (level = 0.999 * level + 0.02 * noise(at)));
});

const quantised = (sound: CleanSound, bits: number): CleanSound => ({
  name: `${sound.name}, ${bits} bits`,
  render: async (sampleRate) => {
    const scale = 2 ** (bits - 1);
    return (await sound.render(sampleRate)).map((x) => x.map((value) => Math.round(value * (scale - 1)) / scale));
  },
});

const slowSine = steady('sine 20 Hz at full scale', (t) => sin(2 * PI * 20 * t));
const lowSine = steady('sine 82 Hz', (t) => 0.7 * sin(2 * PI * 82.4 * t));

/** Drums: none repeats another to the sample, for they contain noise, but they stand on a grid or not. */
export const cleanDrums: readonly CleanSound[] = [
  hits('kick', IRREGULAR, kick),
  hits('kick with a click layer', IRREGULAR, clickyKick),
  hits('snare', IRREGULAR, snare),
  hits('hat', IRREGULAR, hat),
  hits('castanets', IRREGULAR, castanet),
  hits('clap', IRREGULAR, clap),
  hits('cymbal of squares', IRREGULAR, cymbal),
  hits('beat', REGULAR, (seed) => (seed % 2 ? clickyKick(seed) : snare(seed))),
  hits(
    'late drums',
    IRREGULAR.map((sec) => sec + 0.1),
    (seed) => (seed % 2 ? snare(seed) : kick(seed)),
  ),
];

export const cleanTones: readonly CleanSound[] = [
  ...[20, 55, 220, 1000, 3520].map((hz) =>
    mono(`naive square ${hz} Hz`, 1, () => (t) => (turns(hz * t) < 0.5 ? 0.8 : -0.8)),
  ),
  ...[35, 441].map((hz) => mono(`naive pulse ${hz} Hz`, 1, () => (t) => (turns(hz * t) < 0.1 ? 0.9 : 0))),
  ...[25, 110, 880].map((hz) => mono(`naive saw ${hz} Hz`, 1, () => (t) => 1.6 * (turns(hz * t) - 0.5))),
  ...[20, 110, 1500].map((hz) => mono(`band-limited square ${hz} Hz`, 1, bandLimited(hz, squareAmplitude))),
  ...[30, 220].map((hz) => mono(`band-limited saw ${hz} Hz`, 1, bandLimited(hz, sawAmplitude))),
  ...[40, 300].map((hz) => mono(`rounded square ${hz} Hz`, 1, roundedSquare(hz))),
  mono('pulse width modulation', 1, () => (t) => (turns(70 * t) < 0.5 + 0.4 * sin(2 * PI * 0.7 * t) ? 0.7 : -0.7)),
  mono('impulses every 10 ms', 1, (rate) => (_, at) => (at % Math.round(rate / 100) === 0 ? 0.9 : 0)),
  mono('impulses every 125 ms', 1, (rate) => (_, at) => (at % Math.round(rate / 8) === 0 ? 0.9 : 0)),
  slowSine,
  lowSine,
  steady('sine 5 kHz', (t) => 0.5 * sin(2 * PI * 5000 * t)),
  steady('glide of a saw', (t) => turns(40 * (2 ** (2 * t) - 1)) - 0.5),
  steady('bell', (t) => 0.6 * exp(-t / 0.4) * sin(2 * PI * 400 * t + 4 * exp(-t / 0.2) * sin(2 * PI * 1120 * t))),
  steady('ring modulation', (t) => 0.7 * sin(2 * PI * 311 * t) * sin(2 * PI * 47 * t)),
  steady('rectified sine', (t) => 0.8 * abs(sin(2 * PI * 55 * t)) - 0.4),
  steady('half a sine', (t) => 0.8 * max(0, sin(2 * PI * 55 * t))),
  steady(
    'pauses that fade',
    (t) => 0.5 * sin(2 * PI * 220 * t) * min(1, max(0, 1.2 * cos(2 * PI * 2.3 * t) + 0.2)) ** 2,
  ),
  mono('decay', 2, () => (t) => 0.7 * sin(2 * PI * 146.8 * t) * exp(-t / 0.2)),
  mono('offset', 1, () => (t) => 0.1 * min(1, t / 0.2, max(0, (0.99 - t) / 0.2))),
];

export const cleanTextures: readonly CleanSound[] = [
  mono('white noise', 1, () => {
    const noise = noiseOf(5);
    return (_, at) => 0.9 * noise(at);
  }),
  mono('quiet noise', 1, () => {
    const noise = noiseOf(6);
    return (_, at) => 0.002 * noise(at);
  }),
  mono('swelling noise', 1, () => {
    const noise = noiseOf(7);
    return (t, at) => 0.8 * noise(at) * (0.5 - 0.5 * cos(2 * PI * 5 * t));
  }),
  mono('noise in bursts', 1, () => {
    const noise = noiseOf(8);
    return (t, at) => (turns(7.3 * t * (1 + 0.2 * t)) < 0.5 ? 0.5 * noise(at) : 0);
  }),
  brown,
  gated('gate with ramps', () => 0.0625, 0.002),
  gated('uneven gate with ramps', (index) => 0.03 + 0.02 * turns(index * 0.618), 0.001),
  mono('silence', 0.5, () => () => 0),
];

export const cleanStrings: readonly CleanSound[] = [
  plucks('plucked string 82 Hz', 82.4, [0, 0.4, 0.9]),
  plucks('plucked string 41 Hz', 41.2, [0.05]),
  plucks('plucked string 330 Hz', 329.6, [0, 0.2, 0.5, 0.61]),
];

export const cleanQuantised: readonly CleanSound[] = [
  quantised(slowSine, 16),
  quantised(lowSine, 16),
  quantised(lowSine, 8),
  quantised(
    steady('sine 440 Hz', (t) => 0.9 * sin(2 * PI * 440 * t)),
    4,
  ),
  quantised(hits('snare', IRREGULAR, snare), 16),
  quantised(
    steady('chord', (t) => 0.3 * (sin(2 * PI * 110 * t) + sin(2 * PI * 138.6 * t) + sin(2 * PI * 164.8 * t))),
    16,
  ),
];
