import { afterEach, describe, expect, it, vi } from 'vitest';
import { firstDifference, peakOf } from '../../test/support/renderUnit.ts';
import { ConfigurationError, ContextError, PresetError, RenderError } from '../errors.ts';
import { effect, frequency, gate, instrument, num, param, time, velocity } from '../ir/index.ts';
import type { Preset } from '../presets/preset.ts';
import { adsr, chorus, saw, sine, whiteNoise } from '../units/index.ts';
import type { AudioData } from './audioData.ts';
import { AudioEngine, type EngineOptions, type GraphRenderOptions } from './audioEngine.ts';
import type { NoteInput } from './readNotes.ts';

const preset: Preset = { name: 'Test', role: 'pad', description: 'Test preset', category: 'pad' };
const context = { tempo: 120, key: 0, scale: 'major' } as const;
const engine = new AudioEngine();

const channelsOf = (audio: AudioData) =>
  [0, 1].map((channel) => audio.getChannelData(channel)) as [Float32Array, Float32Array];
const isSame = (a: AudioData, b: AudioData) => firstDifference(a.interleaved(), b.interleaved()) === -1;
const pad = (parameters: Preset['parameters']): Preset => ({ role: 'pad', parameters: parameters! });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the options of an engine', () => {
  it('are 44.1 kHz and WebAssembly by default', () => {
    expect([engine.sampleRate, engine.backend]).toEqual([44100, 'wasm']);
    expect(new AudioEngine({ backend: 'js' }).backend).toBe('js');
    expect(new AudioEngine({ backend: 'interpreter', sampleRate: 8000 }).backend).toBe('interpreter');
  });

  it.each([
    [{ sampleRate: 7999 }, 'sampleRate', 'Use at least 8000 Hz.'],
    [{ sampleRate: 192001 }, 'sampleRate', 'Use at most 192000 Hz.'],
    [{ sampleRate: 44100.5 }, 'sampleRate', 'Write a whole number'],
    [{ sampleRate: '44100' }, 'sampleRate', 'Write 44100 without quotes.'],
    [{ sampleRate: NaN }, 'sampleRate', 'Write a finite number'],
    [{ backend: 'wsam' }, 'backend', 'Did you mean `wasm`?'],
    [{ backend: 'toString' }, 'backend', 'Choose one of these'],
    [{ backend: 1 }, 'backend', 'must be one of "auto", "wasm", "js", "interpreter"'],
    [{ fallback: 'no' }, 'fallback', 'Write true or false.'],
    [{ samplerate: 44100 }, 'samplerate', 'Did you mean `sampleRate`?'],
    [null, '', 'must be an object'],
    [[], '', 'must be an object'],
  ])('%o is an error', (options, path, message) => {
    const make = () => new AudioEngine(options as unknown as EngineOptions);
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(expect.objectContaining({ path, message: expect.stringContaining(message) }));
  });

  it('fall back to JavaScript where there is no WebAssembly, unless that is forbidden', async () => {
    const wanted = await engine.renderAudio(preset, context, 0.1);
    vi.stubGlobal('WebAssembly', undefined);
    const fallen = new AudioEngine();
    expect(fallen.backend).toBe('js');
    expect(isSame(await fallen.renderAudio(preset, context, 0.1), wanted)).toBe(true);
    for (const options of [{ fallback: false }, { backend: 'wasm' }] as const) {
      expect(() => new AudioEngine(options)).toThrow(RenderError);
      expect(() => new AudioEngine(options)).toThrow(expect.objectContaining({ code: 'no_backend', path: 'backend' }));
    }
  });
});

