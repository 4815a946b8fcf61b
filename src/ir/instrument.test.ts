// What can go wrong while a graph is being built: each is an error that names the node or the unit.
import { describe, expect, it, test } from 'vitest';
import { caught } from '../../test/support/caught.ts';
import { GraphError } from '../errors.ts';
import type { F32, Graph, I32 } from './index.ts';
import {
  bus,
  control,
  delayLine,
  effect,
  frequency,
  gate,
  instrument,
  int,
  late,
  intRegister,
  laneSum,
  num,
  param,
  perLane,
  perLaneInt,
  previous,
  recur,
  register,
  scope,
  shuffle,
  time,
} from './index.ts';

/** A signal that belongs to a graph which is no longer being built. */
const foreign = (): F32 => {
  let leaked: F32 | undefined;
  instrument('other', () => (leaked = num(1)));
  return leaked!;
};
const foreignInt = (): I32 => {
  let leaked: I32 | undefined;
  instrument('other', () => (leaked = int(1)).toFloat());
  return leaked!;
};
/** What JavaScript lets through. */
const wrong = (value: unknown): F32 => value as F32;

describe('refuses', () => {
  const cases: [what: string, code: string, path: string, body: () => F32][] = [
    ['a register that is never set', 'register_not_set', 'voice/echo', () => scope('echo', () => register().value)],
    ['an int register that is never set', 'register_not_set', 'voice', () => intRegister().value.toFloat()],
    [
      'a register that is set twice',
      'register_set_twice',
      'voice/echo',
      () => {
        const handle = scope('echo', () => register());
        handle.set(num(1));
        handle.set(num(2));
        return handle.value;
      },
    ],
    ['a line that is never written', 'line_not_written', 'voice/dl', () => scope('dl', () => delayLine(0.1).tap(1))],
    [
      'a line that is written twice',
      'line_written_twice',
      'voice',
      () => {
        const line = delayLine(0.1);
        line.write(num(1));
        line.write(num(1));
        return line.tap(1);
      },
    ],
    ['a line of 0 s', 'out_of_range', 'voice', () => delayLine(0).tap(1)],
    ['a line of 61 s', 'out_of_range', 'voice', () => delayLine(61).tap(1)],
    ['a line of NaN s', 'out_of_range', 'voice', () => delayLine(NaN).tap(1)],
    ['a signal of another graph as an argument', 'foreign_signal', 'voice/mul', () => num(2).mul(foreign())],
    ['a signal of another graph as output', 'foreign_signal', 'voice/out', foreign],
    ['a signal of another graph for the control grid', 'foreign_signal', 'voice/control', () => control(foreign())],
    ['a signal of another graph in a unit delay', 'foreign_signal', 'voice/previous', () => previous(foreign())],
    [
      'a signal of another graph in a register',
      'foreign_signal',
      'voice/register',
      () => {
        const handle = register();
        handle.set(foreign());
        return handle.value;
      },
    ],
    [
      'a signal of another graph in an int register',
      'foreign_signal',
      'voice/intRegister',
      () => {
        const handle = intRegister();
        handle.set(foreignInt());
        return handle.value.toFloat();
      },
    ],
    [
      'a signal of another graph in a line',
      'foreign_signal',
      'voice/line',
      () => {
        const line = delayLine(0.1);
        line.write(foreign());
        return line.tap(1);
      },
    ],
    ['a string as an argument', 'type_clash', 'voice/add', () => num(1).add(wrong('2'))],
    ['nothing as an argument', 'type_clash', 'voice/unit/add', () => scope('unit', () => num(1).add(wrong(undefined)))],
    ['an int where a float belongs', 'type_clash', '%2 = add (voice)', () => num(1).add(wrong(int(2)))],
    ['a mask where a float belongs', 'type_clash', '%4 = add (voice)', () => num(1).add(wrong(num(1).lt(2)))],
    ['an int as output', 'type_clash', 'voice', () => wrong(int(1))],
    ['nothing as output', 'type_clash', 'voice/out', () => wrong(undefined)],
    ['a number as output', 'type_clash', 'voice/out', () => wrong(0)],
    ['a number for a register', 'type_clash', 'voice/register', () => recurOf(wrong(1))],
    ['the bus in an instrument', 'lanes_in_instrument', '%0 = bus (voice)', () => bus()],
    ['laneSum in an instrument', 'lanes_in_instrument', '%1 = laneSum (voice)', () => laneSum(num(1))],
    ['shuffle in an instrument', 'lanes_in_instrument', '%2 = shuffle (voice)', () => shuffle(num(1), num(2), [0, 1, 2, 3])], // prettier-ignore
    ['perLane in an instrument', 'lanes_in_instrument', '%0 = const (voice)', () => perLane(1, 2, 3, 4)],
    ['perLaneInt in an instrument', 'lanes_in_instrument', '%0 = iconst (voice)', () => perLaneInt(1, 2, 3, 4).toFloat()], // prettier-ignore
    ['a shift by half a bit', 'bad_attribute', '%1 = shl (voice)', () => int(1).shl(0.5).toFloat()],
    ['two records for a parameter', 'duplicate_parameter', 'voice/a', () => param('a', 1).add(param('a', 2))],
    ['two rates for a parameter', 'duplicate_parameter', 'voice/a', () => param('a', 1).add(param('a', 1, 'note'))],
    ['a parameter in place of a built-in of another type', 'duplicate_parameter', 'gate', () => param('gate', 1)],
    ['a parameter with a space', 'bad_name', 'a b', () => param('a b', 1)],
  ];

  test.each(cases)('%s', (_, code, path, body) => {
    const error = caught(() => instrument('voice', body));
    expect(error).toBeInstanceOf(GraphError);
    expect({ code: error.code, path: error.path }).toEqual({ code, path });
    expect(error.suggestion).not.toBe('');
  });

  it('an end that changes, and one of another graph', () => {
    expect(caught(() => instrument('voice', () => ({ out: num(1), end: time() }))).code).toBe('bad_end');
    const end = foreignInt();
    expect(caught(() => instrument('voice', () => ({ out: num(1), end }))).path).toBe('voice/end');
  });

  it('what is no signal, by the unit that got it', () => {
    const both = [num, num] as unknown as F32;
    const error = caught(() => instrument('v', () => scope('unit', () => both.mul(2))));
    expect(error).toMatchObject({ code: 'type_clash', path: 'v/unit' });
    for (const initial of [undefined, '1', null]) {
      const wrong = caught(() => instrument('v', () => param('level', initial as unknown as number)));
      expect(wrong).toMatchObject({ code: 'type_clash', path: 'v/level' });
    }
  });

  it('a latency that was lost, that changes, and one of another graph', () => {
    const looksAhead = (x: F32) => scope('ahead', () => late(x.mul(2), int(5)));
    const lost = caught(() => effect('fx', (x) => ({ out: x, latency: (looksAhead(x).mul(3) as F32 & { latency: I32 }).latency }))); // prettier-ignore
    expect(lost).toMatchObject({ code: 'bad_latency', path: 'fx' });
    const inARow = (input: (x: F32) => F32) => (x: F32) => {
      const once = looksAhead(x);
      return scope('again', () => late(once.mul(3), int(20), input(once)));
    };
    expect(
      effect(
        'fx',
        inARow((once) => once),
      ).latency,
    ).toBeDefined();
    const broken = caught(() =>
      effect(
        'fx',
        inARow((once) => once.mul(2)),
      ),
    );
    expect(broken).toMatchObject({ code: 'bad_latency', path: 'fx/ahead' });
    const half = (x: F32) => inARow((once) => once.mul(2))(x);
    expect(caught(() => effect('fx', (x) => ({ out: half(x), latency: half(x).latency })))).toMatchObject({
      code: 'bad_latency',
    });
    const unsaid = caught(() => effect('fx', (x) => looksAhead(x).mul(1)));
    expect(unsaid).toMatchObject({ code: 'bad_latency', path: 'fx/ahead' });
    const nothing = { out: undefined } as unknown as { out: F32; latency: I32 };
    expect(caught(() => effect('fx', () => nothing)).code).toBe('bad_latency');
    const moving: (x: F32) => I32[] = (x) => [time(), x.toInt(), param('live', 1).toInt()];
    for (const at of [0, 1, 2]) {
      expect(caught(() => effect('fx', (x) => ({ out: x, latency: moving(x)[at]! }))).code).toBe('bad_latency');
    }
    const latency = foreignInt();
    expect(caught(() => effect('fx', (x) => ({ out: x, latency }))).path).toBe('fx/latency');
    expect(caught(() => effect('fx', (x) => ({ out: x, latency: 3 as unknown as I32 }))).code).toBe('type_clash');
  });

  it('three outputs, and two of an effect', () => {
    const three = [num, num, num].map((make) => () => make(1));
    const out = () => three.map((make) => make()) as unknown as [F32, F32];
    expect(caught(() => instrument('voice', () => ({ out: out() }))).code).toBe('bad_output');
    expect(caught(() => effect('fx', (x) => [x, x] as unknown as F32)).code).toBe('type_clash');
  });

  it('signals and units outside any graph', () => {
    for (const make of [() => num(1), frequency, () => param('a', 1), () => scope('s', () => 1), () => register()]) {
      expect(caught(make).code).toBe('no_graph');
    }
    // Also after a body has thrown.
    expect(() => instrument('voice', () => { throw new Error('body'); })).toThrow('body'); // prettier-ignore
    expect(caught(() => num(1)).code).toBe('no_graph');
  });
});

