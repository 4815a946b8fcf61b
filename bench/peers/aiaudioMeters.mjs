/**
 * `node aiaudioMeters.mjs FILE RATE CHANNELS REPS MODE`: what libebur128/driver.c does, with our meters; the samples lie in memory as planar
 * float32 before the clock starts. MODE is `integrated` or `full`. `report` measures and judges the sound as a whole and prints cpuMs alone.
 */
import { readFileSync } from 'node:fs';

const [file, rate, channelCount, reps, mode] = process.argv.slice(2);
const { assess, LoudnessMeter } = await import('../../dist/metrics/index.js');

const bytes = readFileSync(file);
const interleaved = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
const count = Number(channelCount);
const channels = Array.from({ length: count }, () => new Float32Array(interleaved.length / count));
channels.forEach((samples, channel) => {
  for (let at = 0; at < samples.length; at++) samples[at] = interleaved[at * count + channel];
});

function loudness() {
  const meter = new LoudnessMeter(count, Number(rate), { truePeak: mode === 'full' });
  meter.add(channels);
  return meter.result();
}

const run = mode === 'report' ? () => assess(channels, Number(rate)) : loudness;
const cpuMs = [];
let result;
for (let rep = 0; rep < Number(reps); rep++) {
  const before = process.cpuUsage();
  result = run();
  const { user, system } = process.cpuUsage(before);
  cpuMs.push((user + system) / 1000);
}
const { integrated, range, momentaryMax, shortTermMax, truePeak, samplePeak } = result;
console.log(JSON.stringify({ cpuMs, integrated, range, momentaryMax, shortTermMax, truePeak, samplePeak }));
