import { infoWords, type WavInfo, type WavMetadata } from './wavMetadata.ts';

/**
 * Reads what `encodeWavMetadata` and others write. What is broken or unknown is passed over: the sound does not depend on it. Of several
 * loops the first counts.
 *
 * @param lists contents of the `LIST` chunks
 * @param sampler content of the `smpl` chunk, if there is one
 * @param frames samples of the sound, in which loops have to lie
 */
export function readWavMetadata(
  lists: readonly Uint8Array[],
  sampler: Uint8Array | undefined,
  littleEndian: boolean,
  frames: number,
): WavMetadata {
  const info = Object.assign({}, ...lists.map((list) => readInfo(list, littleEndian))) as WavInfo;
  return {
    ...(Object.keys(info).length === 0 ? {} : { info }),
    ...(sampler === undefined ? {} : readSampler(sampler, littleEndian, frames)),
  };
}

function readInfo(list: Uint8Array, littleEndian: boolean): WavInfo {
  const view = new DataView(list.buffer, list.byteOffset, list.byteLength);
  const word = (at: number): string => String.fromCharCode(...list.subarray(at, at + 4));
  if (word(0) !== 'INFO') return {};
  const texts: [string, string][] = [];
  for (let at = 4; at + 8 <= list.length;) {
    const size = view.getUint32(at + 4, littleEndian);
    const key = Object.entries(infoWords).find(([, value]) => value === word(at))?.[0];
    const content = list.subarray(at + 8, at + 8 + size);
    if (key !== undefined) texts.push([key, textOf(content)]);
    at += 8 + size + (size % 2);
  }
  return Object.fromEntries(texts);
}

/** Up to the first zero. */
function textOf(content: Uint8Array): string {
  const end = content.indexOf(0);
  return new TextDecoder().decode(end < 0 ? content : content.subarray(0, end));
}

function readSampler(sampler: Uint8Array, littleEndian: boolean, frames: number): WavMetadata {
  const view = new DataView(sampler.buffer, sampler.byteOffset, sampler.byteLength);
  if (sampler.length < 60 || view.getUint32(28, littleEndian) === 0) return {};
  const number = (index: number): number => view.getUint32(4 * index, littleEndian);
  const loop = { startFrame: number(11), endFrame: number(12) + 1 };
  if (!(loop.startFrame < loop.endFrame && loop.endFrame <= frames)) return {};
  return { loop, unityNote: number(3) + number(4) / 0x100000000 };
}
