// Registers, delay lines and the control grid, next to their definitions written out over plain arrays.
import { describe, expect, it } from 'vitest';
import { backends, type BackendName } from '../../src/backends/index.ts';
import { lineSize } from '../../src/backends/layout.ts';
import { CONTROL_STEP } from '../../src/ops/index.ts';
import type { Graph } from '../../src/ir/index.ts';
import { optimise } from '../../src/passes/index.ts';
import { handmade, node, probe } from '../support/handmade.ts';
import { bitsOf, host, type Event, type Lanes, type Scenario } from '../support/kernelHost.ts';

const names = Object.keys(backends) as BackendName[];
const LANES = [0, 1, 2, 3] as const;
const RATE = 8000;
const f = Math.fround;

/** Runs a graph everywhere, whole and in blocks, and compares each lane of each sample with `wanted`. */
async function mustGive(graph: Graph, scenario: Scenario, wanted: (frame: number, lane: number) => number) {
  const words = [...bitsOf(Float32Array.from({ length: scenario.frames * 4 }, (_, at) => wanted(at >> 2, at & 3)))];
  for (const [form, each] of [
    ['every sample', graph],
    ['hoisted', optimise(graph)],
  ] as const) {
    for (const name of names) {
      const run = await host(name, each);
      for (const blocks of [1, 7, 32, 45, 4096]) {
        const { output } = run(scenario, blocks);
        const at = output.findIndex((word, index) => word !== words[index]);
        expect(at, `${name}, ${form}, blocks of ${blocks}: sample ${at >> 2}, lane ${at & 3}`).toBe(-1);
      }
    }
  }
}

/** A signal that differs in every sample and lane: x = tick · slope, with the slope as input. */
const ramp = [node('tick'), node('toFloat', [0]), node('input', [], 'slope'), node('mul', [1, 2])];
const RAMP = 3;
const slope = { name: 'slope', type: 'f32' as const, rate: 'note' as const, initial: 0 };
const slopes = [1 / 3, -0.7, 3, 1e-3].map(Math.fround) as unknown as Lanes;
const sawOf = (tick: number, lane: number) => f(f(tick) * slopes[lane]!);
/** Notes that begin in lanes 1 and 3, one of them twice. */
const events: Event[] = [
  { kind: 'reset', frame: 45, lane: 1, values: {} },
  { kind: 'reset', frame: 64, lane: 3, values: {} },
  { kind: 'reset', frame: 201, lane: 1, values: {} },
];
/** The frame at which the note of a lane began. */
const began = (frame: number, lane: number) =>
  events.reduce(
    (last, event) => (event.kind === 'reset' && event.lane === lane && event.frame <= frame ? event.frame : last),
    0,
  );

describe('registers', () => {
  it('state: one sample ago, the initial value where the note begins', async () => {
    for (const initial of [0, -0, 0.25, NaN, f(1e-45)]) {
      const graph = handmade([...ramp, node('state', [], 0)], {
        inputs: [slope],
        registers: [{ ...probe('f32', RAMP), initial }],
        outputs: [4],
      });
      const scenario = { sampleRate: RATE, tick: 3, frames: 300, inputs: { slope: slopes }, events };
      await mustGive(graph, scenario, (frame, lane) =>
        frame === began(frame, lane) ? initial : sawOf(3 + frame - 1, lane),
      );
    }
  });

  it('istate: a sum that wraps around', async () => {
    const step = 0x12345677;
    const initial = -0x7fffff00;
    const nodes = [node('istate', [], 0), node('iconst', [], step), node('iadd', [0, 1]), node('toFloat', [0])];
    const graph = handmade(nodes, { registers: [{ ...probe('i32', 2), initial }], outputs: [3] });
    const scenario = { sampleRate: RATE, tick: 0, frames: 300, inputs: {}, events };
    await mustGive(graph, scenario, (frame, lane) => f((initial + Math.imul(step, frame - began(frame, lane))) | 0));
  });
});

