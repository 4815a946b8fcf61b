import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decibels, firstDifference, impulse, peakOf, testNoise } from '../../../test/support/renderUnit.ts';
import { truePeakMeter } from '../../../test/support/truePeaks.ts';
import { truePeak } from '../../metrics/levels/truePeak.ts';
import { measureLoudness } from '../../metrics/loudness/measureLoudness.ts';
import { LARGEST_GAIN_DB, LARGEST_REDUCTION_DB, LOUDNESS_TOLERANCE_LU, master } from './master.ts';

const foreignMeters = [
  ['of 12 taps', truePeakMeter(12, 4)],
  ['of 32 taps', truePeakMeter(32, 9)],
] as const;
/** No foreign meter reads more than so many times the largest sample: the sizes of its weights add up to less than 2.36. */
const FOREIGN_MOST = 2.4;

interface Shape {
  readonly rate: number;
  readonly frames: number;
  /** Sample at a time in s, from −1 to 1; `noise` is another number in that range. */
  readonly at: (sec: number, noise: number, frame: number) => number;
}

const shapes: Record<string, Shape['at']> = {
  noise: (_sec, noise) => noise,
  sparse: (_sec, noise) => (Math.abs(noise) > 0.995 ? noise : 0),
  bursts: (sec, noise) => (sec % 0.15 < 0.03 ? noise : 0.03 * noise),
  hit: (sec, noise) => Math.exp(-sec / 0.05) * noise,
  tone: (sec) => Math.sin(2 * Math.PI * 313 * sec),
  bass: (sec) => Math.sin(2 * Math.PI * 41 * sec),
  square: (sec) => (Math.sin(2 * Math.PI * 110 * sec) < 0 ? -1 : 1),
  sweep: (_sec, _noise, frame) => Math.sin(3e-4 * frame * frame),
  alternating: (_sec, noise, frame) => (frame % 2 ? 1 : -1) * (1 + noise),
  offset: (_sec, noise) => 0.9 + 0.01 * noise,
  drum: (sec, noise) => Math.exp(-sec / 0.1) * Math.sin(2 * Math.PI * 60 * sec) + Math.exp(-sec / 0.003) * noise,
};

const soundOf = (at: Shape['at'], rate: number, frames: number, gain: number, seed: number): Float32Array =>
  testNoise(frames, seed).map((noise, frame) => gain * at(frame / rate, noise, frame));

const rates = [8000, 11_025, 22_050, 48_000];
const soundArb = fc.record({
  shape: fc.constantFrom(...Object.keys(shapes)),
  rate: fc.constantFrom(...rates),
  seconds: fc.constantFrom(0, 0.01, 0.05, 0.3, 0.4, 0.7),
  channelGains: fc.array(fc.constantFrom(0, 0.1, 1), { minLength: 1, maxLength: 3 }),
  levelDb: fc.oneof(fc.integer({ min: -120, max: 80 }), fc.constant(-10)),
  seed: fc.integer({ min: 1, max: 1000 }),
});
type Recipe = typeof soundArb extends fc.Arbitrary<infer T> ? T : never;

function channelsOf({ shape, rate, seconds, channelGains, levelDb, seed }: Recipe): Float32Array[] {
  const frames = Math.max(1, Math.round(seconds * rate));
  const level = 10 ** (levelDb / 20);
  return channelGains.map((gain, at) => soundOf(shapes[shape]!, rate, frames, gain * level, seed + at));
}

/** Targets mostly as far below the limit as sounds are that need a limiter for them. */
const requestArb = fc
  .record({
    truePeakLimit: fc.noBias(fc.integer({ min: -20, max: 0 })),
    distance: fc.noBias(fc.integer({ min: 5, max: 25 })),
    leftOut: fc.constantFrom('target', 'limit', ...Array.from({ length: 8 }, () => 'nothing')),
  })
  .map(({ truePeakLimit, distance, leftOut }) => ({
    lufsTarget: leftOut === 'target' ? null : truePeakLimit - distance,
    truePeakLimit: leftOut === 'limit' ? null : truePeakLimit,
  }));

