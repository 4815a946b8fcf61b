/** The sounds on which meters are compared: the signals of EBU Tech 3341 and 3342, and rendered ones. */
import { importTypeScript } from './importTypeScript.mjs';

const RATES = [48_000, 44_100];
const SOUNDS = 20;

const support = (name) => importTypeScript(new URL(`../../test/support/${name}.ts`, import.meta.url));

/** Groups of { name, channels, rate }, each a generator, so that not all sounds lie in memory at a time. */
export async function meterSounds(quick) {
  const { masterSounds } = await import('./masterSounds.mjs');
  const { AudioEngine } = await import('../../dist/index.js');
  const [ebu, peaks] = [await support('ebuSignals'), await support('truePeakSignals')];
  const both = (samples) => [samples, samples];
  const tech3341 = function* (rate) {
    const played = (parts) => both(ebu.synthesize(parts, rate));
    for (const [number, parts] of Object.entries(ebu.gatingSignals))
      yield { name: number, channels: played(parts), rate };
    yield { name: '6', channels: ebu.surroundSignal.map((parts) => ebu.synthesize(parts, rate)), rate };
    yield { name: '9', channels: played(ebu.shortTermSignal), rate };
    for (const parts of ebu.shortTermFiles) yield { name: '10', channels: played(parts), rate };
    yield { name: '11', channels: played(ebu.shortTermLadder), rate };
    yield { name: '12', channels: played(ebu.momentarySignal), rate };
    for (const parts of ebu.momentaryFiles) yield { name: '13', channels: played(parts), rate };
    yield { name: '14', channels: played(ebu.momentaryLadder), rate };
    for (const [number, tone] of Object.entries(peaks.steadyTones)) {
      yield { name: number, channels: both(peaks.steadyTone(tone, rate)), rate };
    }
    for (const number of [20, 21, 22, 23])
      yield { name: String(number), channels: both(peaks.burstSignal(number, rate)), rate };
  };
  const tech3342 = function* (rate) {
    for (const [at, { parts }] of ebu.rangeSignals.entries()) {
      yield { name: String(at + 1), channels: both(ebu.synthesize(parts, rate)), rate };
    }
  };
  const rendered = async function* (rate) {
    const engine = new AudioEngine({ sampleRate: rate });
    for (const { name, render } of spread(masterSounds, quick ? 4 : SOUNDS)) {
      const sound = await render(engine, 4);
      yield { name, channels: [sound.getChannelData(0), sound.getChannelData(1)], rate };
    }
  };
  const all = {};
  for (const rate of quick ? RATES.slice(0, 1) : RATES) {
    all[`Tech 3341, 1–6 and 9–23, at ${rate} Hz`] = () => tech3341(rate);
    all[`Tech 3342, 1–4, at ${rate} Hz`] = () => tech3342(rate);
    all[`rendered sounds, at ${rate} Hz`] = () => rendered(rate);
  }
  return all;
}

/** So many of a list, evenly from all of it. */
const spread = (list, count) => Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)]);
