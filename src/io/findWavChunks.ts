/**
 * Finds the two chunks of a WAV file that matter, `fmt ` and `data`, and those that say what it is: `LIST` and `smpl`.
 *
 * Sources: "Multimedia Programming Interface and Data Specifications 1.0" (1991) for RIFF, EBU Tech 3306 for RF64. Files in
 * the wild break them, so sizes are claims: none is believed beyond the end of the bytes, that of the whole file is ignored,
 * and what is no chunk ends the search.
 */
import { byteCount } from './byteCount.ts';
import { type AiaudioError, AudioError } from '../errors.ts';
import { inputChecks } from '../inputChecks.ts';
import { wavForm, wavFormBytes } from './wavForm.ts';
import type { WavWarning } from './wavWarning.ts';

export interface WavChunks {
  readonly littleEndian: boolean;
  readonly format: Uint8Array;
  /** As much of it as is there. */
  readonly data: Uint8Array;
  /** Contents of the chunks `LIST`, and of the first `smpl`. */
  readonly lists: readonly Uint8Array[];
  readonly sampler: Uint8Array | undefined;
}

const { problem } = inputChecks('WAV file', AudioError);

/** Four characters as the number that a file has there: comparing numbers keeps a file of a million chunks cheap. */
const word = (text: string): number =>
  text.split('').reduce((value, character) => value * 256 + character.charCodeAt(0), 0);

const FMT = word('fmt ');
const DATA = word('data');
const DS64 = word('ds64');
const LIST = word('LIST');
const SMPL = word('smpl');
/** More lists than these are no metadata. */
const MOST_LISTS = 64;
const RIFF = word('RIFF');
const usualWords: readonly number[] = [
  FMT,
  DATA,
  ...['LIST', 'fact', 'bext', 'cue ', 'smpl', 'JUNK', 'id3 '].map(word),
];

/** The word and the size in front of a chunk. */
const headBytes = 8;

/**
 * @param warnings oddities are appended
 * @throws AudioError `not_a_wav`, `truncated_header`, `missing_format`, `missing_data`
 */
export function findWavChunks(bytes: Uint8Array, warnings: WavWarning[]): WavChunks {
  const littleEndian = wavForm(bytes) !== 'RIFX';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<number, Uint8Array>();
  const lists: Uint8Array[] = [];
  let longDataBytes: number | undefined;
  let repeated: string | undefined;
  let cutOff = false;
  let at = wavFormBytes;
  while (at + headBytes <= bytes.length) {
    const id = view.getUint32(at);
    const start = at + headBytes;
    let size = view.getUint32(at + 4, littleEndian);
    // Another file may have been appended.
    if (!isWord(id) || id === RIFF) break;
    if (id === DATA) {
      const claimed = size === 0xffffffff ? (longDataBytes ?? size) : size;
      size = presentBytes(view, start, claimed, littleEndian, found.has(DATA) ? [] : warnings);
    }
    cutOff = start + size > bytes.length;
    if (cutOff) break;
    if (id === DS64 && size >= 16) longDataBytes = uint64(view, start + 8);
    if (id === FMT || id === DATA) {
      if (found.has(id)) repeated ??= id === FMT ? 'fmt ' : 'data';
      else found.set(id, bytes.subarray(start, start + size));
    }
    if (id === LIST && lists.length < MOST_LISTS) lists.push(bytes.subarray(start, start + size));
    if (id === SMPL && !found.has(SMPL)) found.set(SMPL, bytes.subarray(start, start + size));
    at = nextChunk(view, start, size);
  }
  const rest = bytes.length - at;
  const format = found.get(FMT);
  const data = found.get(DATA);
  if (format === undefined || data === undefined) {
    throw missing(format === undefined ? 'fmt ' : 'data', cutOff || (rest > 0 && rest < headBytes));
  }
  if (repeated !== undefined) {
    const message = `There are several chunks "${repeated}"; the first was read.`;
    warnings.push({ code: 'repeated_chunk', message, suggestion: 'Write the file again with one.' });
  }
  if (rest > 0) {
    const message = `What follows the last chunk (${byteCount(rest)}) is no chunk and was ignored.`;
    warnings.push({
      code: 'trailing_bytes',
      message,
      suggestion: 'If they are samples, correct the length in the header.',
    });
  }
  return { littleEndian, format, data, lists, sampler: found.get(SMPL) };
}

/** Four printable characters of ASCII. */
function isWord(id: number): boolean {
  for (let shift = 0; shift < 32; shift += 8) {
    const character = (id >>> shift) & 0xff;
    if (character < 0x20 || character > 0x7e) return false;
  }
  return true;
}

/** Above 2^53 rounded: no file is that long. */
function uint64(view: DataView, at: number): number {
  return view.getUint32(at, true) + 0x100000000 * view.getUint32(at + 4, true);
}

/** How many bytes of samples there are; programs that write into a pipe cannot know it beforehand. */
function presentBytes(
  view: DataView,
  start: number,
  claimed: number,
  littleEndian: boolean,
  warnings: WavWarning[],
): number {
  const there = view.byteLength - start;
  if (claimed === 0 && there > 0 && !isChunk(view, start, littleEndian)) {
    warnings.push({
      code: 'unknown_length',
      message: `The header says that there are no samples; what follows (${byteCount(there)}) was read as samples.`,
      suggestion: 'Check that the program that wrote the file came to its end.',
    });
    return there;
  }
  if (claimed > there && !isOpenEnded(claimed)) {
    warnings.push({
      code: 'truncated_data',
      message: `The header promises ${byteCount(claimed)} of samples; only ${there} of them could be read.`,
      suggestion: 'Check that the file was written and copied to its end.',
    });
  }
  return Math.min(claimed, there);
}

/** The sizes that stand for "until the end": the greatest ones, less a header and rounding (ffmpeg 2³² − 1, SoX 2³¹ − 4096). */
function isOpenEnded(size: number): boolean {
  return (
    (size >= 0x7fffe000 && size <= 0x80001000) ||
    (size >= 0xffffe000 && size <= 0xffffffff) ||
    size >= 0x8000000000000000
  );
}

/** A word and a size that the file has room for. */
function isChunk(view: DataView, at: number, littleEndian: boolean): boolean {
  const there = view.byteLength - at - headBytes;
  return there >= 0 && isWord(view.getUint32(at)) && view.getUint32(at + 4, littleEndian) <= there;
}

/** Where the next chunk begins: a byte follows a chunk of odd size, usually 0, which some programs forget. */
function nextChunk(view: DataView, start: number, size: number): number {
  const end = start + size;
  if (size % 2 === 0 || end === view.byteLength) return end;
  const wordAt = (at: number): number => (at + 4 <= view.byteLength ? view.getUint32(at) : 0);
  const isPadded = view.getUint8(end) === 0 || usualWords.includes(wordAt(end + 1)) || !isWord(wordAt(end));
  return isPadded ? end + 1 : end;
}

function missing(chunk: 'fmt ' | 'data', isCutOff: boolean): AiaudioError {
  const what = chunk === 'data' ? 'samples' : 'format';
  if (isCutOff) {
    const found = `The WAV file ends before its ${what}.`;
    const suggestion = 'Check that it was written and copied to its end.';
    return problem('', 'truncated_header', found, 'a complete WAV file', suggestion);
  }
  const code = chunk === 'data' ? 'missing_data' : 'missing_format';
  const found = `The WAV file has no ${what}: there is no chunk "${chunk}".`;
  return problem('', code, found, 'chunks "fmt " and "data"', 'Check the program that wrote it.');
}
