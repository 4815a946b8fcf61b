import { describe, expect, it, test } from 'vitest';
import { caught } from '../../test/support/caught.ts';
import { hostileFloats } from '../../test/support/hostileValues.ts';
import { GraphError } from '../errors.ts';
import {
  delayLine,
  effect,
  instrument,
  intRegister,
  param,
  perLane,
  recur,
  register,
  sampleRate,
  scope,
  table,
  time,
} from './index.ts';
import { parseGraph, printGraph } from './text.ts';

const tone = `instrument "tone"
input f32 cutoff live 800
register f32 0 <- %5 # tone/saw
register i32 -2147483648 <- %2 # tone
line 0.05 <- %5 # tone/chorus
table [0, 0.1, -0, -1e-45] # tone/wave
%0 = const [1.5] # tone/saw
%1 = input [cutoff]
%2 = istate [1] # tone
%3 = mul %0 %1 @live # tone/saw
%4 = state [0] @audio
%5 = sane %4
%6 = control %5 [linear] @audio
%7 = tap %2 [0]
%9 = lookup %2 [0]
%10 = add %7 %9
out %10 %6
end %8
%8 = iinput [gate]
`;

describe('parseGraph', () => {
  it('reads what the documentation shows', () => {
    const graph = parseGraph(tone);
    expect(graph).toMatchObject({ name: 'tone', kind: 'instrument', outputs: [9, 6], end: 10 });
    expect(graph.inputs).toEqual([{ name: 'cutoff', type: 'f32', rate: 'live', initial: 800 }]);
    expect(graph.registers).toEqual([
      { type: 'f32', initial: 0, next: 5, path: 'tone/saw' },
      { type: 'i32', initial: -2147483648, next: 2, path: 'tone' },
    ]);
    expect(graph.lines).toEqual([{ seconds: 0.05, input: 5, path: 'tone/chorus' }]);
    const values = Float32Array.of(0, 0.1, -0, -1e-45);
    expect(graph.tables).toEqual([{ values, path: 'tone/wave' }]);
    expect(graph.nodes[8]).toEqual({ op: 'lookup', args: [2], attribute: 0, path: '' });
    expect(graph.nodes[3]).toEqual({ op: 'mul', args: [0, 1], path: 'tone/saw', rate: 'live' });
    expect(graph.nodes[6]).toEqual({ op: 'control', args: [5], attribute: 'linear', path: '', rate: 'audio' });
  });

  it('puts arguments first, whatever order they are written in', () => {
    const graph = parseGraph('effect "e"\nout %9\n%9 = add %5 %2\n%5 = neg %2\n%2 = bus\n');
    expect(graph.nodes.map(({ op }) => op)).toEqual(['bus', 'neg', 'add']);
    expect(graph.nodes[2]!.args).toEqual([1, 0]);
    expect(graph.outputs).toEqual([2]);
  });

  it('skips empty lines, comments and carriage returns', () => {
    const graph = parseGraph(
      '\r\n# a comment\r\ninstrument "x"\r\n\r\n  %0 = const [-0]   # path/to # it \r\nout %0\r\n',
    );
    expect(graph.nodes).toEqual([{ op: 'const', args: [], attribute: -0, path: 'path/to # it' }]);
  });

  it('rounds f32 numbers to float32, and leaves i32 alone', () => {
    const graph = parseGraph(
      [
        'instrument "n"',
        'input i32 k note 16777217',
        'input f32 x note 16777217',
        'register i32 16777217 <- %1',
        'register f32 0.1 <- %0',
        '%0 = const [0.1]',
        '%1 = iconst [16777217]',
        'out %0',
      ].join('\n'),
    );
    expect(graph.inputs.map(({ initial }) => initial)).toEqual([16777217, 16777216]);
    expect(graph.registers.map(({ initial }) => initial)).toEqual([16777217, Math.fround(0.1)]);
    expect(graph.nodes.map(({ attribute }) => attribute)).toEqual([Math.fround(0.1), 16777217]);
  });

  it('reads the latency of an effect', () => {
    const text = 'effect "e"\n%0 = bus\n%1 = iconst [64]\nout %0\nlatency %1\n';
    expect(parseGraph(text)).toMatchObject({ outputs: [0], latency: 1 });
    expect(printGraph(parseGraph(text))).toBe(text);
  });

  const one = 'instrument "x"\n%0 = const [1]\nout %0\n';
  const refused: [what: string, code: string, path: string, text: string][] = [
    ['nothing', 'syntax', 'line 1', ''],
    ['a graph without a first line', 'syntax', 'line 1', '%0 = const [1]\nout %0'],
    ['prose', 'syntax', 'line 2', 'instrument "x"\nplease make a sound'],
    ['a name without quotes', 'syntax', 'line 1', 'instrument x'],
    ['a broken name', 'syntax', 'line 1', 'instrument "\\x"'],
    ['an id that comes twice', 'syntax', 'line 4', `${one}%0 = const [2]`],
    ['an unknown rate', 'syntax', 'line 4', `${one}%1 = neg %0 @often`],
    ['a half-written node', 'syntax', 'line 4', `${one}%1 = `],
    ['an id that is not defined', 'unknown_node', '%1 = neg', `${one}%1 = neg %7`],
    ['an output that is not defined', 'unknown_node', 'out', 'instrument "x"\nout %3'],
    ['a register that takes what is not defined', 'unknown_node', 'a register', `${one}register f32 0 <- %9`],
    ['a node of its own', 'delay_free_loop', '%1 = neg (a/b)', `${one}%1 = neg %1 # a/b`],
    ['an unknown op', 'unknown_op', '%1 = sin ()', `${one}%1 = sin %0`],
    ['a fraction for an int register', 'bad_attribute', 'register ()', `${one}register i32 0.5 <- %0`],
    ['a table of words', 'syntax', 'line 4', `${one}table [0, one]`],
    ['a table with a gap', 'syntax', 'line 4', `${one}table [0,, 1, 2]`],
    ['an empty table', 'syntax', 'line 4', `${one}table []`],
    ['a table that is not closed', 'syntax', 'line 4', `${one}table [0, 1`],
    ['a table of three', 'bad_table', 'a/b', `${one}table [0, 1, 2] # a/b`],
    ['a table of infinities', 'bad_table', '', `${one}table [0, Infinity]`],
    ['a latency that is not defined', 'unknown_node', 'latency', 'effect "x"\n%0 = bus\nout %0\nlatency %1'],
    ['a latency of an instrument', 'bad_latency', 'x', `${one}%1 = iconst [1]\nlatency %1`],
    ['a second line of an input', 'duplicate_parameter', 'a', `${one}input f32 a note 1\ninput i32 a note 1`],
  ];

  test.each(refused)('refuses %s', (_, code, path, text) => {
    const error = caught(() => parseGraph(text));
    expect(error).toBeInstanceOf(GraphError);
    expect({ code: error.code, path: error.path }).toEqual({ code, path });
  });

  it('names every node of a loop that passes no delay', () => {
    const loop = 'instrument "x"\n%0 = const [1]\n%1 = add %0 %3 # a\n%2 = neg %1\n%3 = mul %2 %0\nout %3\n';
    const error = caught(() => parseGraph(loop));
    expect(error.code).toBe('delay_free_loop');
    for (const name of ['%1 = add', '%2 = neg', '%3 = mul']) expect(error.message).toContain(name);
    expect(error.message).not.toContain('%0');
    // The same loop through a register is legal.
    const legal = `${loop.replace('add %0 %3', 'add %0 %5')}register f32 0 <- %4\n%4 = sane %3\n%5 = state [0]\n`;
    expect(parseGraph(legal).nodes).toHaveLength(6);
  });
});

