// Detectors against injected defects of known place and size, and against sounds that have none.
import { describe, expect, it } from 'vitest';
import type { Defects } from '../../src/metrics/defects/defect.ts';
import { findClicks } from '../../src/metrics/defects/findClicks.ts';
import { findClipping } from '../../src/metrics/defects/findClipping.ts';
import { findDropouts } from '../../src/metrics/defects/findDropouts.ts';
import { findNotFinite } from '../../src/metrics/defects/findNotFinite.ts';
import { createRandom } from '../../src/math/random.ts';
import { cleanSounds } from '../support/cleanSounds.ts';

const RATES = [44100, 48000];
type Channel = Float32Array;
type Detector = (channels: readonly Channel[], sampleRate: number) => Defects;

const rendered = new Map<string, Promise<readonly Channel[]>>();
function render(name: string, rate: number): Promise<readonly Channel[]> {
  const key = `${name} ${rate}`;
  const sound = cleanSounds.find((clean) => clean.name === name)!;
  if (!rendered.has(key)) rendered.set(key, sound.render(rate));
  return rendered.get(key)!;
}

describe.each(RATES)('clean sounds at %i Hz', (rate) => {
  it.each(cleanSounds.map(({ name }) => name))('%s: no alarm', async (name) => {
    const channels = await render(name, rate);
    for (const find of [findClicks, findDropouts, findClipping, findNotFinite]) {
      expect(find(channels, rate)).toEqual({ count: 0, frames: 0, list: [] });
    }
  });
});

/** Sounds that are predictable enough for a click to stand out; what is missed lies in the noise of a pluck. */
const MUSIC = [
  'pad',
  'limiter on a pad',
  'plucked string',
  'additive',
  'phase modulation',
  'bells',
  'bell',
  'decay',
  'chord, 16 bits',
];
const PER_SOUND = 8;

/** A copy with a defect of this many samples at `at`. */
type Injection = (x: Channel, at: number, random: () => number) => { readonly sound: Channel; readonly frame: number };

const sign = (random: () => number): number => (random() < 0.5 ? -1 : 1);
/** Adds to each sample from `at` on what `offset` says. */
const added =
  (offset: (since: number, random: () => number) => number, frames: number): Injection =>
  (x, at, random) => {
    const sound = x.slice();
    const all = sign(random);
    for (let since = 0; since < frames && at + since < x.length; since++) {
      sound[at + since] = sound[at + since]! + all * offset(since, random);
    }
    return { sound, frame: at };
  };
const wrongSamples = (frames: number): Injection =>
  added((_, random) => sign(random) * (0.05 + 0.15 * random()), frames);
const step = (size: number): Injection => added((since) => size * Math.exp(-since / 3000), Infinity);
const cutOut: Injection = (x, at, random) => {
  const gone = 200 + Math.floor(400 * random());
  return {
    sound: x
      .slice()
      .copyWithin(at, at + gone)
      .slice(0, x.length - gone),
    frame: at,
  };
};
const filled =
  (sec: number, rate: number, value: (before: number) => number): Injection =>
  (x, at) => {
    const from = value(1) === 0 ? at : at - 1;
    return { sound: x.slice().fill(value(x[at - 1]!), from, at + Math.round(sec * rate)), frame: from };
  };
const shortGap: Injection = (x, at) => ({ sound: x.slice().fill(0, at, at + 20), frame: at });
const lateStart: Injection = (x, at) => ({ sound: x.slice(at), frame: 0 });
const earlyEnd: Injection = (x, at) => ({ sound: x.slice(0, at), frame: at - 1 });

/** The share of defects that are found at their very sample, in percent. */
async function found(find: Detector, inject: Injection, rate: number): Promise<number> {
  const random = createRandom(rate).next;
  const long = Math.round(0.02 * rate);
  let hits = 0;
  for (const name of MUSIC) {
    const x = (await render(name, rate))[0]!;
    for (let count = 0; count < PER_SOUND; count++) {
      let at: number;
      do at = Math.floor((0.05 + 0.7 * random()) * x.length);
      while (powerOf(x, at - long, at) < 4e-4 || powerOf(x, at + long, at + 3 * long) < 4e-4);
      const { sound, frame } = inject(x, at, random);
      if (find([sound], rate).list.some((defect) => defect.frame === frame)) hits++;
    }
  }
  return (100 * hits) / (MUSIC.length * PER_SOUND);
}

function powerOf(x: Channel, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += x[at]! * x[at]!;
  return sum / (to - from);
}

describe.each(RATES)('injected defects at %i Hz', (rate) => {
  it.each<[string, Injection, number]>([
    ['single samples that are 0.2 off', added(() => 0.2, 1), 95],
    ['single samples that are 0.1 off', added(() => 0.1, 1), 95],
    ['single samples that are 0.08 off', added(() => 0.08, 1), 95],
    ['single samples that are 0.05 off', added(() => 0.05, 1), 95],
    ['single samples that are 0.02 off', added(() => 0.02, 1), 93],
    ['four wrong samples', wrongSamples(4), 92],
    ['twelve wrong samples', wrongSamples(12), 85],
    ['gaps of 20 samples', shortGap, 80],
    ['steps of 0.2', step(0.2), 97],
    ['steps of 0.05', step(0.05), 93],
    ['pieces that were cut out', cutOut, 80],
    ['beginnings that were cut off', lateStart, 80],
    ['ends that were cut off', earlyEnd, 80],
  ])('%s are clicks', async (_, inject, atLeast) => {
    expect(await found(findClicks, inject, rate)).toBeGreaterThanOrEqual(atLeast);
  });

  it.each<[string, Injection, number]>([
    ['gaps of 1.1 ms', filled(0.0011, rate, () => 0), 90],
    ['gaps of 5 ms', filled(0.005, rate, () => 0), 90],
    ['gaps of 50 ms', filled(0.05, rate, () => 0), 85],
    ['values that are held for 10 ms', filled(0.01, rate, (before) => before), 60],
  ])('%s are dropouts', async (_, inject, atLeast) => {
    expect(await found(findDropouts, inject, rate)).toBeGreaterThanOrEqual(atLeast);
  });

  it.each([0.5, 1, 3, 6, 12])('crests that were cut off by %f dB are clipping', async (excessDb) => {
    for (const name of MUSIC) {
      const x = (await render(name, rate))[0]!;
      const limit = x.reduce((most, value) => Math.max(most, Math.abs(value)), 0) * 10 ** (-excessDb / 20);
      const runs = new Set<number>();
      for (let at = 0; at < x.length; at++) {
        const side = Math.sign(x[at]!);
        let behind = at;
        while (behind < x.length && side * x[behind]! >= limit) behind++;
        if (behind - at >= 3) runs.add(at);
        at = Math.max(at, behind - 1);
      }
      const clipped = x.map((value) => Math.max(-limit, Math.min(limit, value)));
      const { list, count } = findClipping([clipped], rate);
      expect(count, name).toBe(runs.size);
      for (const { frame } of list) expect(runs.has(frame), `${name}: ${frame}`).toBe(true);
    }
  });
});
