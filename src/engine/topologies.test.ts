import { describe, expect, it } from 'vitest';
import { effect, instrument, num, type Graph } from '../ir/index.ts';
import { singleNote } from '../music/patterns/singleNote.ts';
import { defineParameters } from '../roles/parameter.ts';
import { defineRole, type Role } from '../roles/role.ts';
import type { Program } from './job.ts';
import type { Renderer } from './renderer.ts';
import { Topologies } from './topologies.ts';

const parameters = defineParameters([
  {
    kind: 'integer',
    name: 'voices',
    meaning: 'How many.',
    unit: '',
    min: 1,
    max: 200,
    default: 1,
    structural: true,
    rate: 'note',
    words: {},
  },
  {
    kind: 'number',
    name: 'level',
    meaning: 'How loud.',
    unit: '',
    min: 0,
    max: 1,
    default: 1,
    curve: 'linear',
    structural: false,
    rate: 'live',
    words: {},
  },
]);

const roleNamed = (name: string): Role =>
  defineRole({
    name,
    description: 'A role.',
    words: [],
    parameters,
    kinds: [
      {
        name: 'plain',
        description: 'A kind.',
        words: [],
        pitched: 'none',
        rangeHz: [20, 20000],
        defaults: {},
        voice: ({ voices }) => instrument(`${name} ${String(voices)}`, () => num(0)),
      },
    ],
    targets: { lufs: -18, remedies: {} },
    patterns: { note: singleNote, chord: singleNote, phrase: singleNote, loop: singleNote },
    defaultPattern: 'note',
    space: () => effect(`${name} space`, (x) => x),
  });
const pad = roleNamed('pad');

/** A renderer that only notes what it was asked to compile. */
function recorder(failing?: string) {
  const compiled: string[] = [];
  const compile = (graph: Graph): Promise<Program> => {
    compiled.push(graph.name);
    if (graph.name === failing) return Promise.reject(new Error(`cannot compile ${graph.name}`));
    return Promise.resolve({ graph } as unknown as Program);
  };
  return { compiled, topologies: new Topologies({ compile } as unknown as Renderer) };
}

describe('Topologies', () => {
  it('compiles a voice and its space once, whatever the other parameters are', async () => {
    const { compiled, topologies } = recorder();
    const first = await topologies.get(pad, { voices: 3, level: 1 });
    const second = await topologies.get(pad, { voices: 3, level: 0.25 });
    expect(second).toBe(first);
    expect(first.voice.graph.name).toBe('pad 3');
    expect(first.space.graph.name).toBe('pad space');
    expect(compiled).toEqual(['pad 3', 'pad space']);
  });

  it('tells structural values and roles apart', async () => {
    const { compiled, topologies } = recorder();
    await topologies.get(pad, { voices: 1, level: 1 });
    await topologies.get(pad, { voices: 2, level: 1 });
    await topologies.get(roleNamed('bass'), { voices: 1, level: 1 });
    expect(compiled.filter((name) => !name.includes('space'))).toEqual(['pad 1', 'pad 2', 'bass 1']);
  });

  it('compiles once for callers that come at the same time', async () => {
    const { compiled, topologies } = recorder();
    const [a, b] = await Promise.all([0, 1].map((level) => topologies.get(pad, { voices: 7, level })));
    expect(a).toBe(b);
    expect(compiled).toHaveLength(2);
  });

  it('keeps 64, and forgets the one that was not used for longest', async () => {
    const { compiled, topologies } = recorder();
    const use = async (voices: number) => {
      const before = compiled.length;
      await topologies.get(pad, { voices, level: 1 });
      return compiled.length > before;
    };
    for (let voices = 1; voices <= 64; voices++) expect(await use(voices)).toBe(true);
    for (let voices = 1; voices <= 64; voices++) expect(await use(voices)).toBe(false);
    // 1 is used again, so 2 has to go.
    expect(await use(1)).toBe(false);
    expect(await use(65)).toBe(true);
    expect(await use(1)).toBe(false);
    expect(await use(64)).toBe(false);
    expect(await use(2)).toBe(true);
  });

  it('does not remember a failure', async () => {
    const { compiled, topologies } = recorder('pad 5');
    const fail = () => topologies.get(pad, { voices: 5, level: 1 });
    await expect(fail()).rejects.toThrow('cannot compile pad 5');
    await expect(fail()).rejects.toThrow('cannot compile pad 5');
    expect(compiled.filter((name) => name === 'pad 5')).toHaveLength(2);
  });
});
