/** `aiaudio assess`: a WAV file is measured and judged. */
import { basename } from 'node:path';

import { drawAssessment } from '../../engine/drawAssessment.ts';
import { ConfigurationError } from '../../errors.ts';
import { inputChecks } from '../../inputChecks.ts';
import { encodePng } from '../../io/encodePng.ts';
import { assess, speakersOfMask } from '../../metrics/index.ts';
import { constraintRecords } from '../../presets/constraints.ts';
import { targetsOf } from '../../engine/targetsOf.ts';
import { roles } from '../../roles/index.ts';
import { getVersion } from '../../version.ts';
import { inFile } from '../inFile.ts';
import { outputFile } from '../outputFile.ts';
import { readAudio } from '../readAudio.ts';
import { readContext } from '../readContext.ts';
import { assessmentSummary } from './assessmentSummary.ts';
import { defineCommand } from './command.ts';
import { note } from './note.ts';
import { print } from './print.ts';
import { textTable } from './textTable.ts';

const check = inputChecks('command line', ConfigurationError);

const [lufsTarget, truePeakLimit] = ['lufs_target', 'true_peak_limit'].map((name) => {
  const { min, max, unit, example } = constraintRecords.find((record) => record.name === name)!;
  return { min, max, unit, example };
});

export const assessCommand = defineCommand({
  name: 'assess',
  summary: 'Measures a WAV file and says how good it is.',
  arguments: ['<file.wav>'],
  options: [
    {
      kind: 'choice',
      name: 'role',
      value: 'name',
      choices: ['unknown', ...roles.keys()],
      default: 'unknown',
      meaning: 'What the sound is for; semantic_match compares it with that.',
    },
    { kind: 'text', name: 'kind', value: 'name', meaning: 'The kind within the role, for example kick.' },
    { kind: 'text', name: 'context', value: 'context.json', meaning: 'Key and scale that the pitch should be in.' },
    {
      ...lufsTarget!,
      kind: 'number',
      name: 'lufs-target',
      value: 'LUFS',
      meaning: 'Loudness that the sound should have. Default: that of the role.',
    },
    {
      ...truePeakLimit!,
      kind: 'number',
      name: 'true-peak-limit',
      value: 'dBTP',
      meaning: 'True peak that the sound may have. Default -1.',
    },
    {
      kind: 'text',
      name: 'picture',
      short: 'p',
      value: 'file.png',
      meaning: 'Draw waveform, spectrogram, loudness and balance into this file.',
    },
    { kind: 'flag', name: 'json', meaning: 'Report on standard output as one JSON object, errors too.' },
  ],
  details: () =>
    [
      'The file comes from standard input where <file.wav> is -. Any WAV file will do: 8 to 32 bits,',
      'float, up to 256 channels, 8 to 192 kHz, RF64, BW64. The scores lie between 0 and 1:',
      ...textTable([
        ['semantic_match', 'Does it sound like its role?'],
        ['mix_readiness', 'Loudness, true peak, mono compatibility, balance.'],
        ['perceptual_quality', 'Clipping, clicks, dynamics, spectral balance.'],
        ['stability', 'Freedom from drift, dropouts and samples that are no numbers.'],
      ]),
      'docs/scores.md has each curve. The exit code is 0 whatever the scores are.',
    ].join('\n'),

  async run(options, [source = '']) {
    const picture = options.picture === undefined ? undefined : pictureTarget(options.picture, options.json);
    const context = options.context === undefined ? undefined : readContext(options.context);
    const file = readAudio(source === '-' ? 0 : source);
    for (const { message } of file.warnings) note(`aiaudio: warning: ${message}`);

    const { role } = options;
    const targets = targetsOf(role, options.kind);
    const constraints = {
      ...(options['lufs-target'] === undefined ? {} : { lufs_target: options['lufs-target'] }),
      ...(options['true-peak-limit'] === undefined ? {} : { true_peak_limit: options['true-peak-limit'] }),
    };
    const path = source === '-' ? 0 : source;
    const report = inFile(path, () =>
      assess(file.channels, file.sampleRate, {
        role,
        targets,
        context,
        constraints,
        ...(file.channelMask === null ? {} : { speakers: speakersOfMask(file.channelMask, file.channels.length) }),
      }),
    );
    const name = source === '-' ? 'standard input' : source;
    if (picture !== undefined) {
      const title = role === 'unknown' ? basename(name) : `${basename(name)} as ${role}`;
      const lufs = options['lufs-target'] ?? targets?.lufs;
      const image = drawAssessment(file.channels, file.sampleRate, report, { title, targets, lufsTarget: lufs });
      picture.write(await encodePng(image));
    }
    const about = {
      file: name,
      role,
      kind: options.kind ?? null,
      format: file.format,
      version: getVersion(),
      file_warnings: file.warnings,
    };
    if (options.json) print(`${JSON.stringify({ ...about, ...report })}\n`);
    else print(`${assessmentSummary(name, file.format, role, report)}\n`);
  },
});

function pictureTarget(file: string, json: boolean) {
  if (file === '-') {
    if (!json) return { write: (bytes: Uint8Array) => print(bytes) };
    const problem = 'The picture and the JSON object cannot both go to standard output.';
    throw check.problem('--picture', 'conflicting_options', problem, 'a file with --json', 'Give --picture a file.');
  }
  if (!/\.png$/i.test(file)) {
    const suggestion = `Write ${file.replace(/\.[a-z0-9]{1,5}$/i, '')}.png.`;
    throw check.mismatch('--picture', 'unknown_format', JSON.stringify(file), 'a name that ends in .png', suggestion);
  }
  return outputFile(file, '--picture');
}