/** In dB over the limit. Only parts in which a foreign meter could read the limit are read: that takes most of the time. */
function mostOver(channels: readonly Float32Array[], limitDb: number, read: (x: Float32Array) => number): number {
  const [step, around] = [256, 32];
  let most = -Infinity;
  for (const samples of channels) {
    const padded = new Float32Array(samples.length + 2 * around);
    padded.set(samples, around);
    for (let from = 0; from < samples.length; from += step) {
      const part = padded.subarray(from, from + step + 2 * around);
      if (decibels(FOREIGN_MOST * peakOf(part)) > limitDb) most = Math.max(most, decibels(read(part)) - limitDb);
    }
  }
  return most;
}

describe('master', () => {
  it('keeps its promises for all kinds of sounds, rates, lengths, levels, targets and limits', () => {
    const met = { yes: 0, limited: 0, no: 0 };
    /** What foreign meters read over the limit, in dB. */
    const highest: Record<string, number> = {};
    const property = fc.property(soundArb, requestArb, (recipe, request) => {
      const { rate } = recipe;
      const channels = channelsOf(recipe);
      const { channels: result, report } = master(channels, rate, request);
      expect(result.every((samples) => samples.every((sample) => Math.abs(sample) <= 1))).toBe(true);
      expect(report.gainDb).toBeLessThanOrEqual(LARGEST_GAIN_DB);

      const measured = measureLoudness(result, rate, { padShort: true });
      expect(report.truePeak).toBe(measured.truePeak);
      if (measured.integrated === null) expect(report.integratedLoudness ?? -70).toBeLessThan(-69.999);
      else expect(report.integratedLoudness).toBeCloseTo(measured.integrated, 4);

      if (request.truePeakLimit !== null) {
        // One of them for each sound, at every rate: more would be slow.
        const [kind, read] = foreignMeters[recipe.seed % foreignMeters.length]!;
        const over = mostOver(result, request.truePeakLimit, read);
        expect(over, `by the meter ${kind} at ${rate} Hz`).toBeLessThan(0.1);
        const asked = `${rate} Hz, ${kind}`;
        highest[asked] = Math.max(highest[asked] ?? -Infinity, over);
        expect(report.truePeak ?? -Infinity).toBeLessThanOrEqual(request.truePeakLimit);
      }

      const { lufsTarget } = request;
      if (lufsTarget === null) {
        expect([report.gainDb, report.missLu, report.met]).toEqual([0, 0, true]);
        return;
      }
      expect(report.gainReductionDb).toBeLessThanOrEqual(LARGEST_REDUCTION_DB);
      expect(report.met).toBe(Math.abs(report.missLu) <= LOUDNESS_TOLERANCE_LU);
      if (measured.integrated !== null) expect(report.missLu).toBeCloseTo(lufsTarget - measured.integrated, 4);
      const atAnEnd = report.gainReductionDb > LARGEST_REDUCTION_DB - 1e-3 || report.gainDb > LARGEST_GAIN_DB - 1e-9;
      // Far from the target only where a limit of the master says so, and then below it.
      if (atAnEnd) expect(report.missLu).toBeGreaterThan(-0.031);
      else expect(Math.abs(report.missLu)).toBeLessThan(0.031);
      met[!report.met ? 'no' : report.gainReductionDb > 0 ? 'limited' : 'yes']++;
    });
    fc.assert(property, { numRuns: 300, seed: 4 });
    expect(Math.min(met.yes, met.limited, met.no)).toBeGreaterThan(4);
    // Near the limit at every rate: each meter was asked, and about something.
    expect(Object.keys(highest).length).toBe(rates.length * foreignMeters.length);
    expect(Math.min(...Object.values(highest))).toBeGreaterThan(-0.2);
  });

  it('does the same every time, with inverted samples, and with channels in another order', () => {
    const property = fc.property(soundArb, requestArb, (recipe, request) => {
      const { rate } = recipe;
      const channels = channelsOf(recipe);
      const first = master(channels, rate, request);
      const before = channels.map((samples) => samples.slice());
      const again = master(channels, rate, request);
      expect(again.report).toEqual(first.report);
      again.channels.forEach((samples, at) => expect(firstDifference(samples, first.channels[at]!)).toBe(-1));
      channels.forEach((samples, at) => expect(firstDifference(samples, before[at]!)).toBe(-1));

      const inverted = master(channels.map((samples) => samples.map((x) => -x)), rate, request); // prettier-ignore
      expect(inverted.report).toEqual(first.report);
      inverted.channels.forEach((samples, at) => {
        expect(firstDifference(samples.map((x) => -x), first.channels[at]!)).toBe(-1); // prettier-ignore
      });

      const swapped = master([...channels].reverse(), rate, request);
      // Sums are rounded in another order.
      expect(swapped.report.gainDb).toBeCloseTo(first.report.gainDb, 9);
      swapped.channels.forEach((samples, at) => {
        const other = first.channels[channels.length - 1 - at]!;
        expect(Math.max(...samples.map((x, frame) => Math.abs(x - other[frame]!)))).toBeLessThan(1e-6);
      });
    });
    fc.assert(property, { numRuns: 50, seed: 5 });
  });

  it('changes next to nothing when it has met its target before', () => {
    let limited = 0;
    for (const shape of Object.values(shapes)) {
      for (const lufsTarget of [-26, -24, -22, -20, -18, -16, -14, -12, -10]) {
        const sound = soundOf(shape, 44_100, 30_000, 0.3, 1);
        const request = { lufsTarget, truePeakLimit: -1 };
        const once = master([sound], 44_100, request);
        if (!once.report.met || once.report.gainReductionDb > 5.9) continue;
        if (once.report.gainReductionDb > 0) limited++;
        const twice = master(once.channels, 44_100, request);
        expect(Math.abs(twice.report.gainDb)).toBeLessThan(0.05);
        expect(twice.report.gainReductionDb).toBeLessThan(0.05);
      }
    }
    expect(limited).toBeGreaterThan(3);
  });

  it('pads what is shorter than 400 ms with silence to exactly 400 ms, and says so', () => {
    for (const rate of [8000, 11_025, 44_100]) {
      const block = Math.floor(0.4 * rate + 0.5);
      for (const frames of [1, 10, 0.05 * rate, 0.3 * rate, block - 1].map(Math.round)) {
        const { channels, report } = master([soundOf(shapes['tone']!, rate, frames, 0.1, 1)], rate, {
          lufsTarget: -30,
          truePeakLimit: null,
        });
        expect(report.rule).toBe('padded_to_400_ms');
        expect(channels[0]!.length).toBe(frames);
        const whole = new Float32Array(block);
        whole.set(channels[0]!);
        const { integrated } = measureLoudness([whole], rate);
        if (frames > 100) expect(integrated).toBeCloseTo(-30, 2);
      }
      const sound = soundOf(shapes['tone']!, rate, block, 0.1, 1);
      expect(master([sound], rate, { lufsTarget: -30, truePeakLimit: null }).report.rule).toBe('whole');
    }
  });

  it('lets silence pass', () => {
    const silence = [new Float32Array(20_000), new Float32Array(20_000)];
    const { channels, report } = master(silence, 44_100, { lufsTarget: -18, truePeakLimit: -1 });
    expect(report).toEqual({
      gainDb: 0,
      gainReductionDb: 0,
      integratedLoudness: null,
      truePeak: null,
      rule: 'whole',
      met: true,
      missLu: 0,
    });
    expect(channels.map(peakOf)).toEqual([0, 0]);
  });

  it('reaches the target from below the gate of the meter, and says by how much it cannot', () => {
    const sound = soundOf(shapes['tone']!, 44_100, 44_100, 1e-4, 1);
    expect(measureLoudness([sound], 44_100).integrated).toBeNull();
    expect(master([sound], 44_100, { lufsTarget: -45, truePeakLimit: -1 }).report).toMatchObject({ met: true });

    const quiet = master([sound], 44_100, { lufsTarget: -18, truePeakLimit: -1 }).report;
    expect(quiet).toMatchObject({ gainDb: LARGEST_GAIN_DB, met: false });
    expect(quiet.missLu).toBeCloseTo(-18 - quiet.integratedLoudness!, 9);

    const tiny = master([sound.map((x) => 1e-3 * x)], 44_100, { lufsTarget: -18, truePeakLimit: -1 }).report;
    expect(tiny).toMatchObject({ gainDb: LARGEST_GAIN_DB, met: false, integratedLoudness: null });
    expect(tiny.missLu).toBeCloseTo(quiet.missLu + 60, 3);
  });

  it('takes 6 dB off an impulse and reports the miss', () => {
    const { channels, report } = master([impulse(30_000, 9000)], 44_100, { lufsTarget: -18, truePeakLimit: -1 });
    expect(report.met).toBe(false);
    expect(report.gainReductionDb).toBeCloseTo(6, 3);
    expect(report.missLu).toBeGreaterThan(4);
    expect(decibels(peakOf(channels[0]!))).toBeCloseTo(-1.15, 1);
  });

  it('counts samples that are not finite as 0, and survives the largest and the smallest', () => {
    const x = soundOf(shapes['noise']!, 44_100, 44_100, 0.2, 1);
    const bad = x.slice();
    const clean = x.slice();
    for (const [at, accident] of [NaN, Infinity, -Infinity].entries()) {
      bad.fill(accident, 1000 * at, 1000 * at + 7);
      clean.fill(0, 1000 * at, 1000 * at + 7);
    }
    const request = { lufsTarget: -18, truePeakLimit: -1 };
    expect(master([bad, x], 44_100, request)).toEqual(master([clean, x], 44_100, request));
    for (const size of [3.4e38, 1e30, 1e-30, 1e-45]) {
      for (const lufsTarget of [-18, null]) {
        const { channels, report } = master([x.map((sample) => size * Math.sign(sample))], 44_100, {
          lufsTarget,
          truePeakLimit: -1,
        });
        expect(peakOf(channels[0]!)).toBeLessThanOrEqual(1);
        expect(Object.values(report).every((value) => typeof value !== 'number' || Number.isFinite(value))).toBe(true);
      }
    }
  });

  it('measures but does not amplify what has no loudness', () => {
    // Low-frequency effects do not count: ITU-R BS.1770-5, Annex 3.
    const silent = new Float32Array(20_000);
    const rumble = soundOf(shapes['bass']!, 44_100, 20_000, 2, 1);
    const { report } = master([silent, silent, silent, rumble, silent, silent], 44_100, {
      lufsTarget: -18,
      truePeakLimit: -1,
    });
    expect(report).toMatchObject({ gainDb: 0, integratedLoudness: null, met: true });
    expect(report.truePeak).toBeCloseTo(-1.15, 1);
  });

  it('refuses what is no audio', () => {
    const request = { lufsTarget: null, truePeakLimit: null };
    expect(() => master([new Float32Array(9), new Float32Array(8)], 44_100, request)).toThrow(/channels\[1\]/);
    expect(() => master([new Float32Array()], 44_100, request)).toThrow(/no samples/);
    expect(() => master([new Float32Array(9)], 0, request)).toThrow(/sampleRate/);
  });
});

