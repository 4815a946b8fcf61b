/** `aiaudio assess`, as its users run it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { assessQuality, AudioEngine, encodeWav, type AudioData, getVersion } from '../../src/index.ts';
import { readPng } from '../support/readPng.ts';
import { folder, type Folder } from './runCli.ts';

const RATE = 44100;
/** Left and right differ in level only. */
const tone = (seconds: number, gain = 0.25, hz = 440) =>
  [1, 0.8].map((side) =>
    Float32Array.from(
      { length: Math.round(seconds * RATE) },
      (_, n) => gain * side * Math.sin((2 * Math.PI * hz * n) / RATE) * Math.min(1, n / 4410),
    ),
  );
const wav = (channels: readonly Float32Array[]) => encodeWav(channels, RATE, { format: 'float32' });

const channelsOf = (audio: AudioData) => [0, 1].map((channel) => audio.getChannelData(channel));

async function assessJson(place: Folder, ...args: readonly string[]) {
  const { code, stdout, stderr } = await place.run(['assess', 'sound.wav', '--json', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout.toString());
}

describe('aiaudio assess', () => {
  it('prints the report of the library, and nothing else', async () => {
    const audio = await new AudioEngine().renderAudio({ role: 'pad' }, {}, 1);
    const place = folder({ 'sound.wav': audio.toWav({ format: 'float32' }) });
    const report = await assessJson(place, '--role', 'pad');
    const about = {
      file: 'sound.wav',
      role: 'pad',
      kind: null,
      format: 'float32',
      version: getVersion(),
      file_warnings: [],
    };
    expect(report).toEqual({ ...about, ...(await assessQuality(channelsOf(audio), 'pad')) });
    expect(report.measurements.integrated_loudness).toBeCloseTo(-18, 1);
    expect(place.files()).toEqual(['sound.wav']);
  });

  it('says in words what it has found', async () => {
    const place = folder({ 'sound.wav': wav(tone(1)) });
    const { code, stdout, stderr } = await place.run(['assess', 'sound.wav', '--lufs-target', '-30']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const text = stdout.toString();
    expect(text).toMatch(/^sound\.wav\n {2}overall {5}[01]\.\d\d\n {2}scores {6}semantic match/);
    expect(text).toContain('length      1 s: 44100 samples at 44100 Hz, stereo, float32');
    expect(text).toMatch(/loudness {4}−1[2-9]\.\d LUFS integrated, .* momentary, – short-term, range –/);
    expect(text).toMatch(/violations {2}Integrated loudness is .* over the target of −30/);
    expect(text).toMatch(/balance 1\.9 LU/);
    expect(text).toMatch(/pitch 440\.0 Hz/);
    expect(text.split('\n').filter((line) => /NaN|undefined|null|Infinity/.test(line))).toEqual([]);
  });

  it('draws a picture', async () => {
    const place = folder({ 'sound.wav': wav(tone(0.5)) });
    const { code, stderr } = await place.run(['assess', 'sound.wav', '--role', 'pad', '-p', 'sound.png']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(place.files()).toEqual(['sound.png', 'sound.wav']);
    const { width, height } = readPng(readFileSync(join(place.path, 'sound.png')));
    expect(width).toBe(960);
    expect(height).toBeGreaterThan(900);
    const { stdout } = await place.run(['assess', 'sound.wav', '--role', 'pad', '-p', '-']);
    expect(readPng(stdout.subarray(0, stdout.indexOf('IEND') + 8))).toMatchObject({ width, height });
  });

  it('reads standard input, and a context', async () => {
    const place = folder({ 'context.json': { key: 'A', scale: 'minor' } });
    const args = ['assess', '-', '--role', 'pad', '--context', 'context.json', '--json'];
    const inKey = await place.run(args, { stdin: wav(tone(1)) });
    const offKey = await place.run(args, { stdin: wav(tone(1, 0.25, 453)) });
    const [good, bad] = [inKey, offKey].map(({ stdout }) => JSON.parse(stdout.toString()));
    expect(good).toMatchObject({ file: 'standard input' });
    expect(bad.semantic_match).toBeLessThan(good.semantic_match);
  });

  it('tells what is odd about a file, and measures it', async () => {
    const whole = wav(tone(1));
    const place = folder({ 'sound.wav': whole.subarray(0, whole.length - 40001) });
    const { code, stdout, stderr } = await place.run(['assess', 'sound.wav', '--json']);
    expect(code).toBe(0);
    const { measurements, file_warnings: warnings } = JSON.parse(stdout.toString());
    expect(measurements.length).toBeLessThan(44100);
    expect(warnings.map(({ code }: { code: string }) => code)).toContain('truncated_data');
    expect(stderr).toMatch(/^aiaudio: warning: /);
  });

  it.each([
    ['silence', new Float32Array(RATE), 'silence'],
    ['NaN', new Float32Array(RATE).fill(NaN), 'not_finite'],
    ['one sample', Float32Array.of(0.5), ''],
  ])('reports on %s', async (_name, samples, code) => {
    const bytes = encodeWav([new Float32Array(samples.length)], RATE, { format: 'float32' });
    const view = new DataView(bytes.buffer);
    samples.forEach((sample, at) => view.setFloat32(bytes.length - 4 * (samples.length - at), sample, true));
    const report = await assessJson(folder({ 'sound.wav': bytes }), '--role', 'pad');
    for (const name of ['overall_score', 'semantic_match', 'mix_readiness', 'perceptual_quality', 'stability']) {
      expect(report[name]).toBeGreaterThan(0);
      expect(report[name]).toBeLessThanOrEqual(1);
    }
    const codes = [...report.violation_details, ...report.warning_details].map((finding) => finding.code);
    if (code !== '') expect(codes.join()).toContain(code);
    expect(report.violations.length + report.warnings.length).toBe(codes.length);
  });

  it.each([
    [['missing.wav'], 'file_not_found', 'missing.wav'],
    [['.'], 'is_a_folder', '.'],
    [['text.wav'], 'not_a_wav', ''],
    [['empty.wav'], 'empty_audio', 'channels'],
    [['sound.wav', '--role', 'pda'], 'unknown_choice', '--role'],
    [['sound.wav', '--lufs-target', '3'], 'out_of_range', '--lufs-target'],
    [['sound.wav', '--lufs-target', 'loud'], 'wrong_type', '--lufs-target'],
    [['sound.wav', '--picture', 'sound.jpg'], 'unknown_format', '--picture'],
    [['sound.wav', '--picture', '-'], 'conflicting_options', '--picture'],
    [['sound.wav', '--picture', 'none/sound.png'], 'missing_folder', '--picture'],
    [['sound.wav', '--context', 'text.wav'], 'invalid_json', ''],
    [['sound.wav', '--loud'], 'unknown_option', '--loud'],
    [[], 'missing_argument', '<file.wav>'],
  ])('%j is an error, and nothing is written', async (args, code, path) => {
    const files = { 'sound.wav': wav(tone(0.1)), 'empty.wav': wav([new Float32Array(0)]), 'text.wav': 'a text' };
    const place = folder(files);
    const outcome = await place.run(['assess', ...args, '--json']);
    expect(outcome.code).toBe(2);
    const error = JSON.parse(outcome.stdout.toString());
    expect(error).toMatchObject({ code, ...(path === '' ? {} : { path }) });
    expect(Object.keys(error)).toEqual(['error', 'code', 'path', 'expected', 'suggestion']);
    expect(place.files()).toEqual(['empty.wav', 'sound.wav', 'text.wav']);
  });
});