describe('printGraph', () => {
  it('is undone by parseGraph', () => {
    const graph = parseGraph(tone);
    const text = printGraph(graph);
    expect(parseGraph(text)).toEqual(graph);
    expect(printGraph(parseGraph(text))).toBe(text);
  });

  it('writes the shortest number that gives the same float32', () => {
    const f = Math.fround;
    const numbers = [0.1, 1 / 3, 1e-45, 3.4028234663852886e38, 1e20, 1e21, -0, 16777216, NaN, Infinity, -Infinity].map(
      f,
    );
    const graph = effect('numbers', () => numbers.map((x) => perLane(x, 1, 2, 3)).reduce((sum, next) => sum.add(next)));
    const text = printGraph(graph);
    expect(text).toContain('const [0.1, 1, 2, 3]');
    expect(text).toContain('const [0.33333334, 1, 2, 3]');
    expect(text).toContain('const [1e-45, 1, 2, 3]');
    expect(text).toContain('const [-0, 1, 2, 3]');
    expect(parseGraph(text)).toEqual(graph);
  });

  it.each(['plain', 'with "quotes"', 'with # hash', 'ends with \\', 'ünïcödé', 'line\nbreak', ' # ', ''])(
    'keeps the name %j',
    (name) => {
      const graph = instrument(name, () => time().toFloat());
      expect(parseGraph(printGraph(graph))).toEqual(graph);
    },
  );

  it.each(['NaN', 'Infinity', 'linear', 'x1', '_', 'e5'])('keeps a parameter that is called %s', (name) => {
    const graph = instrument('g', () => param(name, 0.25));
    expect(parseGraph(printGraph(graph))).toEqual(graph);
  });

  it.each(['two\nlines', ' spaces ', '"quoted"', ' # ', 'a # b'])('keeps the path %j', (name) => {
    const graph = instrument('g', () => scope(name, () => time().toFloat()));
    expect(parseGraph(printGraph(graph))).toEqual(graph);
  });

  it('keeps tables to the bit, and latencies', () => {
    const hostile = hostileFloats.filter((x) => Number.isFinite(x));
    const values = Array.from({ length: 64 }, (_, at) => hostile[at % hostile.length]!);
    const graph = effect('e', (x) => {
      const wave = scope('wave # 1', () => table(values));
      return { out: wave.at(time()).add(x), latency: sampleRate().mul(0.005).toInt() };
    });
    expect(parseGraph(printGraph(graph))).toEqual(graph);
    expect(graph.tables[0]!.values.every((x, at) => Object.is(x, values[at]))).toBe(true);
  });

  it('keeps paths, registers, lines and parameters', () => {
    const graph = instrument('full', () =>
      scope('unit # 1', () => {
        const line = delayLine(1e-7);
        const count = intRegister(-5);
        count.set(count.value.add(1));
        const slow = register(-0);
        slow.set(slow.value.mul(0.5).add(line.tap(3)));
        line.write(param('amount', 1e-20, 'note'));
        return recur((y) => y.mul(param('decay', 0.999)).add(slow.value).add(count.value.toFloat()));
      }),
    );
    expect(parseGraph(printGraph(graph))).toEqual(graph);
  });
});
