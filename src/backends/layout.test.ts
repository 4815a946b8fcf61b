import { describe, expect, it } from 'vitest';
import {
  control,
  delayLine,
  frequency,
  gate,
  instrument,
  intRegister,
  param,
  previous,
  table,
  type Graph,
} from '../ir/index.ts';
import { initialise, instanceBytes, layoutOf, LINE_GUARD, lineSize, resetLane, VALUE } from './layout.ts';

const RATE = 8000;
const BASE = 128;

const graph: Graph = instrument('g', () => {
  const [short, long] = [delayLine(0.001), delayLine(0.01)];
  short.write(previous(frequency()));
  long.write(control(param('a', 1)));
  const count = intRegister(-7);
  count.set(count.value.add(gate()));
  param('unused', 2);
  const wave = table([1, 2, 3, 4, 5, 6, 7, 8])
    .at(gate())
    .mul(table([9, 10]).at(gate()));
  return wave
    .add(short.tap(1))
    .add(long.tap(2))
    .add(count.value.toFloat())
    .add(control(param('a', 1), 'hold'));
});
const layout = layoutOf(graph);

/** The parts of an instance as [first byte, bytes]. */
const parts = (): [number, number][] => [
  ...layout.lines.map((offset): [number, number] => [offset, VALUE]),
  ...[...layout.inputs.values()].map((offset): [number, number] => [offset, VALUE]),
  ...layout.registers.map((offset): [number, number] => [offset, VALUE]),
  ...[...layout.controls.values()].map((offset): [number, number] => [offset, 2 * VALUE]),
  [layout.fresh, VALUE],
  [layout.end, VALUE],
  [layout.latency, VALUE],
  [layout.tables[0]!, 8 * 4],
  [layout.tables[1]!, VALUE],
];

describe('layoutOf', () => {
  it('gives every part a place of its own, aligned to vectors', () => {
    const sorted = parts().sort(([a], [b]) => a - b);
    sorted.forEach(([first, bytes], at) => {
      expect(first % VALUE).toBe(0);
      expect(first + bytes).toBeLessThanOrEqual(sorted[at + 1]?.[0] ?? layout.bytes);
    });
    expect(layout.lines).toHaveLength(2);
    expect(layout.registers).toHaveLength(2);
    expect(layout.controls.size).toBe(2);
    expect(layout.tables).toHaveLength(2);
  });

  it('has the inputs that the graph reads, built-in ones too', () => {
    // The parameter that is read by nobody has a node all the same; removeDead drops it.
    expect([...layout.inputs.keys()].sort()).toEqual(['a', 'frequency', 'gate', 'unused']);
  });

  it('counts channels', () => {
    expect(layout.channels).toBe(1);
    expect(layoutOf({ ...graph, outputs: [graph.outputs[0]!, graph.outputs[0]!] }).channels).toBe(2);
    expect(layoutOf({ ...graph, kind: 'effect' }).channels).toBe(2);
  });
});

describe('instances', () => {
  const bytes = instanceBytes(graph, layout, RATE);
  const fill = 0x5a;

  function fresh() {
    const buffer = new ArrayBuffer(BASE + bytes + 64);
    new Uint8Array(buffer).fill(fill);
    initialise(graph, layout, buffer, BASE, RATE);
    return { buffer, words: new Int32Array(buffer), floats: new Float32Array(buffer) };
  }
  const lanes = (array: Int32Array | Float32Array, offset: number) => [
    ...array.subarray((BASE + offset) / 4, (BASE + offset) / 4 + 4),
  ];

  it('hold their delay lines, each with its guard', () => {
    const samples = lineSize(0.001, RATE) + lineSize(0.01, RATE) + 2 * LINE_GUARD;
    expect(bytes).toBe(layout.bytes + samples * VALUE);
    const { words } = fresh();
    const headers = layout.lines.map((offset) => lanes(words, offset).slice(0, 2));
    expect(headers[0]).toEqual([BASE + layout.bytes, (lineSize(0.001, RATE) - 1) * VALUE]);
    expect(headers[1]).toEqual([
      BASE + layout.bytes + (lineSize(0.001, RATE) + LINE_GUARD) * VALUE,
      (lineSize(0.01, RATE) - 1) * VALUE,
    ]);
  });

  it('begin with the initial values, and nothing else is touched', () => {
    const { buffer, words, floats } = fresh();
    expect(lanes(words, layout.fresh)).toEqual([-1, -1, -1, -1]);
    expect(lanes(floats, layout.registers[0]!)).toEqual([0, 0, 0, 0]);
    expect(lanes(words, layout.registers[1]!)).toEqual([-7, -7, -7, -7]);
    expect(new Uint8Array(buffer, 0, BASE).every((byte) => byte === fill)).toBe(true);
    expect(new Uint8Array(buffer, BASE + bytes).every((byte) => byte === fill)).toBe(true);
  });

  const tables = (floats: Float32Array) =>
    layout.tables.map((offset, index) => [
      ...floats.subarray((BASE + offset) / 4, (BASE + offset) / 4 + graph.tables[index]!.values.length),
    ]);
  const written = [[1, 2, 3, 4, 5, 6, 7, 8], [9, 10]]; // prettier-ignore

  it('hold their tables, one copy for all lanes', () => {
    expect(tables(fresh().floats)).toEqual(written);
  });

  it('forget one lane and keep the others, the inputs and the headers', () => {
    const { buffer, words, floats } = fresh();
    const first = BASE + layout.bytes;
    new Float32Array(buffer, first, (bytes - layout.bytes) / 4).fill(1);
    for (const offset of [...layout.controls.values(), layout.registers[0]!])
      floats.fill(2, (BASE + offset) / 4, (BASE + offset) / 4 + 4);
    for (const offset of layout.controls.values()) floats.fill(2, (BASE + offset) / 4 + 4, (BASE + offset) / 4 + 8);
    words.fill(9, (BASE + layout.registers[1]!) / 4, (BASE + layout.registers[1]!) / 4 + 4);
    words.fill(0, (BASE + layout.fresh) / 4, (BASE + layout.fresh) / 4 + 4);
    for (const offset of layout.inputs.values()) floats.fill(3, (BASE + offset) / 4, (BASE + offset) / 4 + 4);
    const headers = layout.lines.map((offset) => lanes(words, offset));

    resetLane(graph, layout, buffer, BASE, 2);

    expect(tables(floats)).toEqual(written);
    expect(lanes(words, layout.fresh)).toEqual([0, 0, -1, 0]);
    expect(lanes(floats, layout.registers[0]!)).toEqual([2, 2, 0, 2]);
    expect(lanes(words, layout.registers[1]!)).toEqual([9, 9, -7, 9]);
    for (const offset of layout.controls.values()) {
      expect(lanes(floats, offset)).toEqual([2, 2, 0, 2]);
      expect(lanes(floats, offset + VALUE)).toEqual([2, 2, 0, 2]);
    }
    for (const offset of layout.inputs.values()) expect(lanes(floats, offset)).toEqual([3, 3, 3, 3]);
    expect(layout.lines.map((offset) => lanes(words, offset))).toEqual(headers);
    const memory = new Float32Array(buffer, first, (bytes - layout.bytes) / 4);
    expect(memory.every((x, at) => x === (at % 4 === 2 ? 0 : 1))).toBe(true);
  });
});
