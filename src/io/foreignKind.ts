/** What a file that is no WAV file is, by its first bytes: for the error that refuses it. */

export interface ForeignKind {
  /** In words, to follow "it looks like". */
  readonly name: string;
  readonly suggestion: string;
}

/** `undefined` where the bytes are like nothing known. */
export function foreignKind(bytes: Uint8Array): ForeignKind | undefined {
  // One character for each byte.
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  const audio = audioKinds.find(([signature]) => matches(head, signature)) ?? mpegKind(bytes);
  // 32-bit float, because decoders of lossy formats exceed full scale, where integers would clip.
  if (audio !== undefined) {
    return {
      name: audio[1],
      suggestion: `Convert it, for example with \`ffmpeg -i in.${audio[2]} -c:a pcm_f32le out.wav\`.`,
    };
  }
  const other = otherKinds.find(([signature]) => matches(head, signature)) ?? textKind(head);
  return other === undefined ? undefined : { name: other[1], suggestion: other[2] };
}

/** `?` in a signature stands for any byte. */
function matches(head: string, signature: string): boolean {
  if (head.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) if (signature[i] !== '?' && signature[i] !== head[i]) return false;
  return true;
}

/** Signature, name, and suggestion or usual extension. */
type Kind = readonly [signature: string, name: string, detail: string];

/** The signatures are those of the formats' own specifications. */
const audioKinds: readonly Kind[] = [
  ['FORM????AIF', 'an AIFF file', 'aiff'],
  ['fLaC', 'a FLAC file', 'flac'],
  ['OggS', 'an Ogg file', 'ogg'],
  ['????ftyp', 'an MP4 or M4A file', 'm4a'],
  ['\x1aE\xdf\xa3', 'a Matroska or WebM file', 'webm'],
  ['caff', 'a CAF file', 'caf'],
  ['riff\x2e\x91\xcf\x11', 'a Sony Wave64 file', 'w64'],
  ['.snd', 'an AU file', 'au'],
  ['wvpk', 'a WavPack file', 'wv'],
  ['MAC ', "a Monkey's Audio file", 'ape'],
  ['0&\xb2u\x8ef\xcf\x11', 'a WMA file', 'wma'],
  ['RIFF????AVI ', 'an AVI file', 'avi'],
  ['ID3', 'an MP3 file', 'mp3'],
  ['\x0bw', 'an AC-3 file', 'ac3'],
];

const givePath = 'Pass the WAV file itself.';

const otherKinds: readonly Kind[] = [
  ['MThd', 'a MIDI file', 'Render it to a WAV file first.'],
  ['RIFF????????', 'a RIFF file of another kind', 'Check that it is the right file.'],
  ['RIFX????????', 'a RIFX file of another kind', 'Check that it is the right file.'],
  ['UklG', 'base64 text', 'Decode it to bytes first.'],
  ['data:', 'base64 text', 'Decode it to bytes first.'],
  ['PK\x03\x04', 'a ZIP archive', 'Unpack it first.'],
  ['\x1f\x8b', 'a gzip archive', 'Unpack it first.'],
  ['\x89PNG', 'a picture', givePath],
  ['\xff\xd8\xff', 'a picture', givePath],
  ['GIF8', 'a picture', givePath],
  ['%PDF', 'a PDF document', givePath],
];

/**
 * A bare frame begins with eleven set bits, then two of version and two of layer. Layer 0 is reserved in MPEG audio (ISO
 * 11172-3, 2.4.2.3; 1 is layer III) and marks AAC in ADTS frames (ISO 13818-7, 6.2), which have twelve set bits.
 */
function mpegKind([first, second]: Uint8Array): Kind | undefined {
  if (first !== 0xff || second === undefined || second < 0xe0) return undefined;
  if ((second & 0xf6) === 0xf0) return ['', 'an AAC file', 'aac'];
  const [version, layer] = [(second >> 3) & 3, (second >> 1) & 3];
  if (version === 1 || layer === 0) return undefined;
  return layer === 1 ? ['', 'an MP3 file', 'mp3'] : ['', 'an MPEG audio file', 'mp2'];
}

function textKind(head: string): Kind | undefined {
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^[{[]/.test(text)) return ['', 'JSON', givePath];
  if (text.startsWith('<')) return ['', 'HTML or XML', givePath];
  return /^[\t\n\r -~]{4,}$/.test(text) ? ['', 'text', givePath] : undefined;
}
