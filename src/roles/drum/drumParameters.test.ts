// Each parameter does what its meaning says, in every kind.
import { describe, expect, it } from 'vitest';
import { hit, hitCentroid, hitPower, lastOver, left, levelAt, levelsOf } from '../../../test/support/drumHits.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { correlation, decibels, peakOf, powerDecibels, rmsOf } from '../../../test/support/renderUnit.ts';
import { drum } from './drum.ts';

const kinds = drum.kinds.map(({ name }) => name);
const defaultOf = (kind: string, name: string): number =>
  Number(drum.kinds.find((one) => one.name === kind)!.parameters.find((record) => record.name === name)!.default);

/** Without edges, whose spectrum would be measured with that of the sound. */
const hann = (x: Float32Array): Float32Array => x.map((value, at) => value * Math.sin((Math.PI * at) / x.length) ** 2);

/** Nothing behind the voice. */
const dry = { reverb: 0, drive: 0 };

describe.each(kinds)('parameters of %s', (kind) => {
  it('frequency: an octave up moves everything up', async () => {
    const frequency = defaultOf(kind, 'frequency') / 2;
    const bare = { kind, ...dry, click: 0, noise: 0, cutoff: 20000, pitch_sweep: 0 };
    const [low, high] = await Promise.all(
      [frequency, 2 * frequency].map((hz) => left({ ...bare, frequency: hz }, 0.4)),
    );
    expect(hitCentroid(high!) / hitCentroid(low!)).toBeGreaterThan(1.15);
  });

  it('amplitude: the level, in proportion', async () => {
    const [soft, loud] = await Promise.all([0.05, 0.1].map((amplitude) => left({ kind, amplitude }, 0.3)));
    expect(rmsOf(loud!) / rmsOf(soft!)).toBeCloseTo(2, 1);
  });

  it('attack: softens the onset', async () => {
    const sharp = await left({ kind, ...dry, attack: 0, decay: 1 }, 0.6);
    const soft = await left({ kind, ...dry, attack: 0.2, decay: 1 }, 0.6);
    expect(decibels(peakOf(stretch(soft, 0, 0.01)) / peakOf(stretch(sharp, 0, 0.01)))).toBeLessThan(-18);
    const level = levelsOf(soft, 0.02);
    const loudest = level.indexOf(Math.max(...level));
    expect(loudest * 0.02).toBeGreaterThan(0.12);
    expect(loudest * 0.02).toBeLessThan(0.3);
  });

  it('decay: how long it rings', async () => {
    const lengths = await Promise.all(
      [0.06, 0.24, 0.96].map(async (decay) => {
        const x = await left({ kind, ...dry, attack: 0, click: 0, decay, release: decay, noise_decay: 1 }, 2);
        const level = levelsOf(x, 0.01);
        return lastOver(level, Math.max(...level) / 30);
      }),
    );
    expect(lengths[1]! / Math.max(1, lengths[0]!)).toBeGreaterThan(2);
    expect(lengths[2]! / lengths[1]!).toBeGreaterThan(2.5);
    expect(lengths[2]!).toBeLessThan(100);
  });

  it('sustain: the level that is held', async () => {
    const held = { kind, ...dry, attack: 0, decay: 0.05, release: 0.1, click: 0, overtones: 0 };
    const [none, some, full] = await Promise.all([0, 0.5, 1].map((sustain) => left({ ...held, sustain }, 0.8)));
    const middle = (x: Float32Array) => rmsOf(stretch(x, 0.3, 0.3));
    expect(decibels(middle(some!) / middle(full!))).toBeLessThan(-4);
    expect(decibels(middle(some!) / middle(full!))).toBeGreaterThan(-14);
    expect(decibels(middle(none!) / middle(full!))).toBeLessThan(-60);
  });

  it('release: the time from note-off to silence', async () => {
    const held = { kind, ...dry, decay: 0.05, sustain: 1 };
    const [short, long] = await Promise.all([0.05, 0.4].map((release) => left({ ...held, release }, 1)));
    // Note-off is at 0.95 s and at 0.6 s.
    expect(decibels(levelAt(short!, 0.85) / levelAt(short!, 0.4))).toBeGreaterThan(-5);
    expect(decibels(rmsOf(stretch(long!, 0.75, 0.1)) / rmsOf(stretch(long!, 0.3, 0.1)))).toBeLessThan(-8);
    expect(rmsOf(stretch(long!, 0.75, 0.1))).toBeGreaterThan(0);
  });

  it('pitch_sweep and sweep_time: it begins higher, for so long', async () => {
    const held = { kind, ...dry, sustain: 1, click: 0, cutoff: 20000, noise: 0 };
    const frequency = defaultOf(kind, 'frequency') / (kind === 'kick' ? 1 : 4);
    const [still, short, long] = await Promise.all(
      [{ pitch_sweep: 0 }, { pitch_sweep: 24, sweep_time: 0.1 }, { pitch_sweep: 24, sweep_time: 0.8 }].map((sweep) =>
        left({ ...held, frequency, ...sweep }, 0.6),
      ),
    );
    const place = (x: Float32Array, fromSec: number) => hitCentroid(hann(stretch(x, fromSec, 0.06)));
    expect(place(short!, 0)).toBeGreaterThan(1.1 * place(still!, 0));
    expect(place(long!, 0.1)).toBeGreaterThan(1.1 * place(short!, 0.1));
    expect(place(short!, 0.2) / place(still!, 0.2)).toBeGreaterThan(0.85);
    expect(place(short!, 0.2) / place(still!, 0.2)).toBeLessThan(1.15);
  });

  it('overtones: what lies above the lowest', async () => {
    const [none, all] = await Promise.all(
      [0, 1].map((overtones) => left({ kind, ...dry, overtones, click: 0, noise: 0, cutoff: 20000, width: 0 }, 0.4)),
    );
    expect(rmsOf(all!)).toBeGreaterThan(1.02 * rmsOf(none!));
    expect(hitCentroid(all!)).toBeGreaterThan(1.05 * hitCentroid(none!));
  });

  it('noise: from the tone alone to the noise alone', async () => {
    const share = { kind, ...dry, click: 0, noise_decay: 1 };
    const [tone, half, noise] = await Promise.all([0, 0.5, 1].map((n) => left({ ...share, noise: n, width: 0 }, 0.3)));
    const [other] = await Promise.all([1].map(() => left({ ...share, noise: 1, width: 0 }, 0.3, 9)));
    expect(Math.abs(correlation(noise!, other!))).toBeLessThan(0.3);
    const mixed = tone!.map((value, at) => (value + noise![at]!) * Math.SQRT1_2);
    expect(rmsOf(mixed.map((value, at) => value - half![at]!)) / rmsOf(half!)).toBeLessThan(0.06);
  });

  it('noise_decay: how long the noise lasts', async () => {
    const lengths = await Promise.all(
      [0.1, 0.35, 1].map(async (noise_decay) => {
        const x = await left({ kind, ...dry, attack: 0, click: 0, noise: 1, noise_decay, decay: 0.5, width: 0 }, 1);
        const level = levelsOf(x, 0.01);
        return lastOver(level, Math.max(...level) / 30);
      }),
    );
    expect(lengths[1]!).toBeGreaterThan(1.7 * lengths[0]!);
    expect(lengths[2]!).toBeGreaterThan(1.7 * lengths[1]!);
  });

  it('click: the first milliseconds', async () => {
    const [none, half, full] = await Promise.all(
      [0, 0.5, 1].map((click) => left({ kind, ...dry, attack: 0, click }, 0.3)),
    );
    const [less, more] = [half!, full!].map((x) => x.map((value, at) => value - none![at]!));
    expect(rmsOf(more!) / rmsOf(less!)).toBeCloseTo(2, 1);
    expect(peakOf(more!)).toBeGreaterThan(0.05);
    expect(rmsOf(stretch(more!, 0.01, 0.2)) / rmsOf(stretch(more!, 0, 0.005))).toBeLessThan(0.02);
  });

  it('drive: what is soft comes up, what is loud stays', async () => {
    const [clean, driven] = await Promise.all([0, 24].map((drive) => left({ kind, reverb: 0, drive, width: 0 }, 0.4)));
    expect(decibels(rmsOf(driven!) / peakOf(driven!) / (rmsOf(clean!) / peakOf(clean!)))).toBeGreaterThan(2);
    expect(Math.abs(decibels(peakOf(driven!) / peakOf(clean!)))).toBeLessThan(6);
  });

  it('cutoff: a low-pass over all of it', async () => {
    const [dark, bright] = await Promise.all(
      [1000, 20000].map((cutoff) => left({ kind, ...dry, cutoff, click: 0.5, noise: 0.3 }, 0.4)),
    );
    const ratio = (low: number, high: number) =>
      powerDecibels(hitPower(dark!, low, high) / hitPower(bright!, low, high));
    expect(ratio(3700, 4300)).toBeLessThan(-20);
    expect(ratio(3700, 4300)).toBeGreaterThan(-28);
    expect(Math.abs(ratio(80, 400))).toBeLessThan(1);
  });

  it('width: noise and overtones at the sides', async () => {
    const wide = { kind, ...dry, noise: 0.3, overtones: 0.8 };
    const shares = await Promise.all(
      [0, 0.5, 1].map(async (width) => {
        const audio = await hit({ ...wide, width }, 0.3);
        const [x, y] = [audio.getChannelData(0), audio.getChannelData(1)];
        return rmsOf(x.map((value, at) => value - y[at]!)) / rmsOf(x.map((value, at) => value + y[at]!));
      }),
    );
    expect(shares[0]).toBe(0);
    expect(shares[1]).toBeGreaterThan(0.02);
    expect(shares[2]! / shares[1]!).toBeCloseTo(2, 1);
  });

  it('reverb, reverb_time and reverb_damping: a room behind it', async () => {
    const room = { kind, drive: 0, decay: 0.05, release: 0.05, noise: 0.4, noise_decay: 1, reverb_damping: 20000 };
    const tail = async (values: Readonly<Record<string, number>>) =>
      stretch(await left({ ...room, ...values }, 0.6), 0.2, 0.3);
    const [none, some, long, damped] = await Promise.all([
      tail({ reverb: 0 }),
      tail({ reverb: 0.3, reverb_time: 0.6 }),
      tail({ reverb: 0.3, reverb_time: 3 }),
      tail({ reverb: 0.3, reverb_time: 3, reverb_damping: 800 }),
    ]);
    expect(rmsOf(none)).toBeLessThan(1e-4);
    expect(rmsOf(some)).toBeGreaterThan(1e-4);
    expect(rmsOf(long)).toBeGreaterThan(1.5 * rmsOf(some));
    expect(hitCentroid(damped)).toBeLessThan(0.8 * hitCentroid(long));
  });
});

describe('the spacing of a clap', () => {
  it('is the time from one burst to the next, and a parameter of claps only', async () => {
    const even = { kind: 'clap', ...dry, noise: 1, noise_decay: 1, click: 0, cutoff: 20000, width: 0, decay: 1 };
    const lastBurst = async (spacing: number) => {
      const level = levelsOf(await left({ ...even, spacing }, 1), 0.002);
      const rises = level.map((now, at) => now > 1.5 * (level[at - 1] ?? 1));
      return rises.lastIndexOf(true) * 0.002;
    };
    for (const spacing of [0.02, 0.05]) {
      expect(await lastBurst(spacing)).toBeGreaterThan(2.7 * spacing);
      expect(await lastBurst(spacing)).toBeLessThan(3.3 * spacing);
    }
    await expect(hit({ kind: 'snare', spacing: 0.01 })).rejects.toThrow('clap');
  });
});
