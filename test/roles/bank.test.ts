// Every factory preset at every length: finite, bounded, audible, without clicks at its ends, without DC; loops without a seam.
import { describe, expect, it } from 'vitest';

import type { AudioData } from '../../src/engine/audioData.ts';
import { AudioEngine } from '../../src/engine/audioEngine.ts';
import { beatSec } from '../../src/music/beatSec.ts';
import { factoryPresets } from '../support/factoryPresets.ts';

const engine = new AudioEngine();
const MINUS_60_DB = 0.001;
const channels = (audio: AudioData) => [0, 1].map((channel) => audio.getChannelData(channel));
const meanOf = (samples: Float32Array) => samples.reduce((sum, x) => sum + x, 0) / samples.length;

/** The step from one sample to the next, and the change of slope, at each place of a loop. */
function movements(samples: Float32Array) {
  const at = (index: number) => samples[(index + samples.length) % samples.length]!;
  return {
    step: samples.map((_, index) => Math.abs(at(index) - at(index - 1))),
    bend: samples.map((_, index) => Math.abs(at(index) - 2 * at(index - 1) + at(index - 2))),
  };
}
const percentile = (values: Float32Array, share: number) =>
  values.slice().sort()[Math.floor(share * (values.length - 1))]!;

describe.each(factoryPresets.map((preset) => ({ name: `${preset.role}: ${preset.name}`, preset })))(
  '$name',
  ({ preset }) => {
    it.each([0.05, 0.3, 1, 2, 10])('is sound at %f s', async (seconds) => {
      const audio = await engine.renderAudio(preset, {}, seconds);
      expect(audio.length).toBe(Math.round(seconds * 44100));
      expect(audio.peak()).toBeLessThanOrEqual(1);
      // Before the master: limiting makes peaks no larger.
      const gain = 10 ** (audio.report!.master!.gain / 20);
      expect(audio.peak() / gain).toBeGreaterThan(MINUS_60_DB);
      for (const samples of channels(audio)) {
        expect(samples.every(Number.isFinite)).toBe(true);
        for (const end of [samples[0]!, samples.at(-1)!]) expect(Math.abs(end)).toBeLessThan(MINUS_60_DB);
        if (seconds >= 1) expect(Math.abs(meanOf(samples))).toBeLessThan(MINUS_60_DB);
      }
    });

    it('loops without a seam', async () => {
      const tempo = 120;
      const audio = await engine.renderAudio(preset, { tempo }, 2, { loop: true });
      expect(audio.length).toBe(Math.round(4 * beatSec(tempo) * 44100));
      for (const samples of channels(audio)) {
        const { step, bend } = movements(samples);
        expect(step[0]!).toBeLessThanOrEqual(percentile(step, 0.999));
        // The two places whose three samples lie on both sides.
        expect(Math.max(bend[0]!, bend[1]!)).toBeLessThanOrEqual(percentile(bend, 0.999));
      }
    });

    it('is held to the last sample, or dies away', async () => {
      const cut = await engine.renderAudio(preset, {}, 0.5, { tail: 'cut' });
      expect(cut.length).toBe(22050);
      const whole = await engine.renderAudio(preset, {}, 0.5, { tail: 'extend' });
      expect(whole.length).toBeGreaterThanOrEqual(22050);
      for (const samples of channels(whole)) expect(Math.abs(samples.at(-1)!)).toBeLessThan(MINUS_60_DB);
    });
  },
);
