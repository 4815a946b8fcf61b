// What makes each kind of lead the kind that it is, measured on the finished sound.
import { describe, expect, it } from 'vitest';
import { renderRole, stretch, type Values } from '../../../test/support/renderRole.ts';
import { correlation, decibels, partialOf, rmsOf } from '../../../test/support/renderUnit.ts';

/** Nothing moves, nothing is behind the voice, the filter is open. */
const plain: Values = {
  ...{ amplitude: 0.5, attack: 0, decay: 0, sustain: 1, release: 0 },
  ...{ vibrato: 0, glide: 0, detune: 0, drift: 0, width: 0, breath: 0 },
  ...{ cutoff: 20000, resonance: Math.SQRT1_2, filter_envelope: 0, lfo_depth: 0, drive: 0 },
  ...{ delay: 0, reverb: 0 },
};
const ofKind: Readonly<Record<string, Values>> = {
  saw: { unison: 1 },
  sync: { sync_envelope: 0, sync_lfo: 0 },
  bell: {},
  pluck: {},
  vocal: { formant_shift: 0 },
  chip: { pulse_motion: 0 },
};

async function render(kind: string, values: Values, duration = 1): Promise<Float32Array> {
  const parameters = { kind, ...plain, ...ofKind[kind], ...values };
  return (await renderRole('lead', parameters, { durationSec: duration })).getChannelData(0);
}
const level = (x: Float32Array, hz: number): number => decibels(partialOf(x, hz).amplitude + 1e-9);
/** Levels of the harmonics, of which the first is at [1]. */
const harmonicsOf = (x: Float32Array, hz: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, k) => (k === 0 ? NaN : level(x, k * hz)));

describe('the saw lead', () => {
  it('has all harmonics, 6 dB per octave', async () => {
    const h = harmonicsOf(stretch(await render('saw', { frequency: 220 }), 0.2, 0.5), 220, 16);
    for (const k of [2, 3, 5, 8, 16]) expect(Math.abs(h[k]! - h[1]! + decibels(k)), `${k}`).toBeLessThan(1);
  });

  it('unison: as strong, and no longer one line', async () => {
    const x = stretch(await render('saw', { frequency: 441, unison: 5, detune: 40 }, 2), 0.1, 1.5);
    const wanted = await render('saw', { frequency: 441 });
    for (const cents of [-40, -20, 20, 40]) {
      expect(level(x, 441 * 2 ** (cents / 1200))).toBeGreaterThan(level(stretch(wanted, 0.2, 0.5), 441) - 12);
    }
  });
});

describe('the sync lead', () => {
  it.each([3.4, 5.5, 8.5, 11.4])(
    'sync_ratio %f: the strongest harmonics are at that of the synced oscillator',
    async (ratio) => {
      const h = harmonicsOf(stretch(await render('sync', { frequency: 220, sync_ratio: ratio }), 0.2, 0.5), 220, 16);
      const strongest = h.indexOf(Math.max(...h.slice(2)));
      expect(Math.abs(strongest - ratio)).toBeLessThan(1);
    },
  );

  it('keeps its note at whole ratios', async () => {
    for (const sync_ratio of [2, 4, 7]) {
      const x = stretch(await render('sync', { frequency: 220, sync_ratio }), 0.2, 0.5);
      expect(level(x, 220)).toBeGreaterThan(level(x, 220 * sync_ratio) - 14);
    }
  });

  it('sync_envelope and sync_decay: from so many octaves away to the ratio in that time', async () => {
    const x = await render('sync', { frequency: 220, sync_ratio: 3.5, sync_envelope: 1.5, sync_decay: 0.8 }, 2);
    const peak = (fromSec: number) => {
      const h = harmonicsOf(stretch(x, fromSec, 0.05), 220, 16);
      return h.indexOf(Math.max(...h.slice(2)));
    };
    expect(peak(0.005)).toBeGreaterThan(7);
    expect(peak(0.2)).toBeLessThan(peak(0.005));
    expect(Math.abs(peak(1.2) - 3.5)).toBeLessThan(1);
    // What comes after it is what there is without it.
    const still = await render('sync', { frequency: 220, sync_ratio: 3.5 }, 2);
    expect(correlation(stretch(x, 1, 0.5), stretch(still, 1, 0.5))).toBeGreaterThan(0.999);
  });

  it('sync_lfo and lfo_period: the ratio swings so far, so slowly', async () => {
    // At 120 BPM two beats are a second.
    const x = await render('sync', { frequency: 220, sync_ratio: 5, sync_lfo: 1, lfo_period: 2 }, 2);
    const peak = (fromSec: number) => {
      const h = harmonicsOf(stretch(x, fromSec - 0.03, 0.06), 220, 16);
      return h.indexOf(Math.max(...h.slice(2)));
    };
    for (const turn of [0, 1]) {
      expect(Math.abs(peak(turn + 0.25) - 10)).toBeLessThan(1.1);
      expect(Math.abs(peak(turn + 0.75) - 2.5)).toBeLessThan(1.1);
    }
  });
});

