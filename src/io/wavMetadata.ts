/**
 * What a WAV file says about its sound beside the samples.
 *
 * `LIST`/`INFO` holds texts (Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", 1991): INAM the title,
 * ISFT the program, ICMT a comment; here in UTF-8, each ended by a zero. `smpl` holds loops (Microsoft, "New Multimedia Data Types and Data
 * Techniques", 1994): first and last sample of what is repeated, and the MIDI note that the file sounds at.
 */
import { ConfigurationError } from '../errors.ts';
import { inputChecks } from '../inputChecks.ts';

export interface WavInfo {
  readonly title?: string;
  /** The program that made it. */
  readonly software?: string;
  readonly comment?: string;
}

export interface WavLoop {
  /** The first sample that is repeated. */
  readonly startFrame: number;
  /** One after the last. */
  readonly endFrame: number;
}

export interface WavMetadata {
  readonly info?: WavInfo;
  /** Played over and over, forwards. */
  readonly loop?: WavLoop;
  /** The note that the file sounds at, as a MIDI number that may be a fraction. Kept with the loop. */
  readonly unityNote?: number;
}

export const infoWords = { title: 'INAM', software: 'ISFT', comment: 'ICMT' } as const;
const infoKeys = Object.keys(infoWords) as (keyof typeof infoWords)[];

const LONGEST_TEXT = 65535;
const SAMPLER_BYTES = 36;
const LOOP_BYTES = 24;
/** Middle C, where nothing is known. */
const MIDDLE_C = 60;

const check = inputChecks('options object', ConfigurationError);

/** @throws ConfigurationError for unknown keys, texts that are too long, loops outside the sound */
export function readMetadataOptions(given: ReadonlyMap<string, unknown>, frames: number): WavMetadata {
  const unity = { min: 0, max: 127, example: MIDDLE_C };
  return {
    ...(given.has('info') ? { info: readInfo(given.get('info')) } : {}),
    ...(given.has('loop') ? { loop: readLoop(given.get('loop'), frames) } : {}),
    ...(given.has('unityNote') ? { unityNote: check.number(given.get('unityNote'), 'unityNote', unity) } : {}),
  };
}

function readInfo(input: unknown): WavInfo {
  const texts = check.object(input, 'info', infoKeys);
  const read = [...texts].map(([key, text]) => [key, check.text(text, `info.${key}`, { maxLength: LONGEST_TEXT })]);
  return Object.fromEntries(read) as WavInfo;
}

function readLoop(input: unknown, frames: number): WavLoop {
  const ends = check.object(input, 'loop', ['startFrame', 'endFrame']);
  const startFrame = check.number(ends.get('startFrame') ?? 0, 'loop.startFrame', {
    ...{ min: 0, max: Math.max(0, frames - 1), integer: true, example: 0 },
  });
  const endFrame = check.number(ends.get('endFrame') ?? frames, 'loop.endFrame', {
    ...{ min: startFrame + 1, max: frames, integer: true, example: frames },
  });
  return { startFrame, endFrame };
}

/** The chunks that go behind the samples; empty where there is nothing to say. */
export function encodeWavMetadata(metadata: WavMetadata, sampleRate: number): Uint8Array<ArrayBuffer> {
  const chunks = [infoChunk(metadata.info ?? {}), samplerChunk(metadata, sampleRate)];
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function infoChunk(info: WavInfo): Uint8Array {
  const texts = infoKeys.flatMap((key) => {
    const text = info[key];
    // A zero would end the text early.
    return text === undefined
      ? []
      : [chunk(infoWords[key], new TextEncoder().encode(`${text.replaceAll('\0', ' ')}\0`))];
  });
  if (texts.length === 0) return new Uint8Array(0);
  return chunk('LIST', Uint8Array.from([...wordBytes('INFO'), ...texts.flatMap((text) => [...text])]));
}

function samplerChunk({ loop, unityNote = MIDDLE_C }: WavMetadata, sampleRate: number): Uint8Array {
  if (loop === undefined) return new Uint8Array(0);
  const content = new Uint8Array(SAMPLER_BYTES + LOOP_BYTES);
  const view = new DataView(content.buffer);
  const note = Math.floor(unityNote);
  // Manufacturer, product, period in ns, note, fraction of a semitone in 2⁻³², SMPTE format and offset, loops, more data.
  const fraction = Math.min(0xffffffff, Math.floor((unityNote - note) * 0x100000000));
  const head = [0, 0, Math.floor(1e9 / sampleRate + 0.5), note, fraction, 0, 0, 1, 0];
  // Name, type 0 (forwards), first and last sample, fraction, 0: without end.
  const body = [0, 0, loop.startFrame, loop.endFrame - 1, 0, 0];
  [...head, ...body].forEach((value, index) => view.setUint32(4 * index, value, true));
  return chunk('smpl', content);
}

/** Padded to an even length, which its size does not count. */
function chunk(word: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + content.length + (content.length % 2));
  bytes.set(wordBytes(word));
  new DataView(bytes.buffer).setUint32(4, content.length, true);
  bytes.set(content, 8);
  return bytes;
}

function wordBytes(word: string): number[] {
  return word.split('').map((character) => character.charCodeAt(0));
}
