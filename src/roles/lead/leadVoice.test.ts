// What every kind of lead has: its envelope, filter, saturation and space, measured on the finished sound.
import { describe, expect, it } from 'vitest';
import { engine, RATE, renderRole, stretch, type Values } from '../../../test/support/renderRole.ts';
import { correlation, decibels, partialOf, rmsOf } from '../../../test/support/renderUnit.ts';
import type { AudioData } from '../../engine/audioData.ts';
import { validateRoleParameters } from '../validateRoleParameters.ts';
import { lead } from './lead.ts';

const kindNames = lead.kinds.map(({ name }) => name);

/** One saw, nothing moving, nothing behind it. */
const plain: Values = {
  ...{ kind: 'saw', frequency: 441, amplitude: 0.25, attack: 0, decay: 0, sustain: 1, release: 0 },
  ...{ vibrato: 0, glide: 0, detune: 0, drift: 0, width: 0, breath: 0, unison: 1 },
  ...{ cutoff: 20000, resonance: Math.SQRT1_2, key_tracking: 0, filter_envelope: 0, filter_decay: 0, lfo_depth: 0 },
  ...{ drive: 0, delay: 0, reverb: 0 },
};
const render = (values: Values, duration = 1): Promise<AudioData> =>
  renderRole('lead', values, { durationSec: duration });
const left = async (values: Values, duration = 1): Promise<Float32Array> =>
  (await render({ ...plain, ...values }, duration)).getChannelData(0);
