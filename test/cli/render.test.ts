import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { AudioEngine, getVersion } from '../../src/index.ts';
import { folder, preset, type Folder } from './runCli.ts';

/** What the header of a WAV file says. */
function wavHeader(bytes: Buffer) {
  const text = (at: number) => bytes.toString('latin1', at, at + 4);
  expect([text(0), text(8), text(12)]).toEqual(['RIFF', 'WAVE', 'fmt ']);
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  let data = 12;
  while (text(data) !== 'data') data += 8 + bytes.readUInt32LE(data + 4);
  const dataBytes = bytes.readUInt32LE(data + 4);
  return {
    channels: bytes.readUInt16LE(22),
    sampleRate: bytes.readUInt32LE(24),
    bits: bytes.readUInt16LE(34),
    frames: dataBytes / bytes.readUInt16LE(32),
    samples: bytes.subarray(data + 8, data + 8 + dataBytes),
  };
}

async function renderJson(place: Folder, ...args: readonly string[]) {
  const { code, stdout, stderr } = await place.run(['render', 'preset.json', '--duration', '0.2', '--json', ...args]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout.toString());
}

describe('aiaudio render', () => {
  it('writes a WAV file and says what it did', async () => {
    const place = folder({ 'preset.json': preset });
    const { code, stdout, stderr } = await place.run(['render', 'preset.json', '-o', 'out.wav']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(place.files()).toEqual(['out.wav', 'preset.json']);
    expect(wavHeader(readFileSync(join(place.path, 'out.wav')))).toMatchObject({
      channels: 2,
      sampleRate: 44100,
      bits: 16,
      frames: 88200,
    });
    const rows = stdout.toString().trimEnd().split('\n');
    expect(rows).toEqual([
      'out.wav',
      '  length    2 s: 88200 samples at 44100 Hz, stereo, int16',
      expect.stringMatching(
        /^ {2}loudness {2}−18\.0 LUFS for a target of −18\.0, true peak −\d+\.\d dBTP under −1\.0 \(gain [+−]\d+\.\d dB\)$/,
      ),
      expect.stringMatching(/^ {2}peak {6}−\d+\.\d dBFS$/),
      '  engine    wasm',
      expect.stringMatching(/^ {2}speed {5}[\d.]+ × real time \([\d.]+ ms, compiling included\)$/),
      expect.stringMatching(/^ {2}hash {6}[0-9a-f]{64}$/),
    ]);
  });

  it('names the file after the preset when no other name is given', async () => {
    const place = folder({ 'my.preset.JSON': preset });
    const { code } = await place.run(['render', './my.preset.JSON', '--duration=0.1']);
    expect(code).toBe(0);
    expect(place.files()).toEqual(['my.preset.JSON', 'my.preset.wav']);
  });

  it('prints one JSON object, and nothing else', async () => {
    const place = folder({ 'preset.json': preset });
    const report = await renderJson(place, '-o', 'out.wav', '--seed', '7', '--format', 'float32');
    const audio = await new AudioEngine().renderAudio(preset, undefined, 0.2, { seed: 7 });
    expect(report).toEqual({
      file: 'out.wav',
      hash: await audio.hash(),
      engine: 'wasm',
      length: 8820,
      sample_rate: 44100,
      channels: 2,
      duration: 0.2,
      format: 'float32',
      peak: audio.peak(),
      peak_dbfs: expect.closeTo(20 * Math.log10(audio.peak()), 9),
      render_ms: expect.any(Number),
      real_time_factor: expect.any(Number),
      seed: 7,
      preset: 'Test',
      role: 'pad',
      version: getVersion(),
      ...audio.report,
    });
    expect(report.real_time_factor).toBeCloseTo(200 / report.render_ms, 2);
    const { samples } = wavHeader(readFileSync(join(place.path, 'out.wav')));
    expect(samples.equals(Buffer.from(audio.interleaved().buffer))).toBe(true);
  });

  it('gives the same bytes for the same seed, whatever the backend and the format', async () => {
    const place = folder({ 'preset.json': preset });
    const first = await renderJson(place, '-o', 'a.wav');
    const hashes = [
      await renderJson(place, '-o', 'b.wav', '--seed', '0', '--backend', 'wasm'),
      await renderJson(place, '-o', 'c.wav', '--backend', 'js'),
      await renderJson(place, '-o', 'd.wav', '--backend', 'interpreter', '--format', 'int24'),
    ].map(({ hash, engine }) => [engine, hash]);
    expect(hashes).toEqual(['wasm', 'js', 'interpreter'].map((engine) => [engine, first.hash]));
    const bytes = (name: string) => readFileSync(join(place.path, name));
    expect(bytes('b.wav').equals(bytes('a.wav'))).toBe(true);
    expect(bytes('c.wav').equals(bytes('a.wav'))).toBe(true);
    const other = await renderJson(place, '-o', 'e.wav', '--seed', '1');
    expect(other.hash).not.toBe(first.hash);
    expect(bytes('e.wav').equals(bytes('a.wav'))).toBe(false);
  });

  it.each([
    ['int16', 16, 8000],
    ['int24', 24, 48000],
    ['float32', 32, 96000],
  ])('writes %s with %i bits at %i Hz', async (format, bits, rate) => {
    const place = folder({ 'preset.json': preset });
    const report = await renderJson(place, '-o', 'out.wav', '--format', format, '--sample-rate', String(rate));
    const header = wavHeader(readFileSync(join(place.path, 'out.wav')));
    expect(header).toMatchObject({ channels: 2, sampleRate: rate, bits, frames: rate / 5 });
    expect(report).toMatchObject({ sample_rate: rate, length: rate / 5, format });
  });

  it('reads a context, a byte order mark and standard input', async () => {
    const place = folder({ 'context.json': { tempo: 90, key: 'F#', scale: 'minor', time_signature: [6, 8] } });
    const args = ['render', '-', '-o', 'out.wav', '--duration', '0.1', '--context', 'context.json'];
    const { code, stderr } = await place.run(args, { stdin: `\ufeff${JSON.stringify(preset)}` });
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(place.files()).toContain('out.wav');
  });

  it('writes to standard output, and talks on standard error then', async () => {
    const place = folder({ 'preset.json': preset });
    const { code, stdout, stderr } = await place.run(['render', 'preset.json', '-o', '-', '--duration', '0.5']);
    expect(code).toBe(0);
    expect(wavHeader(stdout).frames).toBe(22050);
    expect(stderr).toContain('standard output\n  length    0.5 s');
    expect(place.files()).toEqual(['preset.json']);
  });

  it('replaces a file, also behind a link, and keeps its permissions', async () => {
    const place = folder({ 'preset.json': preset, 'old.wav': 'old' });
    const [old, link] = [join(place.path, 'old.wav'), join(place.path, 'link.wav')];
    chmodSync(old, 0o600);
    if (process.platform !== 'win32') symlinkSync('old.wav', link);
    await renderJson(place, '-o', process.platform === 'win32' ? 'old.wav' : 'link.wav');
    expect(wavHeader(readFileSync(old)).frames).toBe(8820);
    if (process.platform === 'win32') return;
    expect(statSync(old).mode & 0o777).toBe(0o600);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(place.files()).toEqual(['link.wav', 'old.wav', 'preset.json']);
  });

  it.runIf(existsSync('/dev/null'))('writes to a device without replacing it', async () => {
    const place = folder({ 'preset.json': preset });
    expect(await renderJson(place, '-o', '/dev/null')).toMatchObject({ file: '/dev/null', length: 8820 });
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it.each([
    [{ parameters: { amplitude: 0 } }, /^parameters.amplitude is 0, so the sound is silent\. Raise amplitude/],
    [{ parameters: { sustain: 0 } }, /^parameters.sustain is 0, so nothing sounds after attack and decay\./],
  ])('warns about %j', async (more, warning) => {
    const place = folder({ 'preset.json': { role: 'pad', ...more } });
    const { code, stdout, stderr } = await place.run(['render', 'preset.json', '-o', 'out.wav', '--json']);
    expect(code).toBe(0);
    const report = JSON.parse(stdout.toString());
    expect(report.warnings).toEqual([expect.stringMatching(warning)]);
    expect(report.warning_details).toHaveLength(1);
    expect(stderr).toBe(`aiaudio: warning: ${report.warnings[0]}\n`);
    const silent = report.peak === 0;
    expect(silent).toBe(JSON.stringify(more).includes('amplitude'));
    expect(report.peak_dbfs === null).toBe(silent);
  });

  it('tells which constraints it cannot keep', async () => {
    const constraints = { lufs_target: -3, max_cpu: 0.005, max_latency: 0 };
    const place = folder({ 'preset.json': { role: 'pad', parameters: { unison: 16 }, constraints } });
    const { code, stdout, stderr } = await place.run(['render', 'preset.json', '-o', 'out.wav', '--json']);
    expect(code).toBe(0);
    const { violations, violation_details: details, master } = JSON.parse(stdout.toString());
    expect(details.map(({ constraint }: { constraint: string }) => constraint)).toEqual(['max_cpu', 'lufs_target']);
    expect(stderr).toBe(violations.map((text: string) => `aiaudio: violation: ${text}\n`).join(''));
    expect(master.gain_reduction).toBeCloseTo(6, 2);
    expect(master.true_peak).toBeLessThan(-0.9);
  });

  it('falls back to plain JavaScript, but not when WebAssembly was asked for', async () => {
    const place = folder({ 'preset.json': preset });
    const run = async (backend: string, env: Record<string, string>) => {
      const args = ['render', 'preset.json', '-o', 'out.wav', '--duration', '0.1', '--json', '--backend', backend];
      const { code, stdout } = await place.run(args, { env });
      return { exit: code, ...JSON.parse(stdout.toString()) };
    };
    const bare = { NODE_OPTIONS: '--jitless' }; // has no WebAssembly
    const { hash } = await run('wasm', {});
    expect(await run('auto', bare)).toMatchObject({ exit: 0, engine: 'js', hash });
    expect(await run('wasm', bare)).toMatchObject({ exit: 1, code: 'no_backend', path: 'backend' });
  });
});