describe('renderAudio', () => {
  it('gives a second of stereo for the preset of the documentation', async () => {
    const audio = await engine.renderAudio(preset, context, 1);
    expect(audio.shape).toEqual([44100, 2]);
    expect(audio.dtype).toBe('float32');
    expect(audio.interleaved()).toBeInstanceOf(Float32Array);
    expect(peakOf(audio.interleaved())).toBeLessThanOrEqual(1);
    expect(audio.peak()).toBeGreaterThan(0.05);
    expect(audio.getChannelData(0)).not.toBe(audio.getChannelData(1));
  });

  it.each([
    [44100, 1, 44100],
    [44100, 1 / 44100, 1],
    [44100, 1.4999 / 44100, 1],
    [44100, 1.5001 / 44100, 2],
    [44100, 0.3333, 14699],
    [8000, 0.12345, 988],
    [48000, 0.1, 4800],
    [192000, 0.05, 9600],
  ])('at %i Hz, %d s are exactly %i frames, all finite and within [−1, 1]', async (sampleRate, duration, frames) => {
    const audio = await new AudioEngine({ sampleRate }).renderAudio(preset, context, duration);
    expect(audio.shape).toEqual([frames, 2]);
    expect(audio.sampleRate).toBe(sampleRate);
    expect(peakOf(audio.interleaved())).toBeLessThanOrEqual(1);
    for (const channel of channelsOf(audio)) if (frames > 3) expect(channel.at(-1)).toBeCloseTo(0, 10);
  });

  it('takes a default context, two seconds and seed 0', async () => {
    const [bare, full] = [await engine.renderAudio(preset), await engine.renderAudio(preset, context, 2, { seed: 0 })];
    expect(bare.length).toBe(88200);
    expect(isSame(bare, full)).toBe(true);
  });

  it('stays within [−1, 1] at its loudest', async () => {
    const loud = pad({
      amplitude: 1,
      attack: 0,
      sustain: 1,
      resonance: 20,
      sub: 1,
      air: 1,
      cutoff: 200,
      reverb_time: 30,
    });
    for (const lufs of [null, 0]) {
      const constraints = { lufs_target: lufs, true_peak_limit: 0 };
      const audio = await engine.renderAudio({ ...loud, constraints }, context, 1);
      expect(audio.peak()).toBeGreaterThan(0.9);
      expect(audio.peak()).toBeLessThanOrEqual(1);
    }
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const hashes = await Promise.all(
      [0, 0, 1, 4294967295, 7].map(async (seed) => (await engine.renderAudio(preset, context, 0.2, { seed })).hash()),
    );
    expect(hashes[1]).toBe(hashes[0]);
    expect(new Set(hashes).size).toBe(4);
  });

  it('gives the same bytes on all backends', async () => {
    const rich = pad({ unison: 3, attack: 0.01, reverb: 0.5, chorus: 0.5, resonance: 5, air: 0.2, lfo_rate: 9 });
    const hashes = await Promise.all(
      (['wasm', 'js', 'interpreter'] as const).map(async (backend) =>
        (await new AudioEngine({ backend, sampleRate: 8000 }).renderAudio(rich, context, 0.15, { seed: 3 })).hash(),
      ),
    );
    expect(new Set(hashes).size).toBe(1);
  });

  it('gives the same bytes when renders run at the same time', async () => {
    const fresh = new AudioEngine();
    const presets = [1, 2, 3, 4, 5].map((unison) => pad({ unison, frequency: 100 * unison }));
    const durations = [0.4, 0.1, 0.3, 0.2, 0.5];
    const together = await Promise.all(presets.map((each, at) => fresh.renderAudio(each, context, durations[at])));
    for (const [at, each] of presets.entries()) {
      expect(isSame(await engine.renderAudio(each, context, durations[at]), together[at]!)).toBe(true);
    }
  });

  it('leaves finished audio alone when it renders on', async () => {
    const first = await engine.renderAudio(preset, context, 0.2);
    const hash = await first.hash();
    await engine.renderAudio(pad({ frequency: 1000 }), context, 3);
    expect(await first.hash()).toBe(hash);
  });

  it.each([0, -1, 600.1, NaN, Infinity, '1', null, [1]])('refuses a duration of %o', async (duration) => {
    const rendering = engine.renderAudio(preset, context, duration as number);
    await expect(rendering).rejects.toThrow(ConfigurationError);
    await expect(rendering).rejects.toMatchObject({ path: 'duration' });
  });

  it('refuses a duration of less than half a sample', async () => {
    await expect(engine.renderAudio(preset, context, 1e-6)).rejects.toMatchObject({
      code: 'out_of_range',
      path: 'duration',
      message: expect.stringContaining('shorter than one sample'),
    });
  });

  it.each([
    [{ tempo: 0 }, 'tempo'],
    [{ tempo: '120' }, 'tempo'],
    [{ key: 12 }, 'key'],
    [{ scale: 'majr' }, 'scale'],
    [{ bpm: 120 }, 'bpm'],
    [null, ''],
    [7, ''],
  ])('refuses the context %o', async (wrong, path) => {
    const rendering = engine.renderAudio(preset, wrong as never, 1);
    await expect(rendering).rejects.toThrow(ContextError);
    await expect(rendering).rejects.toMatchObject({ path });
  });

  it.each([
    [{ role: 'pda' }, 'role', 'Did you mean `pad`?'],
    [{ role: 'pad', parameters: { relase: 1 } }, 'parameters.relase', 'Did you mean `release`?'],
    [{ role: 'pad', parameters: { attack: '0.2' } }, 'parameters.attack', 'Write 0.2 without quotes.'],
    [{ role: 'pad', parameters: { frequency: 8001 } }, 'parameters.frequency', 'Use at most 8000 Hz.'],
    [{ role: 'pad', constraints: { max_cpu: 2 } }, 'constraints.max_cpu', 'Use at most 1.'],
    [{}, 'role', 'is missing'],
    [undefined, '', 'must be an object'],
  ])('refuses the preset %o', async (wrong, path, message) => {
    const rendering = engine.renderAudio(wrong as Preset, context, 1);
    await expect(rendering).rejects.toThrow(PresetError);
    await expect(rendering).rejects.toMatchObject({ path, message: expect.stringContaining(message) });
  });

  it.each([
    [{ seed: 1.5 }, 'seed'],
    [{ seed: '1' }, 'seed'],
    [{ seed: 2 ** 32 }, 'seed'],
    [{ seed: -(2 ** 31) - 1 }, 'seed'],
    [{ seed: NaN }, 'seed'],
    [{ sed: 1 }, 'sed'],
    [null, ''],
  ])('refuses the options %o', async (wrong, path) => {
    const rendering = engine.renderAudio(preset, context, 0.1, wrong as never);
    await expect(rendering).rejects.toThrow(ConfigurationError);
    await expect(rendering).rejects.toMatchObject({ path });
  });

  it('is silent where that is asked for', async () => {
    expect((await engine.renderAudio(pad({ amplitude: 0 }), context, 0.1)).peak()).toBe(0);
  });
});

