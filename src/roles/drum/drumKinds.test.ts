// What makes each kind the drum that it is, measured on hits at their own level: the master leaves them alone.
import { describe, expect, it } from 'vitest';
import {
  driftCents,
  hit,
  hitCentroid,
  hitPower,
  lastOver,
  left,
  levelAt,
  levelsOf,
} from '../../../test/support/drumHits.ts';
import { RATE, stretch } from '../../../test/support/renderRole.ts';
import { decibels, partialOf, peakOf, powerDecibels, rmsOf } from '../../../test/support/renderUnit.ts';

describe('the kick', () => {
  const plain = { kind: 'kick', frequency: 50, click: 0, noise: 0, overtones: 0, drive: 0, cutoff: 20000 };

  it('falls to its pitch, and is there to the cent in the tail', async () => {
    const x = await left({ ...plain, pitch_sweep: 36, sweep_time: 0.06, decay: 1.2 }, 1.5);
    const crossings = [0, 0.005, 0.015, 0.05].map((sec) => {
      const from = Math.round(sec * RATE);
      const next = x.findIndex((value, at) => at > from && value < 0 && x[at - 1]! >= 0);
      const after = x.findIndex((value, at) => at > next && value < 0 && x[at - 1]! >= 0);
      return RATE / (after - next);
    });
    for (const [at, hz] of crossings.entries()) if (at > 0) expect(hz).toBeLessThan(crossings[at - 1]! * 0.97);
    expect(Math.abs(driftCents(x, 50, 0.15, 0.5))).toBeLessThan(1);
  });

  it('has its energy below 120 Hz, and a click that is over in 5 ms', async () => {
    const x = await left({ kind: 'kick' }, 1);
    expect(powerDecibels(hitPower(x, 30, 120) / hitPower(x, 120, 20000))).toBeGreaterThan(6);
    const bare = await left({ kind: 'kick', click: 0 }, 1);
    const click = x.map((value, at) => value - bare[at]!);
    expect(peakOf(stretch(click, 0, 0.005))).toBeGreaterThan(0.02);
    expect(peakOf(stretch(click, 0.012, 0.9)) / peakOf(click)).toBeLessThan(0.02);
  });
});

describe('the snare', () => {
  it('has two modes of a shell', async () => {
    const x = await left({ kind: 'snare', noise: 0, click: 0, pitch_sweep: 0, frequency: 200, drive: 0, reverb: 0 });
    const mode = (hz: number) => partialOf(stretch(x, 0, 0.15), hz).amplitude;
    expect(decibels(mode(356) / mode(200))).toBeGreaterThan(-8);
    expect(decibels(mode(356) / mode(200))).toBeLessThan(0);
    for (const between of [120, 278, 460]) expect(decibels(mode(between) / mode(200))).toBeLessThan(-25);
  });

  it('has wires: noise from 1 to 12 kHz that lasts longer than the shell', async () => {
    const x = await left({ kind: 'snare' });
    for (const [low, high] of [
      [1000, 3000],
      [3000, 6000],
      [6000, 12000],
    ] as const)
      expect(powerDecibels(hitPower(x, low, high) / hitPower(x, 100, 500)), `${low}`).toBeGreaterThan(-10);
    const early = hitPower(stretch(x, 0, 0.04), 2000, 12000) / hitPower(stretch(x, 0, 0.04), 100, 450);
    const late = hitPower(stretch(x, 0.08, 0.04), 2000, 12000) / hitPower(stretch(x, 0.08, 0.04), 100, 450);
    expect(late).toBeGreaterThan(1.5 * early);
  });
});

describe('the clap', () => {
  it('has four onsets, ten milliseconds or so apart, and others for another seed', async () => {
    const onsets = async (seed: number) => {
      const even = { noise: 1, noise_decay: 1, cutoff: 20000, click: 0, drive: 0, width: 0, reverb: 0 };
      const level = levelsOf(await left({ kind: 'clap', ...even, spacing: 0.012 }, 0.5, seed), 0.001);
      const rises = level.map((now, at) => now > 1.6 * (level[at - 2] ?? 0) && now > 0.02);
      return rises.flatMap((rising, at) => (rising && rises[at - 1] !== true ? [at] : []));
    };
    const found = await Promise.all([1, 2, 3].map(onsets));
    for (const starts of found) {
      expect(starts, JSON.stringify(starts)).toHaveLength(4);
      for (const [index, at] of starts.entries()) expect(Math.abs(at - 12 * index)).toBeLessThanOrEqual(3);
    }
    expect(new Set(found.map(String)).size).toBeGreaterThan(1);
  });

  it('has its power around 1 to 3 kHz, and a tail', async () => {
    const x = await left({ kind: 'clap', reverb: 0 });
    expect(powerDecibels(hitPower(x, 700, 4000) / hitPower(x, 4000, 20000))).toBeGreaterThan(2);
    expect(powerDecibels(hitPower(x, 700, 4000) / hitPower(x, 20, 700))).toBeGreaterThan(10);
    expect(decibels(levelAt(x, 0.1) / levelAt(x, 0.06))).toBeGreaterThan(-15);
  });
});

describe('the rim', () => {
  it('is a few modes, gone in 80 ms', async () => {
    const x = await left({ kind: 'rim', frequency: 440, reverb: 0, drive: 0 });
    const mode = (hz: number) => partialOf(stretch(x, 0, 0.06), hz).amplitude;
    expect(decibels(mode(440 * 3.664) / mode(440))).toBeGreaterThan(-15);
    expect(decibels(mode(900) / mode(440))).toBeLessThan(-20);
    expect(decibels(levelAt(x, 0.08) / levelAt(x, 0.005))).toBeLessThan(-30);
  });
});