describe('builds', () => {
  it('mono and stereo voices, with and without end', () => {
    expect(instrument('a', () => num(1)).outputs).toHaveLength(1);
    expect(instrument('a', () => ({ out: num(1) })).outputs).toHaveLength(1);
    expect(instrument('a', () => ({ out: [num(1), num(2)] })).outputs).toHaveLength(2);
    const ending = instrument('a', () => ({ out: num(1), end: gate() }));
    expect(ending.nodes[ending.end!]!.op).toBe('iinput');
    // A signal with an `end` of its own, as envelopes are, brings it along.
    expect(instrument('a', () => Object.assign(num(1), { end: gate() })).end).toBe(1);
  });

  it('voices whose late units make them end later', () => {
    const voice = instrument('v', () => {
      const sound = scope('ahead', () => late(num(1), int(5)));
      return { out: scope('again', () => late(sound.mul(2), 0, sound)), end: gate() };
    });
    const { op, args } = voice.nodes[voice.end!]!;
    expect([op, voice.nodes[args[0]!]!.op, voice.nodes[args[1]!]!.attribute]).toEqual(['iadd', 'iinput', 5]);
  });

  it('effects that are late, as a signal says or as they say', () => {
    const latencyOf = (graph: Graph) => graph.latency !== undefined && graph.nodes[graph.latency]!.attribute;
    const looksAhead = (x: F32) => scope('ahead', () => late(x.mul(2), int(5)));
    expect(latencyOf(effect('fx', (x) => ({ out: x, latency: int(7) })))).toBe(7);
    expect(latencyOf(effect('fx', looksAhead))).toBe(5);
    const row = effect('fx', (x) => {
      const once = looksAhead(x);
      return scope('again', () => late(once.mul(3), int(20), once));
    });
    const { op, args } = row.nodes[row.latency!]!;
    expect([op, ...args.map((arg) => row.nodes[arg]!.attribute)]).toEqual(['iadd', 20, 5]);
    expect(instrument('v', () => looksAhead(num(1)).mul(2)).latency).toBeUndefined();
    expect(effect('fx', (x) => ({ out: x, latency: param('note', 1, 'note').toInt() })).latency).toBe(2);
  });

  it('graphs inside graphs', () => {
    let inner;
    const outer = instrument('outer', () => {
      const before = num(1);
      inner = effect('inner', (x) => x.mul(2));
      return before.add(3);
    });
    expect(outer.nodes.map(({ op }) => op)).toEqual(['const', 'const', 'add']);
    expect(inner).toMatchObject({ name: 'inner', kind: 'effect' });
  });

  it('a register that is set while another graph is being built, in its own graph', () => {
    const graph = instrument('outer', () => {
      const handle = register();
      const next = handle.value.add(1);
      effect('inner', (x) => {
        const own = register();
        own.set(x);
        handle.set(next);
        return own.value;
      });
      return handle.value;
    });
    expect(graph.nodes[graph.registers[0]!.next]!.op).toBe('sane');
  });

  it('paths of units, numbered where a name comes again', () => {
    const graph = instrument('voice', () => {
      const one = scope('unit', () => scope('part', () => num(1)));
      const two = scope('unit', () => scope('part', () => num(2)).add(scope('part', () => num(3))));
      return one.add(two);
    });
    expect(graph.nodes.map(({ path }) => path)).toEqual([
      'voice/unit/part',
      'voice/unit#2/part',
      'voice/unit#2/part#2',
      'voice/unit#2',
      'voice',
    ]);
  });

  it('one node for each parameter, however often it is asked for', () => {
    const graph = instrument('voice', () => param('a', 0.1).add(param('a', 0.1)).add(frequency()).add(frequency()));
    expect(graph.nodes.filter(({ op }) => op === 'input')).toHaveLength(2);
    expect(graph.inputs).toEqual([{ name: 'a', type: 'f32', rate: 'live', initial: Math.fround(0.1) }]);
  });

  it('sane in every loop: in registers always, in lines where there is a loop', () => {
    const sanes = (graph: ReturnType<typeof instrument>) => graph.nodes.filter(({ op }) => op === 'sane').length;
    const line = (feedback: (tap: F32) => F32) =>
      instrument('line', () => {
        const delay = delayLine(0.1);
        const tap = delay.tap(5);
        delay.write(feedback(tap));
        return tap;
      });
    expect(sanes(instrument('r', () => recur((y) => y.mul(0.5))))).toBe(1);
    expect(sanes(instrument('p', () => previous(frequency())))).toBe(0);
    expect(sanes(line(() => frequency()))).toBe(0);
    expect(sanes(line((tap) => tap.mul(0.5)))).toBe(1);
    expect(sanes(line((tap) => tap.mul(0.5).sane()))).toBe(1);
    expect(sanes(line((tap) => recur((y) => y.add(tap))))).toBe(1);
    expect(sanes(line((tap) => previous(tap)))).toBe(1);
  });

  it('sane in a loop of a line and a unit delay, also where another line hears it first', () => {
    const graph = instrument('two lines', () => {
      const [first, second] = [delayLine(0.1), delayLine(0.1)];
      const late = previous(second.tap(5));
      first.write(late);
      second.write(late);
      return first.tap(3);
    });
    expect(graph.nodes[graph.lines[1]!.input]!.op).toBe('sane');
    expect(graph.nodes[graph.lines[0]!.input]!.op).toBe('state');
  });
});

function recurOf(next: F32): F32 {
  const handle = register();
  handle.set(next);
  return handle.value;
}

test('recur returns what its register will hold', () => {
  const graph = instrument('voice', () => recur((y) => y.add(1), 0.25));
  expect(graph.outputs[0]).toBe(graph.registers[0]!.next);
  expect(graph.registers[0]!.initial).toBe(0.25);
});
