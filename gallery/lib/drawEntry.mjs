/** From an entry and its samples to a picture, large for the page and small for the contact sheet. */
import { nameOf } from '../entries/index.mjs';
import { curve, response, spectrogram, spectrum, stackImages, waveform } from '../../dist/pictures/index.js';

const LARGE = { width: 960, height: 480, scale: 2 };
const HALF = { ...LARGE, height: 300 };
const SMALL = { width: 320, height: 180, scale: 1 };

export function drawLarge(entry, rendered) {
  const title = `${nameOf(entry)}: ${entry.title}`;
  if (entry.show !== 'spectrogram' || rendered.input === undefined) return draw(entry, rendered, { ...LARGE, title });
  return stackImages([
    draw(entry, { ...rendered, output: rendered.input }, { ...HALF, title: `${title}: input` }),
    draw(entry, rendered, { ...HALF, title: `${title}: output` }),
  ]);
}

export const drawSmall = (entry, rendered) => draw(entry, rendered, SMALL);

function draw(entry, rendered, size) {
  const picture = pictures[entry.show];
  if (picture === undefined) throw new Error(`there is no picture called "${entry.show}"`);
  return picture(rendered, { ...entry.look, ...size }, entry);
}

const pictures = {
  spectrogram: ({ output, sampleRate }, options) => spectrogram(output, sampleRate, options),

  spectrum: ({ input, output, signals, sampleRate }, options) => {
    const shown = Object.entries(signals).map(([name, samples]) => ({ name, channels: [samples] }));
    const sounds = [...(input ? [{ name: 'input', channels: input }] : []), { name: 'output', channels: output }];
    return spectrum(shown.length > 0 ? shown : sounds, sampleRate, options);
  },

  waveform: ({ input, output, signals, sampleRate }, options) => {
    const shown = Object.entries(signals).map(([name, samples]) => ({ name, samples }));
    const lanes = (channels, name) =>
      channels.map((samples, at) => ({
        name: channels.length > 1 ? `${name} ${['left', 'right'][at]}`.trim() : name,
        samples,
      }));
    const sounds = [...lanes(input ?? [], 'input'), ...lanes(output, input ? 'output' : '')];
    return waveform(shown.length > 0 ? shown : sounds, sampleRate, options);
  },

  curve: ({ output, signals, share, sampleRate }, options, { seconds }) => {
    const shown = Object.entries(signals).map(([name, values]) => ({ name, values }));
    const { from, to, unit } = options.x ?? { from: 0, to: seconds, unit: 's' };
    const x = { from, to: from + (to - from) * share, unit };
    const length = Math.floor(share * seconds * sampleRate);
    return curve(shown.length > 0 ? shown : [{ name: '', values: output[0].subarray(0, length) }], { ...options, x });
  },

  response: ({ signals, sampleRate }, options) =>
    response(
      Object.entries(signals).map(([name, samples]) => ({ name, samples })),
      sampleRate,
      { rangeDb: 60, ...options },
    ),
};