describe('delay lines', () => {
  const seconds = 0.006;
  const size = lineSize(seconds, RATE);
  const line = { seconds, input: RAMP, path: '' };
  const scenario: Scenario = { sampleRate: RATE, tick: 0, frames: 300, inputs: { slope: slopes }, events };
  /** What the line gives at a distance: clamped, and 0 before the note. */
  const heard = (frame: number, lane: number, distance: number, tick = 0) => {
    const from = frame - Math.min(Math.max(distance, 1), size - 1);
    return from < began(frame, lane) ? 0 : sawOf(tick + from, lane);
  };

  it('a line is a power of two that holds its seconds and two neighbours', () => {
    expect(size).toBe(64);
    for (const [sec, rate] of [
      [1, 44100],
      [0.5, 8000],
      [1e-9, 192000],
      [0.0041, 48000],
    ] as const) {
      const samples = lineSize(sec, rate);
      expect(Number.isInteger(Math.log2(samples))).toBe(true);
      expect(samples - 1).toBeGreaterThanOrEqual(Math.ceil(sec * rate) + 1);
    }
  });

  it('at a constant distance, also beyond both ends', async () => {
    for (const distance of [-0x80000000, -1, 0, 1, 2, 31, 32, 33, 62, 63, 64, 65, 0x7fffffff]) {
      const graph = handmade([...ramp, node('iconst', [], distance), node('tap', [4], 0)], {
        inputs: [slope],
        lines: [line],
        outputs: [5],
      });
      await mustGive(graph, scenario, (frame, lane) => heard(frame, lane, distance));
    }
  });

  it('starting at any tick', async () => {
    for (const tick of [1, 31, 33, 63, 64, 1023, 1048571]) {
      for (const distance of [1, 17, 32, 63]) {
        const graph = handmade([...ramp, node('iconst', [], distance), node('tap', [4], 0)], {
          inputs: [slope],
          lines: [line],
          outputs: [5],
        });
        await mustGive(graph, { ...scenario, tick, frames: 150 }, (frame, lane) => heard(frame, lane, distance, tick));
      }
    }
  });

  it('at a distance per note', async () => {
    const distances: Lanes = [1, 40, 63, 1000];
    const inputs = [slope, { ...slope, name: 'd', type: 'i32' as const }];
    const graph = handmade([...ramp, node('iinput', [], 'd'), node('tap', [4], 0)], {
      inputs,
      lines: [line],
      outputs: [5],
    });
    const given = { ...scenario, inputs: { slope: slopes, d: distances } };
    await mustGive(graph, given, (frame, lane) => heard(frame, lane, distances[lane]!));
  });

  it('at a distance that changes with every sample', async () => {
    const nodes = [
      ...ramp,
      node('iconst', [], 37),
      node('imul', [0, 4]),
      node('iconst', [], 127),
      node('iand', [5, 6]),
    ];
    const graph = handmade([...nodes, node('tap', [7], 0)], { inputs: [slope], lines: [line], outputs: [8] });
    await mustGive(graph, scenario, (frame, lane) => heard(frame, lane, (frame * 37) & 127));
  });

  it('that are written with a constant, a note value or a grid value', async () => {
    const tap = (input: number): Graph['lines'] => [{ ...line, input }];
    const nodes = [...ramp, node('iconst', [], 5), node('tap', [4], 0), node('control', [RAMP], 'hold')];
    const note = handmade(nodes, { inputs: [slope], lines: tap(2), outputs: [5] });
    const hears = (value: (frame: number, lane: number) => number) => (frame: number, lane: number) =>
      frame - 5 < began(frame, lane) ? 0 : value(frame - 5, lane);
    await mustGive(
      note,
      scenario,
      hears((_, lane) => slopes[lane]!),
    );
    const grid = handmade(nodes, { inputs: [slope], lines: tap(6), outputs: [5] });
    await mustGive(
      grid,
      scenario,
      hears((frame, lane) => sawOf(Math.max(frame & -CONTROL_STEP, began(frame, lane)), lane)),
    );
  });
});

describe('control', () => {
  /** The grid value at a frame: the signal at the last grid point, or where the note began. */
  const grid = (tick: number, frame: number, lane: number, at: (frame: number) => number) => {
    const point = frame - ((tick + frame) & (CONTROL_STEP - 1));
    return at(Math.max(point, began(frame, lane)));
  };
  const modes = [
    ['of a closed form', ramp, RAMP, (tick: number, lane: number) => sawOf(tick, lane)],
    [
      'of a signal with memory',
      [...ramp, node('state', [], 0)],
      4,
      (tick: number, lane: number, start: number, frame: number) => (frame === start ? 0 : sawOf(tick - 1, lane)),
    ],
  ] as const;

  for (const [what, nodes, argument, value] of modes) {
    const registers = nodes.length > ramp.length ? [probe('f32', RAMP)] : [];
    for (const tick of [0, 7, 31, 1000]) {
      const scenario: Scenario = { sampleRate: RATE, tick, frames: 260, inputs: { slope: slopes }, events };
      const signal = (lane: number) => (frame: number) => value(tick + frame, lane, began(frame, lane), frame);

      it(`hold ${what}, from tick ${tick}`, async () => {
        const graph = handmade([...nodes, node('control', [argument], 'hold')], {
          inputs: [slope],
          registers,
          outputs: [nodes.length],
        });
        await mustGive(graph, scenario, (frame, lane) => grid(tick, frame, lane, signal(lane)));
      });

      it(`linear ${what}, from tick ${tick}`, async () => {
        const graph = handmade([...nodes, node('control', [argument], 'linear')], {
          inputs: [slope],
          registers,
          outputs: [nodes.length],
        });
        await mustGive(graph, scenario, (frame, lane) => {
          const start = began(frame, lane);
          const step = (tick + frame) & (CONTROL_STEP - 1);
          const current = grid(tick, frame, lane, signal(lane));
          // One step earlier; in the first step of a note both are the value at its start.
          const earlier = frame - step - 1;
          const previous = earlier < start ? current : grid(tick, earlier, lane, signal(lane));
          return f(previous + f(f(current - previous) * (step / CONTROL_STEP)));
        });
      });
    }
  }

  it('reads live parameters on the grid only', async () => {
    const x = { name: 'x', type: 'f32' as const, rate: 'live' as const, initial: 0 };
    const changes: Event[] = [64, 96].map((frame) => ({
      kind: 'live',
      frame,
      values: { x: [frame, 1, 2, 3] as const },
    }));
    const graph = handmade([node('input', [], 'x'), node('control', [0], 'linear')], { inputs: [x], outputs: [1] });
    const scenario = { sampleRate: RATE, tick: 0, frames: 160, inputs: { x: [0, 0, 0, 0] as const }, events: changes };
    const target = (frame: number, lane: number) => (frame < 64 ? 0 : lane > 0 ? lane : frame < 96 ? 64 : 96);
    await mustGive(graph, scenario, (frame, lane) => {
      const [from, to] = [target((frame & -32) - 1, lane), target(frame & -32, lane)];
      return f(from + f(f(to - from) * ((frame & 31) / 32)));
    });
    expect(LANES.length).toBe(4);
  });
});