describe('a loop', () => {
  // Peaks near the end, over which the limiter still lets go at the beginning.
  const frames = 22050;
  const wave = Float32Array.from({ length: frames }, (_, at) => {
    const level = at > 0.9 * frames ? 1 : 0.2;
    return level * Math.sin((2 * Math.PI * 441 * at) / 44100);
  });
  const request = { lufsTarget: -8, truePeakLimit: -1 };
  const gainAt = (out: Float32Array, at: number) => out[at]! / wave[at]!;

  it('is limited as if it had always been playing', () => {
    const once = master([wave, wave], 44100, request).channels[0]!;
    const { channels, report } = master([wave, wave], 44100, { ...request, loop: true });
    const looped = channels[0]!;
    expect(looped.length).toBe(frames);
    expect(report.gainReductionDb).toBeGreaterThan(1);
    // Its gain goes on where the end leaves it; that of a single pass begins anew.
    const [first, last] = [25, frames - 25];
    expect(gainAt(looped, first) / gainAt(looped, last)).toBeLessThan(1.05);
    expect(gainAt(once, first) / gainAt(once, last)).toBeGreaterThan(1.2);
  });

  it('has the loudness of one pass, and its true peaks where the ends meet', () => {
    const { channels, report } = master([wave, wave], 44100, { lufsTarget: -23, truePeakLimit: -1, loop: true });
    expect(measureLoudness(channels, 44100).integrated).toBeCloseTo(report.integratedLoudness!, 6);
    const corner = Float32Array.from({ length: 2000 }, (_, at) => (at < 1000 ? 0.9 : -0.9));
    const limited = master([corner], 44100, { lufsTarget: null, truePeakLimit: -1, loop: true });
    const twice = new Float32Array([...limited.channels[0]!, ...limited.channels[0]!]);
    expect(truePeak([twice], 44100)).toBeLessThanOrEqual(-1);
  });

  it('may be as short as a sample', () => {
    expect(master([Float32Array.of(0.5)], 8000, { ...request, loop: true }).channels[0]!.length).toBe(1);
  });
});
