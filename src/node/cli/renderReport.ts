/** What `aiaudio render` says about a sound: as data for programs, and in words. */
import type { AudioData } from '../../engine/audioData.ts';
import type { AudioReport, MasterFigures } from '../../engine/audioReport.ts';
import type { WavFormat } from '../../io/encodeWav.ts';
import { gainToDb } from '../../math/decibels.ts';
import { fixed } from './fixed.ts';

export interface RenderReport extends AudioReport {
  /** Where the sound went; `-` is standard output. */
  readonly file: string;
  /** SHA-256 of the samples as float32. */
  readonly hash: string;
  /** The backend that rendered. */
  readonly engine: string;
  /** In samples of each channel. */
  readonly length: number;
  readonly sample_rate: number;
  readonly channels: number;
  /** In seconds. */
  readonly duration: number;
  readonly format: WavFormat;
  /** The largest absolute sample value. */
  readonly peak: number;
  /** `null` for silence. */
  readonly peak_dbfs: number | null;
  /** Of rendering, compiling included; without the start of the process and the writing of the file. */
  readonly render_ms: number;
  /** Seconds of sound per second of rendering. */
  readonly real_time_factor: number;
}

export function renderReport(
  audio: AudioData,
  rest: Pick<RenderReport, 'file' | 'hash' | 'engine' | 'format' | 'render_ms'>,
): RenderReport {
  const { file, hash, engine, format, render_ms: renderMs } = rest;
  const peak = audio.peak();
  return {
    ...audio.report!,
    file,
    hash,
    engine,
    length: audio.length,
    sample_rate: audio.sampleRate,
    channels: audio.numberOfChannels,
    duration: audio.duration,
    format,
    peak,
    peak_dbfs: peak === 0 ? null : gainToDb(peak),
    render_ms: rounded(renderMs),
    real_time_factor: rounded((audio.duration * 1000) / renderMs),
  };
}

/** A few lines, without the last line break. */
export function renderSummary(report: RenderReport): string {
  const { file, length, sample_rate: sampleRate, duration, format, peak_dbfs: peakDb, render_ms: renderMs } = report;
  const speed = report.real_time_factor;
  const rows = {
    length: `${rounded(duration)} s: ${length} samples at ${sampleRate} Hz, stereo, ${format}`,
    ...(report.master === null ? {} : { loudness: loudnessOf(report.master) }),
    peak: peakDb === null ? 'silence' : `${fixed(peakDb, 1)} dBFS`,
    engine: report.engine,
    speed: `${speed.toFixed(speed < 10 ? 1 : 0)} × real time (${renderMs.toFixed(1)} ms, compiling included)`,
    hash: report.hash,
  };
  const lines = Object.entries(rows).map(([name, text]) => `  ${name.padEnd(10)}${text}`);
  return [file === '-' ? 'standard output' : file, ...lines].join('\n');
}

/** `−18.0 LUFS for a target of −18.0, true peak −3.2 dBTP under −1.0 (gain +6.8 dB, limiter −1.2 dB)`. */
function loudnessOf(figures: MasterFigures): string {
  const { integrated_loudness: loudness, lufs_target: target, true_peak: peak, true_peak_limit: limit } = figures;
  if (loudness === null && peak === null) return 'silence';
  const change = [
    `gain ${signed(figures.gain)} dB`,
    ...(figures.gain_reduction > 0 ? [`limiter −${fixed(figures.gain_reduction, 1)} dB`] : []),
  ].join(', ');
  return [
    `${loudness === null ? '–' : fixed(loudness, 1)} LUFS`,
    target === null ? '' : ` for a target of ${fixed(target, 1)}`,
    `, true peak ${peak === null ? '–' : fixed(peak, 1)} dBTP`,
    limit === null ? '' : ` under ${fixed(limit, 1)}`,
    ` (${change})`,
  ].join('');
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${fixed(value, 1)}`;
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}
