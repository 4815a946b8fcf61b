/** From a factory preset to its cell in the contact sheet of its role: waveform above spectrogram. */
import { AudioEngine } from '../../dist/index.js';
import { spectrogram, stackImages, waveform } from '../../dist/pictures/index.js';
import { MARGIN_COLOUR_BAR } from '../../dist/pictures/plot.js';

const SECONDS = { drum: 1, fx: 3 };
const OTHER_SEC = 2;
const QUICK_SEC = 0.2;
/** So many pixels that four stand beside each other on a screen. */
const SIZE = { width: 420, scale: 1 };

export function createPresetCell({ quick }) {
  const engine = new AudioEngine();

  return async (preset) => {
    const seconds = quick ? QUICK_SEC : (SECONDS[preset.role] ?? OTHER_SEC);
    const audio = await engine.renderAudio(preset, undefined, seconds);
    const { sampleRate, report } = audio;
    const channels = [audio.getChannelData(0), audio.getChannelData(1)];
    const lanes = channels.map((samples, at) => ({ name: ['left', 'right'][at], samples }));
    return {
      title: `${preset.name} (${report.provenance.kind})`,
      image: stackImages([
        waveform(lanes, sampleRate, { ...SIZE, height: 150, marginRight: MARGIN_COLOUR_BAR }),
        spectrogram(channels, sampleRate, { ...SIZE, height: 200 }),
      ]),
      seconds,
      wav: audio.toWav(),
      /** What the engine itself finds wrong. */
      remarks: [...report.violations, ...report.warnings],
    };
  };
}