describe('the bell', () => {
  it('modulator_ratio: its partials are at |1 ± k·ratio|', async () => {
    for (const modulator_ratio of [1.414, 3.5, 5]) {
      const x = stretch(
        await render('bell', { frequency: 441, modulator_ratio, fm_depth: 2, fm_decay: 20 }),
        0.05,
        0.5,
      );
      const partials = [1, 1 - modulator_ratio, 1 + modulator_ratio].map((ratio) => level(x, Math.abs(ratio) * 441));
      const gaps = [0.73, 1.83, 2.19].map((ratio) => level(x, ratio * modulator_ratio * 441));
      expect(Math.min(...partials)).toBeGreaterThan(Math.max(...gaps) + 30);
    }
  });

  it('fm_depth and fm_decay: the upper partials fade in that time, the prime stays', async () => {
    const x = await render('bell', { frequency: 441, modulator_ratio: 3.5, fm_depth: 1, fm_decay: 1 }, 2);
    const at = (fromSec: number) => [1, 2.5, 4.5].map((ratio) => level(stretch(x, fromSec, 0.1), ratio * 441));
    const [start, middle, end] = [at(0.01), at(0.5), at(1.1)];
    expect(Math.abs(end[0]! - start[0]!)).toBeLessThan(4);
    for (const upper of [1, 2]) {
      expect(middle[upper]!).toBeLessThan(start[upper]! - 12);
      expect(end[upper]!).toBeLessThan(start[upper]! - 60);
    }
    const deeper = await render('bell', { frequency: 441, modulator_ratio: 3.5, fm_depth: 2, fm_decay: 20 });
    expect(level(stretch(deeper, 0.01, 0.1), 8 * 441)).toBeGreaterThan(level(stretch(x, 0.01, 0.1), 8 * 441) + 6);
  });

  it('has a prime whatever the depth', async () => {
    for (const fm_depth of [0, 1, 2.4, 3.8, 7, 10]) {
      const x = stretch(await render('bell', { frequency: 441, fm_depth, fm_decay: 20 }, 0.5), 0.005, 0.1);
      expect(level(x, 441), `${fm_depth}`).toBeGreaterThan(-28);
    }
  });

  it('decays by itself with its defaults', async () => {
    const audio = await renderRole('lead', { kind: 'bell', frequency: 441 }, { durationSec: 8 });
    const x = audio.getChannelData(0);
    expect(decibels(rmsOf(stretch(x, 3, 0.2)) / rmsOf(stretch(x, 0.05, 0.2)))).toBeLessThan(-20);
  });
});

describe('the pluck', () => {
  const string = { frequency: 220, decay: 20, pluck_hardness: 20000 };

  it('loses its overtones first, sooner where string_damping is low', async () => {
    const fall = async (values: Values, k: number) => {
      const x = await render('pluck', { ...string, ...values }, 2);
      return level(stretch(x, 0.1, 0.2), k * 220) - level(stretch(x, 1.1, 0.2), k * 220);
    };
    const [dark1, dark6] = [await fall({ string_damping: 600 }, 1), await fall({ string_damping: 600 }, 6)];
    const bright6 = await fall({ string_damping: 8000 }, 6);
    expect(dark1).toBeLessThan(3);
    expect(dark6).toBeGreaterThan(dark1 + 4);
    expect(bright6).toBeLessThan(dark6 - 3);
  });

  it('pluck_position: partials with a node there are missing', async () => {
    for (const [pluck_position, k] of [
      [0.5, 2],
      [0.25, 4],
      [0.2, 5],
    ] as const) {
      const x = stretch(await render('pluck', { ...string, pluck_position }), 0.05, 0.3);
      expect(level(x, k * 220)).toBeLessThan(Math.min(level(x, (k - 1) * 220), level(x, (k + 1) * 220)) - 12);
    }
  });

  it('pluck_hardness: a low-pass on what plucks it, which follows the note', async () => {
    for (const frequency of [220, 880]) {
      const [soft, hard] = await Promise.all(
        [400, 8000].map(async (pluck_hardness) => {
          const x = stretch(
            await render('pluck', { ...string, frequency, pluck_hardness, string_damping: 20000 }),
            0.02,
            0.2,
          );
          return level(x, 6 * frequency) - level(x, frequency);
        }),
      );
      expect(hard! - soft!).toBeGreaterThan(8);
      expect(hard! - soft!).toBeLessThan(16);
    }
  });
});

