// Every op, at the values where implementations differ: all backends give what the op's record says.
import { describe, expect, it, test } from 'vitest';
import { backends, type BackendName } from '../../src/backends/index.ts';
import type { Graph, Node } from '../../src/ir/index.ts';
import { ops, type Op, type OpName } from '../../src/ops/index.ts';
import { passes } from '../../src/passes/index.ts';
import { handmade, node, probe } from '../support/handmade.ts';
import { hostileFloats, hostileInts, hostileShifts } from '../support/hostileValues.ts';
import { bitsOf, host, registerOf, type Event, type Lanes, type Scenario } from '../support/kernelHost.ts';

const names = Object.keys(backends) as BackendName[];
const table = Object.entries(ops) as [OpName, Op][];

const quiet: Scenario = { sampleRate: 8000, tick: 0, frames: 1, inputs: {}, events: [] };
const LANES = [0, 1, 2, 3] as const;

/** As words: NaN equals NaN, −0 does not equal 0. */
const floatWords = (values: readonly number[]): number[] => [...bitsOf(Float32Array.from(values))];

/** A graph as its author wrote it, and with everything hoisted. Nothing is removed: registers show the results. */
const forms = (graph: Graph): [string, Graph][] => [
  ['every sample', graph],
  [
    'hoisted',
    passes.filter(({ name }) => name === 'hoist' || name === 'schedule').reduce((g, { run }) => run(g), graph),
  ],
];

/** Calls `check` with every backend and form of a graph. */
async function everywhere(graph: Graph, check: (where: string, run: Awaited<ReturnType<typeof host>>) => void) {
  for (const [form, each] of forms(graph)) {
    for (const name of names) check(`${name}, ${form}`, await host(name, each));
  }
}

describe('pure ops', () => {
  const pure = table.filter(([, op]) => op.purity === 'pure');

  test.each(pure)('%s', async (name, op) => {
    const { nodes, inputs, args } = argumentsOf(op);
    const shifts = op.attribute === 'number' ? hostileShifts : [undefined];
    const first = nodes.length;
    shifts.forEach((count) => nodes.push(node(name, args, ...(count === undefined ? [] : [count]))));
    const type = op.result === 'f32' ? 'f32' : 'i32';
    const probes = shifts.map((_, index) => {
      if (op.result !== 'mask') return probe(type, first + index);
      nodes.push(node('iconst', [], -1), node('iconst', [], 0));
      nodes.push(node('iselect', [first + index, nodes.length - 2, nodes.length - 1]));
      return probe(type, nodes.length - 1);
    });
    const graph = handmade(nodes, { inputs, registers: probes });
    const cases = product(op.args.map((arg) => (arg === 'f32' ? hostileFloats : arg === 'i32' ? hostileInts : [0, 1])));

    await everywhere(graph, (where, run) => {
      for (let at = 0; at < cases.length; at += 4) {
        const four = LANES.map((lane) => cases[Math.min(at + lane, cases.length - 1)]!);
        const values = Object.fromEntries(
          inputs.map(({ name: input }, k) => [input, four.map((x) => x[k]!) as unknown as Lanes]),
        );
        const outcome = run({ ...quiet, inputs: values }, 1);
        shifts.forEach((count, index) => {
          const wanted = four.map((x) => meaningOf(op, count === undefined ? x : [...x, count]));
          const words = op.result === 'f32' ? floatWords(wanted) : wanted;
          const got = [...registerOf(outcome, index)];
          if (got.join() !== words.join()) {
            throw new Error(
              `${where}: ${name}(${JSON.stringify(four)}) [${count ?? ''}] is ${got.join()}, not ${words.join()}`,
            );
          }
        });
      }
    });
  });

  test.each(pure)('the meaning of %s stays within its type', (_, op) => {
    const lists = op.args.map((arg) => (arg === 'f32' ? hostileFloats : arg === 'i32' ? hostileInts : [0, -1]));
    for (const args of product(op.attribute === 'number' ? [...lists, hostileShifts] : lists)) {
      const result = op.meaning!(args[0]!, args[1]!, args[2]!);
      const isLegal =
        op.result === 'f32'
          ? Object.is(Math.fround(result), result)
          : Object.is(result | 0, result) && (op.result === 'i32' || result === 0 || result === -1);
      if (!isLegal) throw new Error(`${args.join()} gives ${result}`);
    }
  });
});

