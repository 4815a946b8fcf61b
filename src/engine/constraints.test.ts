// What a finished sound keeps to: loudness, true peak, cost and latency, as the engine's users meet them.
import { describe, expect, it } from 'vitest';

import { ConfigurationError } from '../errors.ts';
import { adsr, drive, effect, frequency, instrument, limiter, percussive, sine } from '../graph.ts';
import { measureLoudness } from '../metrics/index.ts';
import type { Constraints } from '../presets/constraints.ts';
import type { AudioData } from './audioData.ts';
import { AudioEngine } from './audioEngine.ts';

const engine = new AudioEngine();

const channelsOf = (audio: AudioData) => [0, 1].map((channel) => audio.getChannelData(channel));
const measured = (audio: AudioData) => measureLoudness(channelsOf(audio), audio.sampleRate, { padShort: true });

const render = (constraints: Constraints, parameters: Record<string, number> = {}, duration = 2) =>
  engine.renderAudio({ role: 'pad', parameters: { attack: 0.01, ...parameters }, constraints }, {}, duration);

const beep = instrument('beep', () => {
  const amp = adsr({ attackSec: 0.01, decaySec: 0.1, sustain: 0.8, releaseSec: 0.05 });
  return { out: sine(frequency()).mul(amp).mul(0.1), end: amp.end };
});
const tick = instrument('tick', () => {
  const amp = percussive({ attackSec: 0, decaySec: 0.002 });
  return { out: sine(frequency()).mul(amp), end: amp.end };
});
const notes = [{ frequencyHz: 880, startSec: 0, lengthSec: 0.9 }];

