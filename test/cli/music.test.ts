import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { decodeWav } from '../../src/index.ts';
import { endOfTrack, midiFile, trackChunk, type DeltaEvent } from '../support/midiFiles.ts';
import { folder, type Folder } from './runCli.ts';

async function render(place: Folder, ...args: readonly string[]) {
  const { code, stdout, stderr } = await place.run(['render', ...args, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout.toString());
}

describe('aiaudio render, for music', () => {
  it('renders a factory preset by its name, in a key', async () => {
    const place = folder({ 'a-minor.json': { key: 'A', scale: 'minor' } });
    const report = await render(
      place,
      'glass bells',
      '--duration',
      '0.3',
      '--key',
      'A',
      '--scale',
      'minor',
      '--tempo',
      '90',
    );
    expect(place.files()).toContain('glass-bells.wav');
    expect(report).toMatchObject({ preset: 'Glass Bells', role: 'pad', file: 'glass-bells.wav' });
    expect(report.provenance.context).toEqual({ tempo: 90, key: 9, scale: 'minor', time_signature: [4, 4] });
    expect(report.notes.map(({ frequency }: { frequency: number }) => frequency)[0] % 55).toBeCloseTo(0, 9);
    const again = await render(place, 'Glass Bells', '--duration', '0.3', '--context', 'a-minor.json', '--tempo', '90');
    expect(again.hash).toBe(report.hash);
  });

  it('makes loops whose file says so', async () => {
    const place = folder({});
    const args = [
      'Hard Kick',
      '-o',
      'loop.wav',
      '--loop',
      '--tempo',
      '180',
      '--time-signature',
      '3/4',
      '--duration',
      '2.1',
    ];
    const report = await render(place, ...args);
    expect(report.length).toBe(2 * 44100);
    expect(report.provenance.bars).toBe(2);
    const file = decodeWav(readFileSync(join(place.path, 'loop.wav')));
    expect(file).toMatchObject({
      frames: 88200,
      loop: { startFrame: 0, endFrame: 88200 },
      info: { title: 'Hard Kick' },
    });
    expect(JSON.parse(file.info!.comment!)).toMatchObject({ role: 'drum', kind: 'kick', seed: 0, bars: 2 });
  });

  it('plays a MIDI file to the end of its tail', async () => {
    const place = folder({});
    const events: DeltaEvent[] = [
      [0, 0x90, 60, 100],
      [480, 0x80, 60, 0],
      [0, 0x90, 67, 64],
      [480, 0x80, 67, 0],
      endOfTrack,
    ];
    place.write('song.mid', midiFile([trackChunk(events)]));
    const report = await render(place, 'Slow Reese', '--midi', 'song.mid', '-o', 'song.wav');
    expect(report.notes).toEqual([
      { frequency: expect.closeTo(261.626, 3), start: 0, length: 0.5, velocity: expect.closeTo(100 / 127, 6) },
      { frequency: expect.closeTo(391.995, 3), start: 0.5, length: 0.5, velocity: expect.closeTo(64 / 127, 6) },
    ]);
    expect(report.duration).toBeGreaterThan(1);
    const cut = await render(place, 'Slow Reese', '--midi', 'song.mid', '-o', 'cut.wav', '--tail', 'cut');
    expect(cut.duration).toBe(1);
  });

  it('leaves the percussion of a MIDI file to drums, and its tempo alone', async () => {
    const place = folder({ 'context.json': { tempo: 90, key: 'D' } });
    const events: DeltaEvent[] = [
      [0, 0x99, 36, 100],
      [0, 0x90, 60, 100],
      [480, 0x80, 60, 0],
      [0, 0x89, 36, 0],
      endOfTrack,
    ];
    place.write('song.mid', midiFile([trackChunk(events)]));
    const { stdout, stderr } = await place.run([
      'render',
      'Deep Sub',
      '--midi',
      'song.mid',
      '--context',
      'context.json',
      '--json',
    ]);
    expect(stderr).toContain('1 notes of channel 10, percussion, are left out');
    const report = JSON.parse(stdout.toString());
    expect(report.notes).toHaveLength(1);
    expect(report.provenance.context).toMatchObject({ tempo: 120, key: 2 });
    expect((await render(place, 'Hard Kick', '--midi', 'song.mid')).notes).toHaveLength(2);
    const refused = await place.run(['render', 'Deep Sub', '--midi', 'song.mid', '--tempo', '90', '--json']);
    expect(JSON.parse(refused.stdout.toString())).toMatchObject({ path: '--tempo', code: 'conflicting_options' });
  });

  it.each([
    [['Hard Kick', '--key', 'H'], 'key'],
    [['Hard Kick', '--time-signature', '4'], '--time-signature'],
    [['Hard Kick', '--tempo', '5'], '--tempo'],
    [['Hard Kick', '--loop', '--tail', 'cut'], 'tail'],
    [['Hard Kik'], 'Hard Kik'],
    [['Hard Kick', '--midi', 'none.mid'], 'none.mid'],
    [['Hard Kick', '--pattern', 'song'], '--pattern'],
  ])('refuses %o', async (args, path) => {
    const place = folder({});
    const { code, stdout } = await place.run(['render', ...args, '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout.toString())).toMatchObject({ path });
    expect(place.files()).toEqual([]);
  });
});
