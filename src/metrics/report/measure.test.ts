import { describe, expect, it } from 'vitest';
import { renderPad } from '../../../test/support/renderPad.ts';
import { findClicks } from '../defects/findClicks.ts';
import { findClipping } from '../defects/findClipping.ts';
import { findDropouts } from '../defects/findDropouts.ts';
import { findNotFinite } from '../defects/findNotFinite.ts';
import { silence } from '../defects/silence.ts';
import { heldSamples } from '../levels/heldSamples.ts';
import { levels } from '../levels/levels.ts';
import { measureLoudness } from '../loudness/measureLoudness.ts';
import { levelEnvelope } from '../spectrum/levelEnvelope.ts';
import { pitch } from '../spectrum/pitch.ts';
import { spectralShape } from '../spectrum/spectralShape.ts';
import { thirdOctaves } from '../spectrum/thirdOctaves.ts';
import { stereoImage } from '../stereo/stereoImage.ts';
import { measure } from './measure.ts';
import { peakToShortTerm } from './peakToShortTerm.ts';

const RATE = 44100;

function tone(durationSec: number, hz: number, rate = RATE): Float32Array {
  return Float32Array.from(
    { length: Math.round(durationSec * rate) },
    (_, at) => 0.5 * Math.sin((2 * Math.PI * hz * at) / rate),
  );
}

describe('measure', () => {
  it('is what the functions for each part say', async () => {
    const sound = await renderPad({}, 3.5);
    const measured = measure(sound, RATE);
    const loudness = measureLoudness(sound, RATE);
    const { rms, crestFactor, dcOffset, dcDrift } = levels(sound, RATE);
    const image = stereoImage(sound, RATE)!;
    const octaves = thirdOctaves(sound, RATE);
    const shape = spectralShape(sound, RATE);
    const note = pitch(sound, RATE);
    const envelope = levelEnvelope(sound, RATE);
    const [clipping, clicks, dropouts, broken] = [findClipping, findClicks, findDropouts, findNotFinite].map((find) => {
      const { count, frames, list } = find(sound, RATE);
      return { count, frames, positions: list };
    });
    const { startSec, endSec } = silence(sound, RATE);
    expect(measured).toStrictEqual({
      duration: 3.5,
      sample_rate: RATE,
      channels: 2,
      length: 154_350,
      integrated_loudness: loudness.integrated,
      momentary_loudness_max: loudness.momentaryMax,
      short_term_loudness_max: loudness.shortTermMax,
      loudness_range: loudness.range,
      true_peak: loudness.truePeak,
      sample_peak: loudness.samplePeak,
      peak_to_loudness_ratio: loudness.truePeak! - loudness.integrated!,
      peak_to_short_term_ratio: peakToShortTerm(loudness.series),
      rms,
      crest_factor: crestFactor,
      dc_offset: Math.max(...dcOffset.map(Math.abs)),
      dc_drift: dcDrift,
      held_samples: heldSamples(sound, RATE),
      correlation: image.correlation,
      correlation_min: image.correlationMin,
      mono_loss: image.monoLoss,
      bass_mono_loss: image.bassMonoLoss,
      balance: image.balance,
      third_octave_frequencies: octaves.frequencies,
      third_octave_levels: octaves.levels,
      spectral_tilt: shape.tilt,
      spectral_centroid: shape.centroid,
      spectral_flatness: shape.flatness,
      pitch: note.pitch,
      pitch_clarity: note.clarity,
      attack_time: envelope.attackTime,
      peak_time: envelope.peakTime,
      sustain_level: envelope.sustainLevel,
      decay_time: envelope.decayTime,
      temporal_centroid: envelope.temporalCentroid,
      level_drift: envelope.levelDrift,
      clipping,
      clicks,
      dropouts,
      not_finite: broken,
      silence_start: startSec,
      silence_end: endSec,
    });
    expect(measured.peak_to_short_term_ratio).toBeGreaterThan(3);
  });

  it('counts a click once, in however many channels it is', () => {
    const left = tone(1, 440);
    for (const at of [9000, 20_000, 31_000]) left[at] = left[at]! + 0.4;
    const alone = measure([left], RATE).clicks;
    expect(alone.count).toBe(3);
    const both = measure([left, left.slice()], RATE).clicks;
    expect([both.count, both.frames, both.positions.length]).toEqual([3, 2 * alone.frames, 6]);
    expect(measure([left, tone(1, 440)], RATE).clicks.count).toBe(3);
  });

  it('counts what is not finite, and measures it as 0', () => {
    const sound = [tone(1, 440), tone(1, 330)];
    sound[1]!.fill(0, 5000, 5003);
    const without = measure(sound, RATE);
    sound[1]!.set([NaN, Infinity, -Infinity], 5000);
    const measured = measure(sound, RATE);
    expect(measured.not_finite).toEqual({
      count: 1,
      frames: 3,
      positions: [{ channel: 1, frame: 5000, frames: 3, level: 0 }],
    });
    // The zeros alone may be taken for a click; the samples that are not finite are told once.
    expect({ ...measured, not_finite: 0, clicks: 0 }).toEqual({ ...without, not_finite: 0, clicks: 0 });
    expect(measured.clicks.count).toBe(0);
    expect(sound[1]![5000]).toBeNaN();
  });

  it('a sound under 400 ms is as loud as it is with silence up to 400 ms', () => {
    const short = tone(0.1, 997);
    const padded = new Float32Array(0.4 * RATE);
    padded.set(short);
    const { integrated_loudness: loudness, duration } = measure([short], RATE);
    expect(loudness).toBe(measure([padded], RATE).integrated_loudness);
    // A quarter of the window at −9.03 dBFS RMS.
    expect(loudness).toBeCloseTo(-9.03 - 6.02, 1);
    expect(duration).toBe(0.1);
  });

  it('has no stereo image unless there are two channels, and no short-term values under 3 s', () => {
    const {
      correlation,
      mono_loss: loss,
      balance,
      channels,
      peak_to_short_term_ratio: ratio,
    } = measure([tone(1, 440)], RATE);
    expect({ correlation, loss, balance, channels, ratio }).toEqual({
      correlation: null,
      loss: null,
      balance: null,
      channels: 1,
      ratio: null,
    });
  });

  it('channels count by where they are played', () => {
    const sound = [tone(1, 997), tone(1, 997)];
    const loudness = (speakers?: ('L' | 'R' | 'LFE')[]): number =>
      measure(sound, RATE, { speakers }).integrated_loudness!;
    expect(loudness()).toBe(loudness(['L', 'R']));
    expect(loudness(['L', 'LFE'])).toBeCloseTo(loudness() - 3.01, 2);
  });

  it.each([8000, 48_000, 96_000, 192_000])('at %d Hz', (rate) => {
    const { pitch: hz, third_octave_frequencies: centres, silence_end: end } = measure([tone(1, 440, rate)], rate);
    expect(hz).toBeCloseTo(440, 0);
    expect(Math.max(...centres)).toBeLessThan(rate / 2);
    expect(end).toBeLessThan(0.001);
  });
});