describe('ops that mix lanes', () => {
  const inputs = ['a', 'b'].map((name) => ({ name, type: 'f32' as const, rate: 'note' as const, initial: 0 }));
  const values = { a: [1, -2, 3.5, NaN] as const, b: [Infinity, -0, 7, 8] as const };

  it('shuffle: all 4096 patterns', async () => {
    const patterns = product([0, 1, 2, 3].map(() => [0, 1, 2, 3, 4, 5, 6, 7]));
    const both = [...values.a, ...values.b];
    for (let at = 0; at < patterns.length; at += 512) {
      const some = patterns.slice(at, at + 512);
      const nodes = [node('input', [], 'a'), node('input', [], 'b'), ...some.map((p) => node('shuffle', [0, 1], p))];
      const registers = some.map((_, index) => probe('f32', index + 2));
      await everywhere(handmade(nodes, { kind: 'effect', inputs, registers }), (where, run) => {
        const outcome = run({ ...quiet, inputs: values }, 1);
        some.forEach((pattern, index) => {
          const wanted = floatWords(pattern.map((from) => both[from]!));
          if ([...registerOf(outcome, index)].join() !== wanted.join())
            throw new Error(`${where}: shuffle ${pattern.join()}`);
        });
      });
    }
  });

  it('laneSum: (a₀ + a₁) + (a₂ + a₃), rounded sum by sum', async () => {
    const graph = handmade([node('input', [], 'a'), node('laneSum', [0])], {
      kind: 'effect',
      inputs,
      registers: [probe('f32', 1)],
    });
    const f = Math.fround;
    await everywhere(graph, (where, run) => {
      for (let at = 0; at < hostileFloats.length; at++) {
        for (const step of [1, 5, 11, 23]) {
          const a = LANES.map((lane) => hostileFloats[(at + lane * step) % hostileFloats.length]!) as unknown as Lanes;
          const sum = f(f(a[0] + a[1]) + f(a[2] + a[3]));
          const outcome = run({ ...quiet, inputs: { a } }, 1);
          expect([...registerOf(outcome, 0)], `${where}: ${a.join()}`).toEqual(floatWords([sum, sum, sum, sum]));
        }
      }
    });
  });
});

