/** Whether bytes are a WAV file at all. */
import { AudioError } from '../errors.ts';
import { inputChecks } from '../inputChecks.ts';
import { foreignKind } from './foreignKind.ts';

/**
 * The outermost chunk: RIFX has its numbers in big-endian order; RF64 (EBU Tech 3306) and BW64 (ITU-R BS.2088) have a chunk
 * `ds64` with sizes of 64 bits.
 */
export const wavForms = ['RIFF', 'RIFX', 'RF64', 'BW64'] as const;
export type WavForm = (typeof wavForms)[number];

/** How many bytes `wavForm` looks at. */
export const wavFormBytes = 12;

const { problem } = inputChecks('WAV file', AudioError);

/** @throws AudioError `not_a_wav`, which says what it looks like, or `truncated_header` */
export function wavForm(bytes: Uint8Array): WavForm {
  const head = String.fromCharCode(...bytes.subarray(0, wavFormBytes));
  const form = wavForms.find((form) => head.startsWith(form));
  if (form !== undefined && 'WAVE'.startsWith(head.slice(8, 12))) {
    if (head.length === wavFormBytes) return form;
    const found = `The WAV file ends after ${bytes.length} bytes, within its header.`;
    throw problem('', 'truncated_header', found, 'a complete WAV file', 'Check that it was written to the end.');
  }
  const kind = foreignKind(bytes);
  const likeness =
    bytes.length === 0
      ? 'it is empty'
      : kind === undefined
        ? `it begins with the bytes ${hex(bytes.subarray(0, 8))}`
        : `it looks like ${kind.name}`;
  const suggestion = kind?.suggestion ?? 'Check that it is the right file.';
  const expected = 'a WAV file: the word RIFF, RIFX, RF64 or BW64, a size, and the word WAVE';
  throw problem('', 'not_a_wav', `This is no WAV file: ${likeness}.`, expected, suggestion);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
