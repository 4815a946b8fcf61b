/** From an entry to samples: the sound, what went into its effect, and the signals that its picture shows. */
import { AudioEngine } from '../../dist/index.js';
import { click } from './sounds.mjs';

const SAMPLE_RATE = 44100;
const QUICK_SEC = 0.2;
/** The engine fades out the last 50 ms of what it renders. Pictures show what comes before. */
const FADE_SEC = 0.05;
/** Long enough for the answers of filters. */
const RESPONSE_SEC = 1;
/** Sounds may exceed 1 (the file is then turned down), but not by much: what does is a mistake. */
const LOUDEST = 8;
const QUIETEST = 1e-3;

export function createRenderer({ quick }) {
  const engine = new AudioEngine({ sampleRate: SAMPLE_RATE });

  return async (entry) => {
    const built = entry.build(entry.parameters ?? {});
    const { instrument, effect, notes: given, values } = built;
    const shown = built.shown ?? (entry.show === 'response' ? { [entry.unit]: effect } : {});
    const seconds = quick ? QUICK_SEC : entry.seconds;
    const notes = given ?? [{ frequencyHz: 220, lengthSec: Math.max(0.1, entry.seconds - 0.3) }];
    const play = async (graph, options, length = seconds) => {
      const audio = await engine.renderGraph(graph, { notes, ...options, duration: length + FADE_SEC });
      return [0, 1].map((channel) => audio.getChannelData(channel));
    };
    const visible = (channels, length = seconds) =>
      withoutTwin(channels.map((samples) => samples.subarray(0, Math.floor(length * SAMPLE_RATE + 0.5))));

    const sound = await play(instrument, { effect, values });
    const peak = checkSound(sound);
    const signals = {};
    for (const [name, graph] of Object.entries(shown)) {
      const answer = entry.show === 'response';
      const [length, played] = answer ? [RESPONSE_SEC, click] : [seconds, graph];
      const options = answer ? { effect: graph, notes: [{ lengthSec: RESPONSE_SEC }] } : {};
      signals[name] = visible(await play(played, options, length), length)[0];
    }
    const gain = Math.min(1, 0.95 / peak);
    return {
      sampleRate: SAMPLE_RATE,
      /** Of the whole that was planned. */
      share: seconds / entry.seconds,
      sound: sound.map((samples) => samples.map((x) => x * gain)),
      gainDb: 20 * Math.log10(gain),
      output: visible(sound),
      input: effect && Object.keys(shown).length === 0 ? visible(await play(instrument, {})) : undefined,
      signals,
    };
  };
}

/** The largest absolute value. @throws for silence and for what is far too loud; the engine itself refuses NaN */
function checkSound(channels) {
  let peak = 0;
  for (const samples of channels) for (const x of samples) peak = Math.max(peak, Math.abs(x));
  if (!(peak >= QUIETEST)) throw new Error(`it is silent: the peak is ${peak}`);
  if (!(peak <= LOUDEST)) throw new Error(`it is far too loud: the peak is ${peak}, over ${LOUDEST}`);
  return peak;
}

/** One channel where left and right are the same. */
function withoutTwin([left, right]) {
  return left.every((x, at) => x === right[at]) ? [left] : [left, right];
}