describe('the cymbals', () => {
  it('are bright: hats above 6 kHz, the crash above 5, the ride above 3', async () => {
    const centroid = async (kind: string) => hitCentroid(await left({ kind }));
    expect(await centroid('closed_hat')).toBeGreaterThan(6000);
    expect(await centroid('open_hat')).toBeGreaterThan(6000);
    expect(await centroid('crash')).toBeGreaterThan(5000);
    expect(await centroid('ride')).toBeGreaterThan(3000);
  });

  it('last: the closed hat less than the open one, that less than the ride, that less than the crash', async () => {
    const lengths = await Promise.all(
      ['closed_hat', 'open_hat', 'ride', 'crash'].map(async (kind) => {
        const level = levelsOf(await left({ kind, reverb: 0 }, 4), 0.01);
        const loudest = Math.max(...level);
        return lastOver(level, loudest / 30);
      }),
    );
    for (const [at, length] of lengths.entries()) expect(length).toBeGreaterThan(1.4 * (lengths[at - 1] ?? 0));
  });

  it('a hat without hiss is inharmonic: no period explains it', async () => {
    const x = stretch(
      await left({ kind: 'open_hat', noise: 0, click: 0, sustain: 1, decay: 0, width: 0 }, 1),
      0.1,
      0.5,
    );
    // The best autocorrelation at a lag of 1 to 20 ms: 1 for what repeats.
    const n = 8192;
    const power = rmsOf(x.subarray(0, n)) ** 2 * n;
    let best = 0;
    for (let lag = 44; lag < 882; lag++) {
      let product = 0;
      for (let at = 0; at < n; at++) product += x[at]! * x[at + lag]!;
      best = Math.max(best, product / power);
    }
    expect(best).toBeLessThan(0.75);
    expect(best).toBeGreaterThan(0.05);
  });

  it('the ride pings: the partials of its bell stand 15 dB over the wash', async () => {
    const x = stretch(await left({ kind: 'ride', frequency: 430, reverb: 0 }, 1), 0.01, 0.3);
    for (const ratio of [2.09, 5.43]) {
      const ping = partialOf(x, 430 * ratio).amplitude;
      for (const aside of [1.06, 0.94])
        expect(decibels(ping / partialOf(x, 430 * ratio * aside).amplitude), `${ratio}`).toBeGreaterThan(15);
    }
  });

  it('the crash darkens as it dies, and fills both sides', async () => {
    const audio = await hit({ kind: 'crash', reverb: 0, width: 1 }, 3);
    const x = audio.getChannelData(0);
    const bright = (fromSec: number) =>
      hitPower(stretch(x, fromSec, 0.3), 8000, 20000) / hitPower(stretch(x, fromSec, 0.3), 1000, 5000);
    expect(powerDecibels(bright(1) / bright(0))).toBeLessThan(-3);
    const y = audio.getChannelData(1);
    let product = 0;
    for (let at = 0; at < x.length; at++) product += x[at]! * y[at]!;
    expect(Math.abs(product / x.length / (rmsOf(x) * rmsOf(y)))).toBeLessThan(0.3);
  });
});

describe('the tom', () => {
  it('falls to its pitch, with the modes of a membrane above it', async () => {
    const tuned = { kind: 'tom', frequency: 110, click: 0, noise: 0, reverb: 0, drive: 0 };
    const x = await left({ ...tuned, pitch_sweep: 8, sweep_time: 0.1, decay: 1.5 }, 2);
    expect(Math.abs(driftCents(x, 110, 0.3, 0.6))).toBeLessThan(1);
    const steady = stretch(await left({ ...tuned, pitch_sweep: 0, overtones: 1, cutoff: 20000 }, 1), 0, 0.15);
    const mode = (ratio: number) => partialOf(steady, 110 * ratio).amplitude;
    for (const ratio of [1.5933, 2.1355]) expect(decibels(mode(ratio) / mode(1))).toBeGreaterThan(-20);
    expect(decibels(mode(3.6) / mode(1))).toBeLessThan(-40);
  });
});

describe('the shaker', () => {
  it('is noise above 3 kHz that swells for some milliseconds', async () => {
    const x = await left({ kind: 'shaker' });
    expect(powerDecibels(hitPower(x, 3000, 20000) / hitPower(x, 20, 3000))).toBeGreaterThan(10);
    expect(rmsOf(stretch(x, 0, 0.002)) / rmsOf(stretch(x, 0.006, 0.004))).toBeLessThan(0.6);
  });

  it('consists of grains: its level is rougher than that of noise', async () => {
    const roughness = async (noise: number) => {
      const values = { kind: 'shaker', noise, sustain: 1, decay: 0, overtones: 0.5, click: 0, width: 0 };
      const level = levelsOf(stretch(await left({ ...values, noise_decay: 1 }, 1), 0.1, 0.8), 0.0005);
      const mean = level.reduce((sum, one) => sum + one, 0) / level.length;
      return Math.sqrt(level.reduce((sum, one) => sum + (one - mean) ** 2, 0) / level.length) / mean;
    };
    expect(await roughness(0)).toBeGreaterThan(1.3 * (await roughness(1)));
  });
});

describe('the cowbell', () => {
  it('is two hollow tones, a little less than a fifth apart', async () => {
    const x = stretch(await left({ kind: 'cowbell', frequency: 540, reverb: 0, drive: 0 }, 1), 0, 0.3);
    const tone = (ratio: number) => partialOf(x, 540 * ratio).amplitude;
    expect(Math.abs(decibels(tone(1.4815) / tone(1)))).toBeLessThan(6);
    expect(decibels(tone(3) / tone(1))).toBeGreaterThan(-20);
    for (const nothing of [0.8, 1.2, 2]) expect(decibels(tone(nothing) / tone(1))).toBeLessThan(-30);
  });
});
