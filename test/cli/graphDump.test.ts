import { describe, expect, it } from 'vitest';

import { parseGraph, passes, printGraph } from '../../src/graph.ts';
import { folder } from './runCli.ts';

const dump = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await folder().run(['graph', 'dump', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.toString();
};

const nodes = (text: string): number => text.split('\n').filter((line) => line.startsWith('%')).length;

describe('aiaudio graph dump', () => {
  it('prints a graph that can be parsed back', async () => {
    const text = await dump('pad');
    expect(text).toMatch(/^instrument "warmPad"\ninput f32 /);
    expect(printGraph(parseGraph(text))).toBe(text);
    expect(await dump('pad', '--part', 'voice')).toBe(text);
    expect(await dump('pad', '--part', 'space')).toMatch(/^effect "/);
  });

  it.each(passes.map(({ name }) => name))('shows the graph after %s', async (pass) => {
    const text = await dump('pad', '--set', 'unison=1', '--after', pass);
    expect(nodes(text)).toBeGreaterThan(50);
    expect(/ @(?:live|control|audio)/.test(text)).toBe(['hoist', 'schedule'].includes(pass));
  });

  it('takes structural parameters', async () => {
    const small = await dump('pad', '--set=unison=1');
    const large = await dump('pad', '--set', 'unison=1', '--set', 'unison=5');
    expect(nodes(large)).toBeGreaterThan(nodes(small));
  });

  it('says which parameters do not shape the graph', async () => {
    const { code, stderr } = await folder().run(['graph', 'dump', 'pad', '--set', 'cutoff=500']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'aiaudio: cutoff does not shape the graph: it is one of its inputs.\n',
    });
  });

  it('stops quietly when nobody reads on', async () => {
    const { code, stderr } = await folder().run(['graph', 'dump', 'pad'], { closeStdout: true });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

const tone = ['instrument "tone"', '%0 = input [frequency]', '%1 = const [0.5]', '%2 = mul %0 %1', 'out %2', ''].join(
  '\n',
);

describe('a graph file', () => {
  it('is checked and printed', async () => {
    const place = folder({ 'tone.graph': tone });
    const { code, stdout } = await place.run(['graph', 'dump', 'tone.graph', '--after', 'schedule']);
    expect(code).toBe(0);
    expect(nodes(stdout.toString())).toBe(3);
  });

  it.each([
    ['a delay-free loop', tone.replace('mul %0 %1', 'mul %2 %1'), '%2 = mul', 'A loop passes no delay'],
    ['a type clash', tone.replace('const [0.5]', 'iconst [1]'), '%2 = mul', 'argument 2 is i32, not f32'],
    ['a missing parameter', tone.replace('[frequency]', '[cutof]'), '%0 = input', 'has no f32 input cutof'],
    ['an unknown op', tone.replace('mul', 'mull'), '%2 = mull', 'there is no op mull'],
    ['an unknown node', tone.replace('out %2', 'out %9'), 'out', 'uses %9, which is not defined'],
    ['a line that is none', `${tone}nonsense\n`, 'line 6', 'cannot read: nonsense'],
    ['no text', '', 'line 1', 'names no graph'],
  ])('with %s is an error that names the node', async (_wrong, text, path, says) => {
    const place = folder({ 'tone.graph': text });
    const { code, stdout, stderr } = await place.run(['graph', 'dump', 'tone.graph']);
    expect({ code, stdout: stdout.toString() }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^aiaudio: tone\.graph: /);
    expect(stderr).toContain(says);
    expect(stderr).toContain(`  path:       ${path}`);
  });

  it('takes no parameters', async () => {
    const place = folder({ 'tone.graph': tone });
    const { code, stderr } = await place.run(['graph', 'dump', 'tone.graph', '--set', 'unison=3']);
    expect(code).toBe(2);
    expect(stderr).toContain('--set is for roles.');
  });
});

describe('bad arguments', () => {
  it.each([
    [['pda'], 'pda', 'Did you mean `pad`?'],
    [['voice.graph'], 'voice.graph', 'Check the name and the folder.'],
    [['pad', '--after', 'hosit'], '--after', 'Did you mean `hoist`?'],
    [['pad', '--after', 'list'], '--after', 'Choose one of these, for example "fold".'],
    [['pad', '--part', 'effect'], '--part', 'Choose one of these'],
    [['pad', '--set', 'unison'], '--set', 'Write it like kind=warm.'],
    [['pad', '--set', 'unison=many'], '--set.unison', 'Write a number'],
    [['pad', '--set', 'unison=99'], '--set.unison', 'Use at most 16.'],
    [['pad', '--set', 'unisno=3'], '--set.unisno', 'Did you mean `unison`?'],
    [['pad', 'space'], 'space', 'Remove it'],
    [[], '<role|file.graph>', 'aiaudio graph dump <role|file.graph>'],
  ])('%j', async (args, path, remedy) => {
    const { code, stdout, stderr } = await folder().run(['graph', 'dump', ...args]);
    expect({ code, stdout: stdout.toString() }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`  path:       ${path}\n`);
    expect(stderr).toContain(remedy);
  });
});
