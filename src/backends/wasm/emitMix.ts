/** The mixing loops as WebAssembly: voices, which lie side by side in lanes, are added one by one to the stereo bus. */
import { Assembler } from './assembler.ts';
import type { FunctionCode } from './encodeModule.ts';

/** The functions `mixLane`, `mixAll`, `isFinite` and `split` for instruments with one or two channels. */
export function emitMix(channels: number): FunctionCode[] {
  return [emitMixLane(channels), emitMixAll(channels), emitIsFinite(), emitSplit()];
}

/** `mixLane(io, frames, lane, bus)`. */
function emitMixLane(channels: number): FunctionCode {
  const asm = new Assembler(4);
  const [IO, FRAMES, LANE, BUS] = [0, 1, 2, 3] as const;
  asm.get(LANE).int(2).scalar('i32_shl').get(IO).scalar('i32_add').set(IO);
  asm.loopWhile(() => {
    for (const [side, offset] of [0, 16 * (channels - 1)].entries()) {
      asm
        .get(BUS)
        .get(BUS)
        .access('f32_load', side * 4)
        .get(IO)
        .access('f32_load', offset)
        .scalar('f32_add');
      asm.access('f32_store', side * 4);
    }
    advance(asm, [IO, 16 * channels], [BUS, 8], FRAMES);
  });
  return asm.finish('mixLane');
}

/** `mixAll(io, frames, bus)`: lanes 0, 1, 2, 3 in this order, left and right at once. */
function emitMixAll(channels: number): FunctionCode {
  const asm = new Assembler(3);
  const [IO, FRAMES, BUS] = [0, 1, 2] as const;
  const [left, right, pairs] = [asm.v128(), asm.v128(), asm.v128()];
  asm.loopWhile(() => {
    asm.get(IO).access('v128_load').set(left);
    asm
      .get(IO)
      .access('v128_load', 16 * (channels - 1))
      .set(right);
    asm.get(BUS).get(BUS).access('v128_load64_zero');
    for (const first of [0, 2]) {
      asm
        .get(left)
        .get(right)
        .shuffle([first, first + 4, first + 1, first + 5])
        .tee(pairs)
        .vector('f32x4_add');
      asm.get(pairs).get(pairs).shuffle([2, 3, 2, 3]).vector('f32x4_add');
    }
    asm.access('v128_store64_lane', 0, 0);
    advance(asm, [IO, 16 * channels], [BUS, 8], FRAMES);
  });
  return asm.finish('mixAll');
}

/** Moves both pointers on and leaves whether frames remain. */
function advance(asm: Assembler, io: readonly [number, number], bus: readonly [number, number], frames: number): void {
  for (const [pointer, bytes] of [io, bus]) asm.get(pointer).int(bytes).scalar('i32_add').set(pointer);
  asm.get(frames).int(1).scalar('i32_sub').tee(frames);
}

/** `isFinite(bus, frames)`: only where all bits of the exponent are set, one more in its last bit overflows into the sign. */
function emitIsFinite(): FunctionCode {
  const asm = new Assembler(2);
  const [BUS, FRAMES] = [0, 1] as const;
  const signs = asm.v128();
  asm.loopWhile(() => {
    asm.get(signs).get(BUS).access('v128_load64_zero').int(0x7fffffff).vector('i32x4_splat', 'v128_and');
    asm.int(0x00800000).vector('i32x4_splat', 'i32x4_add', 'v128_or').set(signs);
    asm.advance(BUS, 8).advance(FRAMES, -1).get(FRAMES);
  });
  asm.get(signs).vector('i32x4_bitmask').scalar('i32_eqz');
  return asm.finish('isFinite', 1);
}

/** `split(bus, frames, left, right)`: four frames at a time. */
function emitSplit(): FunctionCode {
  const asm = new Assembler(4);
  const [BUS, FRAMES, LEFT, RIGHT] = [0, 1, 2, 3] as const;
  const [first, second] = [asm.v128(), asm.v128()];
  asm.loopWhile(() => {
    asm.get(BUS).access('v128_load').set(first);
    asm.get(BUS).access('v128_load', 16).set(second);
    asm.get(LEFT).get(first).get(second).shuffle([0, 2, 4, 6]).access('v128_store');
    asm.get(RIGHT).get(first).get(second).shuffle([1, 3, 5, 7]).access('v128_store');
    asm.advance(BUS, 32).advance(LEFT, 16).advance(RIGHT, 16).advance(FRAMES, -4);
    asm.int(0).get(FRAMES).scalar('i32_lt_s');
  });
  return asm.finish('split');
}