const without = (name: string, values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
/** The RMS of 20 periods of 441 Hz. */
const level = (x: Float32Array, atSec: number): number => rmsOf(stretch(x, atSec - 1000 / RATE, 2000 / RATE));
const harmonic = (x: Float32Array, k: number): number => partialOf(x, k * 441).amplitude;

/** |H| of the low-pass, in dB of what it is wide open; the saturation averages two samples in both. */
function filtered(hz: number, cutoffHz: number, q = Math.SQRT1_2): number {
  const gain = (cutoff: number, sharpness: number) => {
    const w = Math.tan((Math.PI * hz) / RATE) / Math.tan((Math.PI * Math.min(cutoff, 0.49 * RATE)) / RATE);
    return 1 / Math.hypot(1 - w * w, w / sharpness);
  };
  return decibels(gain(cutoffHz, q) / gain(20000, Math.SQRT1_2));
}

describe('the envelope of each kind of lead', () => {
  /** Held, level, without a movement of its own. */
  const held: Values = { attack: 0, decay: 0, sustain: 1, release: 0, frequency: 441, delay: 0, reverb: 0, detune: 0 };
  const ofKind = async (kind: string, values: Values, duration: number): Promise<Float32Array> =>
    (await render({ kind, ...held, ...values }, duration)).getChannelData(0);

  it.each(kindNames)('%s: attack, decay, sustain, release', async (kind) => {
    const [flat, slow, falling, off] = await Promise.all(
      [{}, { attack: 0.8 }, { decay: 0.5, sustain: 0.25 }, { release: 0.8 }].map((values) => ofKind(kind, values, 2)),
    );
    const ratio = (x: Float32Array, atSec: number): number => level(x, atSec) / level(flat!, atSec);
    expect(ratio(slow!, 0.2)).toBeCloseTo(0.25, 1);
    expect(ratio(slow!, 0.6)).toBeCloseTo(0.75, 1);
    expect(ratio(slow!, 1)).toBeCloseTo(1, 1);
    expect(ratio(falling!, 0.03)).toBeGreaterThan(0.6);
    expect(ratio(falling!, 0.25)).toBeLessThan(0.6);
    expect(ratio(off!, 1.1)).toBeCloseTo(1, 1);
    expect(ratio(off!, 1.6)).toBeLessThan(0.5);
    expect(ratio(off!, 1.6)).toBeGreaterThan(0.05);
    // A string that is damped more decays more: its level is that of the envelope, and less.
    if (kind !== 'pluck') expect(ratio(falling!, 1.2)).toBeCloseTo(0.25, 1);
    else expect(ratio(falling!, 1.2)).toBeLessThan(0.3);
  });

  it.each(kindNames)('%s: amplitude is a gain, velocity a gain that darkens', async (kind) => {
    const [soft, loud] = await Promise.all([0.1, 0.4].map((amplitude) => ofKind(kind, { amplitude }, 0.5)));
    expect(rmsOf(loud!) / rmsOf(soft!)).toBeCloseTo(4, 0.5);
    const voice = lead.voice(validateRoleParameters(lead, { kind }));
    const notes = (velocity: number) => [{ lengthSec: 1, frequencyHz: 440, velocity }];
    const [quiet, full] = await Promise.all(
      [0.3, 1].map((velocity) => engine.renderGraph(voice, { notes: notes(velocity), duration: 1 })),
    );
    expect(full!.peak() / quiet!.peak()).toBeGreaterThan(2);
    const treble = (audio: AudioData) => {
      const x = stretch(audio.getChannelData(0), 0.02, 0.2);
      return rmsOf(x.map((value, at) => value - (x[at - 1] ?? value))) / rmsOf(x);
    };
    expect(treble(full!)).toBeGreaterThan(1.01 * treble(quiet!));
  });

  it.each(kindNames)('%s: begins and ends without a click, and plays in 50 ms', async (kind) => {
    for (const duration of [0.05, 1]) {
      const audio = await render({ kind }, duration);
      const x = audio.getChannelData(0);
      expect(Math.abs(x[0]!)).toBeLessThan(0.001);
      expect(Math.abs(x.at(-1)!)).toBeLessThan(0.001);
      expect(decibels(audio.peak())).toBeGreaterThan(-30);
    }
  });

  it.each(kindNames)('%s: peaks between −14 and −6 dB by default, and no DC', async (kind) => {
    const audio = await render({ kind }, 2);
    expect(decibels(audio.peak())).toBeGreaterThan(-14);
    expect(decibels(audio.peak())).toBeLessThan(-6);
    const x = stretch(audio.getChannelData(0), 1, 1);
    expect(Math.abs(x.reduce((sum, value) => sum + value, 0) / x.length)).toBeLessThan(0.001);
  });
});

describe('the filter of the lead', () => {
  const responses = async (values: Values, harmonics: readonly number[], fromSec = 0.3, duration = 1) => {
    const [dry, wet] = await Promise.all([left({}, duration), left(values, duration)]);
    return harmonics.map((k) =>
      decibels(harmonic(stretch(wet, fromSec, 0.1), k) / harmonic(stretch(dry, fromSec, 0.1), k)),
    );
  };

  it.each([600, 2000, 8000])('cutoff: a low-pass at %i Hz', async (cutoff) => {
    const got = await responses({ cutoff }, [1, 2, 4, 8]);
    for (const [at, k] of [1, 2, 4, 8].entries())
      expect(Math.abs(got[at]! - filtered(441 * k, cutoff))).toBeLessThan(0.5);
  });

  it('never closes below the note', async () => {
    const [got] = await responses({ cutoff: 100, filter_envelope: -6, filter_decay: 20 }, [1]);
    expect(got!).toBeGreaterThan(-4);
  });

  it('resonance: Q at the cutoff, of whose decibels a third is taken back', async () => {
    for (const resonance of [2, 8]) {
      const got = await responses({ cutoff: 1323, resonance, amplitude: 0.05 }, [1, 3]);
      // The dry sound is five times as loud.
      const back = decibels(resonance) / 3 + decibels(5);
      expect(Math.abs(got[1]! + back - filtered(1323, 1323, resonance))).toBeLessThan(0.7);
      expect(Math.abs(got[0]! + back - filtered(441, 1323, resonance))).toBeLessThan(0.7);
    }
  });

  it('key_tracking: the cutoff follows the note from 440 Hz on', async () => {
    const ratio = async (frequency: number, key_tracking: number) => {
      const x = stretch(await left({ frequency, cutoff: 2 * 440, key_tracking }), 0.3, 0.1);
      return decibels(partialOf(x, 4 * frequency).amplitude / partialOf(x, frequency).amplitude);
    };
    const wanted = await ratio(440, 0);
    expect(Math.abs((await ratio(1760, 1)) - wanted)).toBeLessThan(2.5);
    expect(await ratio(110, 0)).toBeGreaterThan(wanted + 10);
  });

  it('filter_envelope and filter_decay: so many octaves away, back in that time', async () => {
    const values = { cutoff: 600, filter_envelope: 3, filter_decay: 1 };
    const [start] = await responses(values, [6], 0.01, 2);
    const [middle] = await responses(values, [6], 0.4, 2);
    const [end] = await responses(values, [6], 1.1, 2);
    expect(start!).toBeGreaterThan(-3);
    expect(middle!).toBeLessThan(start! - 4);
    expect(middle!).toBeGreaterThan(end! + 3);
    expect(Math.abs(end! - filtered(441 * 6, 600))).toBeLessThan(0.5);
  });

  it('lfo_depth and lfo_period: so far, so slowly', async () => {
    // At 120 BPM four beats are two seconds.
    const values = { cutoff: 1200, lfo_depth: 1, lfo_period: 4 };
    const [high] = await responses(values, [6], 0.45, 3);
    const [low] = await responses(values, [6], 1.45, 3);
    expect(Math.abs(high! - filtered(441 * 6, 2400))).toBeLessThan(0.8);
    expect(Math.abs(low! - filtered(441 * 6, 600))).toBeLessThan(0.8);
  });
});

describe('what is behind the oscillators of the lead', () => {
  it('drive: clean at 0, flat tops at 1', async () => {
    const sine = { ...plain, kind: 'bell', fm_depth: 0, amplitude: 0.05 };
    const third = async (drive: number) => {
      const x = stretch((await render(without('unison', { ...sine, drive }))).getChannelData(0), 0.3, 0.2);
      return decibels(harmonic(x, 3) / harmonic(x, 1));
    };
    expect(await third(0)).toBeLessThan(-55);
    expect(await third(0.6)).toBeGreaterThan(-40);
    expect(await third(1)).toBeGreaterThan(-14);
  });

  it('breath: noise between the harmonics', async () => {
    const noise = async (breath: number) => {
      const x = stretch(await left({ breath }), 0.2, 0.5);
      return Math.max(...[1.37, 2.61, 5.43].map((ratio) => harmonic(x, ratio)));
    };
    expect(await noise(0.5)).toBeGreaterThan(20 * (await noise(0)));
  });

  it.each(kindNames)('%s, width: from mono to stereo', async (kind) => {
    const [mono, wide] = await Promise.all(
      [0, 1].map((width) => render({ kind, width, detune: 30, delay: 0, reverb: 0 }, 1)),
    );
    expect(correlation(mono!.getChannelData(0), mono!.getChannelData(1))).toBeGreaterThan(0.9999);
    expect(correlation(wide!.getChannelData(0), wide!.getChannelData(1))).toBeLessThan(0.98);
  });

  it('delay, delay_time and delay_feedback: echoes in time, each a share of the one before', async () => {
    const click = { decay: 0.05, sustain: 0, delay: 0.5, delay_time: 0.5, delay_feedback: 0.5 };
    const audio = await render({ ...plain, ...click }, 1.5);
    const heard = (atSec: number) => {
      const [l, r] = [0, 1].map((channel) => rmsOf(stretch(audio.getChannelData(channel), atSec, 0.05)));
      return Math.hypot(l!, r!);
    };
    // At 120 BPM half a beat is a quarter of a second.
    expect(heard(0.25)).toBeGreaterThan(100 * heard(0.15));
    expect(heard(0.5) / heard(0.25)).toBeCloseTo(0.5, 1);
    expect(heard(0.75) / heard(0.5)).toBeCloseTo(0.5, 1);
  });

  it('reverb: its share', async () => {
    const click = { decay: 0.05, sustain: 0 };
    const tails = await Promise.all(
      [0, 0.2, 0.4].map(async (reverb) => rmsOf(stretch(await left({ ...click, reverb }), 0.3, 0.3))),
    );
    expect(tails[0]).toBeLessThan(1e-4);
    expect(tails[2]! / tails[1]!).toBeCloseTo(2, 0.5);
  });
});