describe('renderGraph', () => {
  /** 1 while the note is on, times its velocity. */
  const held = instrument('held', () => time().lt(gate()).select(velocity(), 0));
  const tone = instrument('tone', () => sine(frequency()).mul(param('level', 0.5)));
  const small = new AudioEngine({ sampleRate: 8000 });
  const played = (notes: readonly NoteInput[], more: Partial<GraphRenderOptions> = {}, graph = held) =>
    small.renderGraph(graph, { notes, duration: 1, ...more });

  it('plays notes from the sample where they start to the sample where they end, and adds them up', async () => {
    const notes = [
      { lengthSec: 0.5 },
      { startSec: 0.1, lengthSec: 0.2, velocity: 0.25 },
      { startSec: 0.10006, lengthSec: 0.1, velocity: 0.5 },
      { startSec: 2, lengthSec: 1 },
      { startSec: 0.6, lengthSec: 0 },
    ];
    const [left, right] = channelsOf(await played(notes));
    const wanted = Float32Array.from({ length: 8000 }, (_, at) => {
      const on = (from: number, to: number) => (at >= from && at < to ? 1 : 0);
      return on(0, 4000) + 0.25 * on(800, 2400) + 0.5 * on(800, 1600);
    });
    expect(firstDifference(left, wanted)).toBe(-1);
    expect(firstDifference(right, wanted)).toBe(-1);
  });

  it('lasts two seconds by default, fades at the end, and may have no notes', async () => {
    const audio = await small.renderGraph(held, { notes: [{ lengthSec: 5 }] });
    expect(audio.shape).toEqual([16000, 2]);
    const [left] = channelsOf(audio);
    expect([left[15599], left[15800], left[15999]]).toEqual([1, Math.fround(199 / 400), 0]);
    expect((await played([])).peak()).toBe(0);
  });

  it('takes a pitch in hertz or as a MIDI note, and A4 by default', async () => {
    const note = { lengthSec: 1 };
    const a4 = await played([{ ...note, frequencyHz: 440 }], {}, tone);
    expect(isSame(await played([{ ...note, pitch: 69 }], {}, tone), a4)).toBe(true);
    expect(isSame(await played([note], {}, tone), a4)).toBe(true);
    const c4 = await played([{ ...note, pitch: 60 }], {}, tone);
    expect(isSame(await played([{ ...note, frequencyHz: 261.6255653 }], {}, tone), c4)).toBe(true);
    expect(isSame(c4, a4)).toBe(false);
  });

  it('passes values to the instrument and to the effect', async () => {
    const boost = effect('boost', (x) => x.mul(param('boost', 2)));
    const note = [{ lengthSec: 1 }];
    const peak = async (more: Partial<GraphRenderOptions>) => (await played(note, more, tone)).peak();
    expect(await peak({})).toBeCloseTo(0.5, 3);
    expect(await peak({ values: { level: 0.125 } })).toBeCloseTo(0.125, 3);
    expect(await peak({ effect: boost })).toBeCloseTo(1, 3);
    expect(await peak({ effect: boost, values: { level: 0.125, boost: 4 } })).toBeCloseTo(0.5, 3);
  });

  it('gives each of its notes a randomness of its own, and others for another seed', async () => {
    const noise = instrument('noise', () => whiteNoise());
    const notes = [{ lengthSec: 1 }, { startSec: 0.5, lengthSec: 1 }];
    const of = async (seed: number) => channelsOf(await played(notes, { seed }, noise))[0];
    const first = await of(1);
    expect(firstDifference(first, await of(1))).toBe(-1);
    expect(firstDifference(first, await of(2))).toBe(0);
    const alone = channelsOf(await played(notes.slice(0, 1), { seed: 1 }, noise))[0];
    const second = first.map((x, at) => x - alone[at]!);
    expect(peakOf(second.subarray(0, 4000))).toBe(0);
    expect(Math.abs(second[4000]! - alone[0]!)).toBeGreaterThan(1e-3);
  });

  it('has the same hash on all backends', async () => {
    const voice = instrument('voice', () => {
      const envelope = adsr({ attackSec: 0.01, decaySec: 0.05, sustain: 0.5, releaseSec: 0.1 });
      return { out: saw(frequency()).mul(envelope), end: envelope.end };
    });
    const wide = effect('wide', (x) => chorus(x, { mix: 0.5, rateHz: 1, depthSec: 0.003 }));
    const notes = [60, 64, 67, 71, 74].map((pitch, at) => ({ pitch, startSec: 0.013 * at, lengthSec: 0.1 }));
    const hashes = await Promise.all(
      (['wasm', 'js', 'interpreter'] as const).map(async (backend) => {
        const audio = await new AudioEngine({ backend, sampleRate: 8000 }).renderGraph(voice, {
          notes,
          effect: wide,
          duration: 0.2,
        });
        expect(audio.peak()).toBeGreaterThan(0.1);
        return audio.hash();
      }),
    );
    expect(new Set(hashes).size).toBe(1);
  });

  it.each([
    [{ lengthSec: -0.1 }, 'notes[1].lengthSec', 'out_of_range'],
    [{ lengthSec: 601 }, 'notes[1].lengthSec', 'out_of_range'],
    [{ lengthSec: Infinity }, 'notes[1].lengthSec', 'not_finite'],
    [{}, 'notes[1].lengthSec', 'missing_key'],
    [{ lengthSec: 1, startSec: -1 }, 'notes[1].startSec', 'out_of_range'],
    [{ lengthSec: 1, startSec: '0' }, 'notes[1].startSec', 'wrong_type'],
    [{ lengthSec: 1, pitch: 128 }, 'notes[1].pitch', 'out_of_range'],
    [{ lengthSec: 1, frequencyHz: 4001 }, 'notes[1].frequencyHz', 'out_of_range'],
    [{ lengthSec: 1, frequencyHz: NaN }, 'notes[1].frequencyHz', 'not_finite'],
    [{ lengthSec: 1, velocity: 1.5 }, 'notes[1].velocity', 'out_of_range'],
    [{ lengthSec: 1, midi: 60 }, 'notes[1].midi', 'unknown_key'],
    [null, 'notes[1]', 'wrong_type'],
    [60, 'notes[1]', 'wrong_type'],
  ])('refuses the note %o, and says which it is', async (note, path, code) => {
    const rendering = played([{ lengthSec: 1 }, note as NoteInput]);
    await expect(rendering).rejects.toThrow(ConfigurationError);
    await expect(rendering).rejects.toMatchObject({ path, code });
  });

  it.each([
    [{}, 'notes'],
    [{ notes: 'C4' }, 'notes'],
    [{ notes: [], duration: 0 }, 'duration'],
    [{ notes: [], duration: 601 }, 'duration'],
    [{ notes: [], seed: 0.5 }, 'seed'],
    [{ notes: [], tempo: 120 }, 'tempo'],
    [{ notes: [], effect: held }, 'effect'],
    [{ notes: [], effect: {} }, 'effect'],
    [{ notes: [], effect: null }, 'effect'],
    [undefined, ''],
  ])('refuses the options %o', async (options, path) => {
    const rendering = small.renderGraph(held, options as unknown as GraphRenderOptions);
    await expect(rendering).rejects.toThrow(ConfigurationError);
    await expect(rendering).rejects.toMatchObject({ path });
  });

  it.each([undefined, null, 'pad', {}, effect('echo', (x) => x)])('refuses %o as an instrument', async (graph) => {
    const rendering = small.renderGraph(graph as never, { notes: [] });
    await expect(rendering).rejects.toThrow(ConfigurationError);
    await expect(rendering).rejects.toMatchObject({ path: 'graph', code: 'not_a_graph' });
  });

  it.each([
    [{ levle: 1 }, 'values.levle', 'unknown_key'],
    [{ level: NaN }, 'values.level', 'not_finite'],
    [{ level: Infinity }, 'values.level', 'not_finite'],
    [{ level: '1' }, 'values.level', 'wrong_type'],
    [{ sampleRate: 96000 }, 'values.sampleRate', 'unknown_key'],
    [5, 'values', 'wrong_type'],
  ])('refuses the values %o', async (values, path, code) => {
    const rendering = played([{ lengthSec: 1 }], { values: values as never }, tone);
    await expect(rendering).rejects.toThrow(ConfigurationError);
    await expect(rendering).rejects.toMatchObject({ code, path });
  });

  it('refuses samples that are not finite, and says where they are', async () => {
    const broken = instrument('broken', () => num(1).div(time().sub(100).toFloat()));
    const rendering = played([{ lengthSec: 1 }], {}, broken);
    await expect(rendering).rejects.toThrow(RenderError);
    await expect(rendering).rejects.toMatchObject({
      code: 'not_finite',
      message: expect.stringContaining('sample 100'),
    });
  });

  it('renders on after an error', async () => {
    await expect(played([], { values: { nothing: 1 } })).rejects.toThrow(ConfigurationError);
    expect((await played([{ lengthSec: 1 }])).peak()).toBe(1);
  });
});