describe('the vocal lead', () => {
  /** The tenor's first two formants: "Formant Values", appendix of the Csound manual. */
  const formants = [
    [650, 1080],
    [400, 1700],
    [290, 1870],
    [400, 800],
    [350, 600],
  ] as const;
  const note = 55;

  /** The strongest harmonic in a band. */
  const strongest = (x: Float32Array, fromHz: number, toHz: number): number => {
    let [best, at] = [-Infinity, 0];
    for (let k = Math.ceil(fromHz / note); k * note <= toHz; k++) {
      const db = level(x, k * note);
      if (db > best) [best, at] = [db, k * note];
    }
    return at;
  };

  it.each([0, 1, 2, 3, 4])('vowel %i: its harmonics are strongest near the formants', async (vowel) => {
    const x = stretch(await render('vocal', { frequency: note, vowel, vowel_to: vowel }, 2), 0.3, 1);
    const [first, second] = formants[vowel]!;
    expect(Math.abs(strongest(x, 200, (first + second) / 2) - first)).toBeLessThan(note);
    expect(Math.abs(strongest(x, 0.85 * second, 1.3 * second) - second)).toBeLessThan(1.5 * note);
  });

  it('vowel_to and lfo_period: it goes there and comes back in that time', async () => {
    // At 120 BPM four beats are two seconds.
    const x = await render('vocal', { frequency: note, vowel: 0, vowel_to: 2, lfo_period: 4 }, 4);
    const share = (fromSec: number) => level(stretch(x, fromSec, 0.1), 660) - level(stretch(x, fromSec, 0.1), 275);
    expect(share(0.02)).toBeGreaterThan(6);
    expect(share(0.95)).toBeLessThan(-6);
    expect(share(2)).toBeGreaterThan(6);
    expect(share(2.95)).toBeLessThan(-6);
  });

  it('formant_shift: moves them, not the note', async () => {
    const x = stretch(await render('vocal', { frequency: note, vowel: 0, vowel_to: 0, formant_shift: 7 }, 2), 0.3, 1);
    expect(Math.abs(strongest(x, 400, 1200) - 650 * 2 ** (7 / 12))).toBeLessThan(note);
  });

  it('open_quotient: lax voices have weaker overtones', async () => {
    const tilt = async (open_quotient: number) => {
      const x = stretch(await render('vocal', { frequency: 110, vowel: 0, vowel_to: 0, open_quotient }), 0.2, 0.5);
      return level(x, 660) - level(x, 110);
    };
    expect(await tilt(0.3)).toBeGreaterThan((await tilt(0.85)) + 3);
  });
});

describe('the chip lead', () => {
  it('pulse_width: |sin(π·k·width)|/k; a square has odd harmonics only', async () => {
    for (const pulse_width of [0.5, 0.25, 0.125]) {
      const h = harmonicsOf(stretch(await render('chip', { frequency: 220, pulse_width }), 0.2, 0.5), 220, 9);
      const wanted = (k: number) => decibels(Math.abs(Math.sin(Math.PI * k * pulse_width)) / k + 1e-6);
      for (let k = 2; k <= 9; k++) {
        const difference = wanted(k) - wanted(1);
        if (difference < -60) expect(h[k]! - h[1]!, `${k}`).toBeLessThan(-50);
        else expect(Math.abs(h[k]! - h[1]! - difference), `${k}`).toBeLessThan(0.7);
      }
    }
  });

  it('pulse_motion: the LFO moves the width', async () => {
    const x = await render('chip', { frequency: 220, pulse_width: 0.5, pulse_motion: 0.25, lfo_period: 4 }, 2);
    const second = (fromSec: number) => level(stretch(x, fromSec, 0.1), 440) - level(stretch(x, fromSec, 0.1), 220);
    expect(Math.abs(second(0.45) - decibels(Math.SQRT1_2))).toBeLessThan(1);
    expect(second(0.95)).toBeLessThan(-15);
  });

  it('triangle: in place of the pulse', async () => {
    const h = harmonicsOf(stretch(await render('chip', { frequency: 220, triangle: 1 }), 0.2, 0.5), 220, 7);
    for (const k of [3, 5, 7]) expect(Math.abs(h[k]! - h[1]! + 2 * decibels(k))).toBeLessThan(0.7);
    expect(h[2]! - h[1]!).toBeLessThan(-60);
  });

  it('bits: stairs of so many steps', async () => {
    for (const [bits, levels] of [
      [2, 5],
      [3, 9],
      [4, 17],
    ] as const) {
      const x = stretch(await render('chip', { frequency: 110, triangle: 1, bits }), 0.5, 0.1);
      // Where it has stood still for four samples it is on a step.
      const steps = x.filter(
        (value, at) => at >= 4 && x.subarray(at - 4, at).every((y) => Math.abs(y - value) < 0.002),
      );
      const highest = Math.max(...steps);
      const heights = new Set([...steps].map((value) => Math.round(((value / highest) * (levels - 1)) / 2)));
      expect(heights.size, `${bits} bits`).toBe(levels);
    }
  });

  it('crush_rate: tones that are no harmonics', async () => {
    const values = { frequency: 441, triangle: 1 };
    const between = async (crush_rate: number) => {
      const x = stretch(await render('chip', { ...values, crush_rate }), 0.2, 0.5);
      // The first harmonic, mirrored at the rate that samples it.
      return level(x, 5000 - 441) - level(x, 441);
    };
    expect(await between(5000)).toBeGreaterThan(-30);
    expect(await between(48000)).toBeLessThan(-70);
  });
});