describe('the master of renderAudio', () => {
  it.each([-30, -23, -18, -14])('reaches %i LUFS', async (target) => {
    for (const duration of [0.05, 0.3, 1, 2]) {
      const audio = await render({ lufs_target: target }, {}, duration);
      // 50 ms would need more limiting than is allowed to be as loud as that for 400 ms.
      const tooShort = duration === 0.05 && target === -14;
      expect(audio.report!.violations).toHaveLength(tooShort ? 1 : 0);
      expect(audio.report!.master!.gain_reduction).toBeLessThanOrEqual(6);
      if (!tooShort) expect(Math.abs(measured(audio).integrated! - target)).toBeLessThan(0.2);
      expect(measured(audio).truePeak).toBeLessThan(-0.9);
      expect(audio.report!.master!.loudness_rule).toBe(duration < 0.4 ? 'padded_to_400_ms' : 'whole');
    }
  });

  it('reports what it has done as it is', async () => {
    const audio = await render({ lufs_target: -9, true_peak_limit: -3 });
    const { integrated, truePeak } = measured(audio);
    const master = audio.report!.master!;
    expect(master.integrated_loudness).toBeCloseTo(integrated!, 6);
    expect(master.true_peak).toBeCloseTo(truePeak!, 2);
    expect(master.gain_reduction).toBeGreaterThan(0);
    expect(truePeak).toBeLessThanOrEqual(-2.9);
  });

  it('takes the loudness of the role at amplitude 0.5, and moves it with the amplitude', async () => {
    for (const [amplitude, target] of [
      [0.5, -18],
      [0.25, -24.02],
      [0.01, -51.98],
      [0.0001, -91.98],
    ] as const) {
      const audio = await render({}, { amplitude });
      expect(audio.report!.master).toMatchObject({ target_from: 'role' });
      expect(audio.report!.master!.lufs_target).toBeCloseTo(target, 2);
      expect(audio.report!.violations).toEqual([]);
      const { integrated } = measured(audio);
      expect(audio.report!.master!.integrated_loudness ?? -99).toBeCloseTo(integrated ?? -99, 6);
      if (target > -70) expect(integrated).toBeCloseTo(target, 1);
      else expect(integrated).toBeNull();
    }
  });

  it('needs the same gain at every amplitude, also where meters hear nothing any more', async () => {
    const gains = await Promise.all(
      [0.1, 1e-3, 1e-4, 1e-5, 2e-6].map(async (amplitude) => (await render({}, { amplitude })).report!.master!.gain),
    );
    for (const gain of gains) expect(gain).toBeCloseTo(gains[0]!, 1);
  });

  it('says what a meter reads where the gate of BS.1770 begins to hide the sound', async () => {
    const [near, at] = [await render({ lufs_target: -69 }), await render({ lufs_target: -70 })];
    expect(measured(near).integrated).toBeCloseTo(-69, 1);
    expect(near.report!.violations).toEqual([]);
    expect(at.report!.master!.integrated_loudness).toBeCloseTo(measured(at).integrated!, 6);
    expect(at.report!.violations).toHaveLength(1);
  });

  it('meets an explicit target whatever the amplitude', async () => {
    for (const amplitude of [0.02, 0.3, 1]) {
      expect(measured(await render({ lufs_target: -20 }, { amplitude })).integrated).toBeCloseTo(-20, 1);
    }
  });

  it('leaves the level alone where it is told to, but not the peaks', async () => {
    const quiet = await render({ lufs_target: null }, { amplitude: 0.1 });
    expect(quiet.report!.master).toMatchObject({ lufs_target: null, gain: 0, gain_reduction: 0, target_from: 'none' });
    const half = await render({ lufs_target: null }, { amplitude: 0.05 });
    expect(measured(quiet).integrated! - measured(half).integrated!).toBeCloseTo(6.02, 0);
    const held = await render({ lufs_target: null, true_peak_limit: -12 }, { amplitude: 1 });
    expect(measured(held).truePeak).toBeLessThanOrEqual(-11.9);
  });

  it('says by how much it misses, and what to change', async () => {
    const audio = await render({ lufs_target: -1 });
    const [finding] = audio.report!.violation_details;
    expect(finding).toMatchObject({ code: 'lufs_target_missed', constraint: 'lufs_target', limit: -1, unit: 'LUFS' });
    expect(finding!.measured).toBeCloseTo(measured(audio).integrated!, 6);
    expect(audio.report!.master!.gain_reduction).toBeCloseTo(6, 2);
    expect(audio.report!.violations).toHaveLength(1);
    const shut = await render(
      { lufs_target: -14 },
      { frequency: 4000, cutoff: 20, filter_envelope: 0, sub: 0, air: 0 },
    );
    expect(shut.report!.violation_details[0]).toMatchObject({ parameter: 'cutoff', direction: 'raise' });
    expect(shut.report!.master!.gain).toBe(40);
  });

  it('lets silence through that was asked for', async () => {
    const audio = await render({ lufs_target: -18 }, { amplitude: 0 });
    expect(audio.peak()).toBe(0);
    expect(audio.report!.violations).toEqual([]);
    expect(audio.report!.warning_details[0]).toMatchObject({ code: 'asked_silence', parameter: 'amplitude' });
    expect(audio.report!.master).toMatchObject({ integrated_loudness: null, true_peak: null });
  });

  it('has the same bytes on every backend', async () => {
    const preset = { role: 'pad', constraints: { lufs_target: -8 } };
    const hashes = await Promise.all(
      (['wasm', 'js', 'interpreter'] as const).map(async (backend) =>
        (await new AudioEngine({ backend }).renderAudio(preset, {}, 0.1)).hash(),
      ),
    );
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('costs', () => {
  it('are counted, and held against the constraints', async () => {
    const cheap = await render({}, { unison: 1 }, 0.2);
    const dear = await render({ max_cpu: cheap.report!.cpu * 1.2 }, { unison: 16 }, 0.2);
    expect(dear.report!.cpu).toBeGreaterThan(1.4 * cheap.report!.cpu);
    const [finding] = dear.report!.violation_details;
    expect(finding).toMatchObject({ code: 'max_cpu_exceeded', parameter: 'unison', direction: 'lower' });
    const value = Number(/Lower unison to (\d+)/.exec(finding!.suggestion)![1]);
    const within = await render({ max_cpu: cheap.report!.cpu * 1.2 }, { unison: value }, 0.2);
    expect(within.report!.violations).toEqual([]);
    const beyond = await render({ max_cpu: cheap.report!.cpu * 1.2 }, { unison: value + 1 }, 0.2);
    expect(beyond.report!.violations).toHaveLength(1);
  });

  it('count the voices that sound at once, not all notes', async () => {
    const cpuOf = async (startsSec: readonly number[]) => {
      const melody = startsSec.map((startSec) => ({ frequencyHz: 880, startSec, lengthSec: 0.1 }));
      return (await engine.renderGraph(beep, { notes: melody, duration: 2 })).report!.cpu;
    };
    const one = await cpuOf([0]);
    // A note of 0.1 s is released for 0.05 s more.
    expect(await cpuOf([0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4])).toBe(one);
    expect(await cpuOf([0, 0.12, 0.24, 0.36, 0.48])).toBe(one);
    expect(await cpuOf([0, 0.01, 0.02, 0.03, 0.04])).toBe(2 * one);
    expect(await cpuOf([])).toBe(0);
  });

  it('count the latency that the graphs state', async () => {
    const late = effect('late', (x) => limiter(drive(x, { driveDb: 3 })));
    const audio = await engine.renderGraph(beep, {
      notes,
      duration: 0.2,
      effect: late,
      constraints: { max_latency: 1 },
    });
    expect(audio.report!.latency).toBeGreaterThan(2);
    expect(audio.report!.violation_details).toMatchObject([{ code: 'max_latency_exceeded', limit: 1, unit: 'ms' }]);
    const early = await engine.renderGraph(beep, { notes, duration: 0.2, constraints: { max_latency: 0 } });
    expect(early.report).toMatchObject({ latency: 0, violations: [], master: null });
  });
});

describe('the master of renderGraph', () => {
  it('is left out unless it is asked for', async () => {
    const plain = await engine.renderGraph(beep, { notes, duration: 1 });
    const held = await engine.renderGraph(beep, { notes, duration: 1, constraints: { max_cpu: 1 } });
    expect(await held.hash()).toBe(await plain.hash());
    expect(plain.report!.master).toBeNull();
    const louder = await engine.renderGraph(beep, { notes, duration: 1, constraints: { lufs_target: -16 } });
    expect(measured(louder).integrated).toBeCloseTo(-16, 1);
  });

  it('does not pass silence off as loudness', async () => {
    const audio = await engine.renderGraph(beep, { notes: [], duration: 1, constraints: { lufs_target: -18 } });
    expect(audio.report!.violation_details).toMatchObject([{ code: 'lufs_target_missed', measured: null }]);
  });

  it('misses where the crest is too high, and stays under the limit', async () => {
    const constraints = { lufs_target: -14, true_peak_limit: -1 };
    const audio = await engine.renderGraph(tick, { notes, duration: 1, constraints });
    expect(audio.report!.violation_details).toMatchObject([{ code: 'lufs_target_missed' }]);
    expect(audio.report!.master!.gain_reduction).toBeCloseTo(6, 1);
    expect(measured(audio).truePeak).toBeLessThanOrEqual(-0.9);
  });

  it.each([
    [{ lufs: -14 }, 'constraints.lufs'],
    [{ lufs_target: 3 }, 'constraints.lufs_target'],
    ['loud', 'constraints'],
  ])('refuses %j', async (constraints, path) => {
    const rendering = engine.renderGraph(beep, { notes, constraints: constraints as Constraints });
    await expect(rendering).rejects.toThrow(ConfigurationError);
    await expect(rendering).rejects.toMatchObject({ path });
  });
});