describe('sources', () => {
  it('const and iconst: every hostile value, and one per lane', async () => {
    const nodes: Node[] = [
      ...hostileFloats.map((x) => node('const', [], x)),
      ...hostileInts.map((x) => node('iconst', [], x)),
      node('const', [], [-0, NaN, 1e-45, Infinity].map(Math.fround)),
      node('iconst', [], [0x7fc00001, -1, -0x80000000, 7]),
    ];
    const registers = nodes.map((each, index) => probe(each.op === 'const' ? 'f32' : 'i32', index));
    await everywhere(handmade(nodes, { kind: 'effect', registers }), (where, run) => {
      const outcome = run(quiet, 1);
      nodes.forEach(({ op, attribute }, index) => {
        const lanes =
          typeof attribute === 'number' ? [attribute, attribute, attribute, attribute] : (attribute as number[]);
        const wanted = op === 'const' ? floatWords(lanes) : lanes;
        expect([...registerOf(outcome, index)], `${where}: ${op} ${String(attribute)}`).toEqual(wanted);
      });
    });
  });

  it('input and iinput: the values of each lane, until the host changes them', async () => {
    const inputs = [
      { name: 'x', type: 'f32' as const, rate: 'live' as const, initial: 0 },
      { name: 'k', type: 'i32' as const, rate: 'note' as const, initial: 0 },
    ];
    const graph = handmade([node('input', [], 'x'), node('iinput', [], 'k')], {
      inputs,
      registers: [probe('f32', 0), probe('i32', 1)],
      outputs: [0],
    });
    const before: Lanes = [1, -0, NaN, 1e-45].map(Math.fround) as unknown as Lanes;
    const after: Lanes = [2, 3, 4, 5];
    const k: Lanes = [0x7f800001, -1, -0x80000000, 0];
    const events: Event[] = [{ kind: 'live', frame: 32, values: { x: after } }];
    await everywhere(graph, (where, run) => {
      const outcome = run({ ...quiet, frames: 40, inputs: { x: before, k }, events }, 7);
      expect([...registerOf(outcome, 1)], where).toEqual([...k]);
      const wanted = Array.from({ length: 40 }, (_, frame) => floatWords(frame < 32 ? before : after)).flat();
      expect([...outcome.output], where).toEqual(wanted);
    });
  });

  it('tick: the sample counter, the same in all lanes', async () => {
    const graph = handmade([node('tick'), node('toFloat', [0])], { outputs: [1] });
    await everywhere(graph, (where, run) => {
      for (const tick of [0, 5, 4095, 1 << 24, 0x7ffff000]) {
        const { samples } = run({ ...quiet, tick, frames: 70 }, 9);
        const wanted = Array.from({ length: 280 }, (_, at) => Math.fround(tick + (at >> 2)));
        expect([...samples], where).toEqual(wanted);
      }
    });
  });

  it('bus: left, right, left, right', async () => {
    const swap = (pattern: number[]) => node('shuffle', [0, 0], pattern);
    const bus = Float32Array.from({ length: 80 }, (_, at) => (at * 7919) % 101);
    for (const [pattern, from] of [
      [
        [0, 1, 0, 0],
        [0, 1],
      ],
      [
        [1, 0, 0, 0],
        [1, 0],
      ],
      [
        [2, 3, 0, 0],
        [0, 1],
      ],
      [
        [3, 2, 0, 0],
        [1, 0],
      ],
    ] as const) {
      const graph = handmade([node('bus'), swap([...pattern])], { kind: 'effect', outputs: [1] });
      await everywhere(graph, (where, run) => {
        const { samples } = run({ ...quiet, frames: 40, bus }, 7);
        expect([...samples], where).toEqual(Array.from(bus, (_, at) => bus[(at & ~1) + from[at & 1]!]));
      });
    }
  });

  it('bus: written one sample late is the bus one sample ago', async () => {
    // The register takes the bus, and nothing else reads it: the output of this sample must not be what it sees.
    const bus = Float32Array.from({ length: 80 }, (_, at) => at + 1);
    const graph = handmade([node('bus'), node('state', [], 0)], {
      kind: 'effect',
      registers: [probe('f32', 0)],
      outputs: [1],
    });
    await everywhere(graph, (where, run) => {
      const { samples } = run({ ...quiet, frames: 40, bus }, 7);
      expect([...samples], where).toEqual(Array.from(bus, (_, at) => (at < 2 ? 0 : bus[at - 2])));
    });
  });
});

it('no op is left out', () => {
  const others = table.filter(([, op]) => op.purity !== 'pure').map(([name]) => name);
  const here: OpName[] = ['const', 'iconst', 'input', 'iinput', 'tick', 'bus', 'shuffle', 'laneSum'];
  const inMemoryOps: OpName[] = ['state', 'istate', 'tap', 'control'];
  const inTables: OpName[] = ['lookup'];
  expect(others.sort()).toEqual([...here, ...inMemoryOps, ...inTables].sort());
});

/** Inputs for the arguments of an op; masks come from integers. */
function argumentsOf(op: Op) {
  const nodes: Node[] = [];
  const inputs = op.args.map((type, index) => ({
    name: 'abc'.charAt(index),
    type: type === 'f32' ? ('f32' as const) : ('i32' as const),
    rate: 'note' as const,
    initial: 0,
  }));
  const args = op.args.map((type, index) => {
    nodes.push(node(type === 'f32' ? 'input' : 'iinput', [], 'abc'.charAt(index)));
    if (type !== 'mask') return nodes.length - 1;
    nodes.push(node('iconst', [], 1), node('ieq', [nodes.length - 1, nodes.length]));
    return nodes.length - 1;
  });
  return { nodes, inputs, args };
}

function meaningOf(op: Op, args: readonly number[]): number {
  const lanes = args.map((x, index) => (op.args[index] === 'mask' ? -x : x));
  return op.meaning!(lanes[0]!, lanes[1]!, lanes[2]!);
}

function product(lists: readonly (readonly number[])[]): number[][] {
  return lists.reduce<number[][]>((rows, list) => rows.flatMap((row) => list.map((x) => [...row, x])), [[]]);
}
