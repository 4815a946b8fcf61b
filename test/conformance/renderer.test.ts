// What the renderer promises: no result depends on blocks, on lanes, on the company of a voice, or on when it is skipped.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backends, type BackendName } from '../../src/backends/index.ts';
import type { Job, Note, Program } from '../../src/engine/job.ts';
import { Renderer } from '../../src/engine/renderer.ts';
import {
  control,
  effect,
  frequency,
  gate,
  instrument,
  jobTime,
  param,
  time,
  velocity,
  type Graph,
} from '../../src/ir/index.ts';
import {
  adsr,
  chorus,
  exp2,
  lfo,
  reverb,
  saw,
  sine,
  sinTurns,
  stateVariableFilter,
  whiteNoise,
} from '../../src/units/index.ts';
import { bitsOf } from '../support/kernelHost.ts';

const RATE = 8000;
const f = Math.fround;

/** Noise, a saw, a filter with memory, an envelope that ends, and a grid that counts the samples of the job. */
const rich = (hasEnd: boolean): Graph =>
  instrument('rich', () => {
    const envelope = adsr({ attackSec: 0.003, decaySec: 0.01, sustain: 0.6, releaseSec: param('release', 0.02) });
    const octaves = envelope.add(lfo(param('rate', 9, 'note'))).add(sinTurns(jobTime().mul(0x00345678)));
    const filter = stateVariableFilter({ cutoffHz: param('cutoff', 600).mul(exp2(octaves)), q: 3 });
    const { low, high } = filter(saw(frequency()).add(whiteNoise().mul(0.2)));
    const gain = envelope.mul(control(velocity().mul(param('level', 0.5))));
    return { out: [low.mul(gain), high.mul(gain)], ...(hasEnd ? { end: envelope.end } : {}) };
  });

/** Mono, without state and without a grid: the same at every sample of a job. */
const plain = instrument('plain', () => {
  const inside = time().lt(gate());
  return inside.select(sine(frequency()).add(whiteNoise()).mul(velocity()).add(0.75), 0);
});

/** Nothing but the note: 1 while it is on. */
const held = instrument('held', () => time().lt(gate()).select(1, 0));

const space = effect('space', (x) =>
  reverb(chorus(x, { mix: 0.4, rateHz: 3, depthSec: 0.002 }), { mix: param('wet', 0.4), t60Sec: 0.2, dampingHz: 2000 }),
);

/** A renderer and its programs. */
interface Studio {
  readonly renderer: Renderer;
  readonly rich: Program;
  readonly endless: Program;
  readonly plain: Program;
  readonly held: Program;
  readonly space: Program;
}

async function studio(backend: BackendName = 'wasm', blockFrames?: number): Promise<Studio> {
  const options = { sampleRate: RATE, ...(blockFrames === undefined ? {} : { blockFrames }) };
  const renderer = new Renderer(backends[backend], options);
  const [a, b, c, d, e] = await Promise.all(
    [rich(true), rich(false), plain, held, space].map((g) => renderer.compile(g)),
  );
  return { renderer, rich: a!, endless: b!, plain: c!, held: d!, space: e! };
}

/** A job before it has programs. */
interface Plan {
  readonly voice: 'rich' | 'plain';
  readonly hasEffect: boolean;
  readonly notes: readonly Note[];
  readonly frames: number;
  readonly seed: number;
  readonly values: Readonly<Record<string, number>>;
}

/** Evenly spread, where fast-check would prefer numbers next to the ends. */
const even = (min: number, max: number) => fc.noBias(fc.integer({ min, max }));
const noteArb: fc.Arbitrary<Note> = fc.record({
  onFrame: fc.oneof(
    even(0, 1100),
    even(0, 30).map((n) => n * 32),
  ),
  gateFrames: fc.oneof(even(0, 500), fc.constantFrom(0, 1, 32)),
  frequencyHz: even(20, 4000).map((hz) => f(hz * 1.01)),
  velocity: fc.oneof(
    even(1, 100).map((v) => f(v / 100)),
    fc.constantFrom(0, 1),
  ),
});
const planArb = (minNotes: number, maxNotes: number): fc.Arbitrary<Plan> =>
  fc
    .record({
      voice: fc.constantFrom('rich', 'rich', 'plain'),
      hasEffect: fc.boolean(),
      notes: fc.noBias(fc.array(noteArb, { minLength: minNotes, maxLength: maxNotes, size: 'max' })),
      frames: fc.oneof({ weight: 4, arbitrary: even(1, 1200) }, fc.constantFrom(1, 2, 31, 32, 33, 256, 257)),
      seed: fc.integer(),
      cutoff: even(100, 3000),
      release: even(0, 100).map((ms) => ms / 1000),
    })
    .map(({ cutoff, release, ...plan }) => ({ ...plan, values: plan.voice === 'rich' ? { cutoff, release } : {} }));

function jobOf(plan: Plan, programs: Studio): Job {
  const { voice, hasEffect, ...rest } = plan;
  return { instrument: programs[voice], ...(hasEffect ? { effect: programs.space } : {}), ...rest };
}

/** Left and right. */
type Channels = readonly Float32Array[];

function render(programs: Studio, plans: readonly Plan[]): readonly Channels[] {
  return programs.renderer.render(plans.map((plan) => jobOf(plan, programs)));
}

/** All channels one after the other, as words. */
const words = (channels: Channels): number[] => channels.flatMap((channel) => [...bitsOf(channel)]);

function mustMatch(got: Channels, wanted: Channels, what: string): void {
  const [a, b] = [words(got), words(wanted)];
  const at = a.findIndex((word, index) => word !== b[index]);
  if (at >= 0 || a.length !== b.length) throw new Error(`${what}: differs at word ${at} of ${b.length}`);
}

const peak = (channels: Channels) => Math.max(...channels.map((c) => c.reduce((m, x) => Math.max(m, Math.abs(x)), 0)));

describe('random jobs', () => {
  const plans = fc.array(planArb(0, 7), { minLength: 1, maxLength: 4 });

  it('give the same bits in kernel calls of any length', async () => {
    const reference = await studio('wasm', 256);
    const others = await Promise.all([1, 7, 32, 100, 4096].map((size) => studio('wasm', size)));
    others.push(await studio('js', 64), await studio('js', 1000));
    let sounding = 0;
    fc.assert(
      fc.property(plans, (jobs) => {
        const wanted = render(reference, jobs);
        if (wanted.some((channels) => peak(channels) > 0.01)) sounding++;
        for (const other of others) {
          render(other, jobs).forEach((channels, at) =>
            mustMatch(channels, wanted[at]!, `${other.renderer.backend.name}, job ${at}`),
          );
        }
      }),
      { numRuns: 60, seed: 11 },
    );
    expect(sounding).toBeGreaterThan(40);
  });

  it('give the same bits together, one by one, and in another order', async () => {
    const programs = await studio();
    fc.assert(
      fc.property(
        fc.array(planArb(0, 5), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 5 }),
        (jobs, turn) => {
          const together = render(programs, jobs);
          jobs.forEach((plan, at) => mustMatch(render(programs, [plan])[0]!, together[at]!, `job ${at} alone`));
          const order = jobs.map((_, at) => (at + turn) % jobs.length).reverse();
          const turned = render(
            programs,
            order.map((at) => jobs[at]!),
          );
          order.forEach((at, place) => mustMatch(turned[place]!, together[at]!, `job ${at} at place ${place}`));
        },
      ),
      { numRuns: 80, seed: 12 },
    );
  });

  it('mix notes one by one, in their order', async () => {
    const programs = await studio();
    let orderMatters = 0;
    fc.assert(
      fc.property(planArb(3, 7), (given) => {
        // Long notes, so that three and more sound at once: the order of two does not matter.
        const long = given.notes.map((note) => ({
          ...note,
          onFrame: note.onFrame >> 2,
          gateFrames: note.gateFrames + 500,
        }));
        const plan = { ...given, hasEffect: false, notes: long };
        // A note that begins after the end of the job is silent but keeps its place, and so the seeds of the others.
        const alone = plan.notes.map((_, kept) => {
          const notes = plan.notes.map((note, at) => (at === kept ? note : { ...note, onFrame: plan.frames }));
          return render(programs, [{ ...plan, notes }])[0]!;
        });
        const sum = (voices: readonly Channels[]) =>
          [0, 1].map((channel) => {
            const bus = new Float32Array(plan.frames);
            for (const voice of voices) voice[channel]!.forEach((x, at) => (bus[at] = bus[at]! + x));
            return bus;
          });
        mustMatch(render(programs, [plan])[0]!, sum(alone), 'the sum of the notes');
        if (words(sum(alone)).join() !== words(sum([...alone].reverse())).join()) orderMatters++;
      }),
      { numRuns: 80, seed: 13 },
    );
    expect(orderMatters).toBeGreaterThan(30);
  });

  it('do not change where voices are skipped after their end', async () => {
    const programs = await studio();
    let skipped = 0;
    fc.assert(
      fc.property(planArb(3, 7), (given) => {
        const plan: Plan = { ...given, voice: 'rich', values: { release: given.frames % 3 === 0 ? 0 : 0.01 } };
        const job = jobOf(plan, programs);
        const [short] = programs.renderer.render([job]);
        const [endless] = programs.renderer.render([{ ...job, instrument: programs.endless }]);
        mustMatch(short!, endless!, 'with and without end');
        if (plan.notes.some(({ onFrame, gateFrames }) => onFrame + gateFrames + 300 < plan.frames)) skipped++;
      }),
      { numRuns: 80, seed: 14 },
    );
    expect(skipped).toBeGreaterThan(30);
  });
});

describe('lanes', () => {
  const note: Note = { onFrame: 45, gateFrames: 300, frequencyHz: 333, velocity: 0.9 };
  const target: Plan = { voice: 'rich', hasEffect: true, notes: [note], frames: 900, seed: 5, values: { cutoff: 900 } };

  it.each(['wasm', 'js', 'interpreter'] as const)('a note sounds the same in each of them (%s)', async (backend) => {
    const programs = await studio(backend);
    const short = { ...target, frames: 400 };
    const [alone] = render(programs, [short]);
    expect(peak(alone!)).toBeGreaterThan(0.05);
    for (let before = 0; before < 4; before++) {
      for (const after of [0, 3]) {
        // Voices of another job take the lanes before and after it. They start earlier, later, and at the same time.
        const others = (count: number, seed: number) =>
          Array.from({ length: count }, (_, at) => ({
            ...note,
            onFrame: [0, 45, 131][(at + seed) % 3]!,
            frequencyHz: 97 * (at + 1),
          }));
        const jobs = [
          { ...target, frames: 500, seed: 8, notes: others(before, 1), values: { cutoff: 2000 } },
          short,
          { ...target, frames: 350, seed: 9, notes: others(after, 2) },
        ];
        mustMatch(render(programs, jobs)[1]!, alone!, `${before} before, ${after} after`);
      }
    }
  });

  it('are told apart by what they play', async () => {
    const programs = await studio();
    const voices = [1, 2, 3, 4].map(
      (k) => render(programs, [{ ...target, notes: [{ ...note, frequencyHz: 100 * k }] }])[0]!,
    );
    expect(new Set(voices.map((voice) => words(voice).join())).size).toBe(4);
  });
});

describe('time', () => {
  it('a note is on from its first sample, for exactly its gate', async () => {
    for (const backend of ['wasm', 'js', 'interpreter'] as const) {
      const programs = await studio(backend, 50);
      for (const [onFrame, gateFrames] of [
        [0, 1],
        [0, 0],
        [1, 31],
        [31, 33],
        [32, 32],
        [77, 100],
        [199, 5],
        [150, 1000],
      ] as const) {
        const notes = [{ onFrame, gateFrames, frequencyHz: 100, velocity: 1 }];
        const [[left, right]] = programs.renderer.render([
          { instrument: programs.held, notes, frames: 200, seed: 0, values: {} },
        ]) as [[Float32Array, Float32Array]];
        const wanted = Float32Array.from({ length: 200 }, (_, at) =>
          at >= onFrame && at < onFrame + gateFrames ? 1 : 0,
        );
        expect(left, `${backend}, from ${onFrame} for ${gateFrames}`).toEqual(wanted);
        expect(right).toEqual(wanted);
      }
    }
  });

  it('a note is the note at 0, shifted: anywhere without a grid, by multiples of 32 with one', async () => {
    const still = instrument('still', () => {
      const envelope = adsr({ attackSec: 0.003, decaySec: 0.01, sustain: 0.6, releaseSec: 0.02 });
      const filter = stateVariableFilter({ cutoffHz: exp2(envelope.mul(3)).mul(300), q: 3 });
      return { out: filter(saw(frequency()).add(whiteNoise())).low.mul(envelope), end: envelope.end };
    });
    const programs = await studio();
    const gridded = await programs.renderer.compile(still);
    const FRAMES = 800;
    for (const [program, shifts] of [
      [programs.plain, [0, 1, 31, 32, 33, 100, 640]],
      [gridded, [0, 32, 64, 320, 640]],
    ] as const) {
      const at = (onFrame: number, frames: number) =>
        programs.renderer.render([
          {
            instrument: program,
            notes: [{ onFrame, gateFrames: 200, frequencyHz: 431, velocity: 1 }],
            frames,
            seed: 3,
            values: {},
          },
        ])[0]!;
      for (const shift of shifts) {
        const wanted = at(0, FRAMES - shift);
        expect(peak(wanted)).toBeGreaterThan(0.1);
        const got = at(shift, FRAMES);
        mustMatch(
          got.map((channel) => channel.subarray(shift)),
          wanted,
          `${program.graph.name} at ${shift}`,
        );
        expect(peak(got.map((channel) => channel.subarray(0, shift)))).toBe(0);
      }
    }
  });
});

describe('the ends of the range', () => {
  const note: Note = { onFrame: 0, gateFrames: 50, frequencyHz: 200, velocity: 1 };
  const base: Plan = { voice: 'rich', hasEffect: true, notes: [note], frames: 100, seed: 1, values: {} };

  it('no notes, and notes that begin after the end, are silence', async () => {
    const programs = await studio();
    const late = [100, 101, 5000].map((onFrame) => ({ ...note, onFrame }));
    const [none, beyond, mixed, wanted] = render(programs, [
      { ...base, notes: [] },
      { ...base, notes: late },
      { ...base, notes: [note, ...late] },
      base,
    ]);
    expect(none!.map((channel) => channel.length)).toEqual([100, 100]);
    expect([peak(none!), peak(beyond!)]).toEqual([0, 0]);
    mustMatch(mixed!, wanted!, 'a note and late ones');
    expect(programs.renderer.render([])).toEqual([]);
  });

  it('one frame, the last frame, gates of 0', async () => {
    const programs = await studio();
    const plans = [
      { ...base, frames: 1 },
      { ...base, frames: 1, notes: [note, note, note, note, note] },
      { ...base, notes: [{ ...note, onFrame: 99 }] },
      { ...base, notes: [{ ...note, gateFrames: 0 }] },
      { ...base, voice: 'plain' as const, notes: [{ ...note, gateFrames: 0 }] },
    ];
    const together = render(programs, plans);
    plans.forEach((plan, at) => {
      expect(together[at]!.map((channel) => channel.length)).toEqual([plan.frames, plan.frames]);
      expect(together[at]!.every((channel) => channel.every(Number.isFinite))).toBe(true);
      mustMatch(render(programs, [plan])[0]!, together[at]!, `plan ${at} alone`);
    });
    expect(peak(together[4]!)).toBe(0);
  });
});

describe('memory', () => {
  const note = (onFrame: number): Note => ({ onFrame, gateFrames: 200, frequencyHz: 200, velocity: 1 });
  const jobs = (round: number): Plan[] =>
    [1, 2, 5].map((count, at) => ({
      voice: 'rich',
      hasEffect: at !== 1,
      notes: Array.from({ length: count }, (_, index) => note(index * 37)),
      frames: 900 + at * 400,
      seed: round,
      values: {},
    }));

  it.each(['wasm', 'js'] as const)('does not grow over renders (%s)', async (backend) => {
    const programs = await studio(backend);
    render(programs, jobs(0));
    const before = programs.renderer.memoryBytes;
    for (let round = 0; round < 100; round++) render(programs, jobs(round));
    expect(programs.renderer.memoryBytes).toBe(before);
  });

  it('is given back when voices end: many notes one after the other need no more than a few', async () => {
    const plan = (count: number): Plan => ({
      voice: 'rich',
      hasEffect: false,
      notes: Array.from({ length: count }, (_, index) => ({ ...note(index * 100), gateFrames: 50 })),
      frames: count * 100 + 500,
      seed: 1,
      values: { release: 0.001 },
    });
    const [few, many] = [await studio('wasm', 64), await studio('wasm', 64)];
    render(few, [plan(12)]);
    render(many, [plan(1200)]);
    expect(many.renderer.memoryBytes).toBe(few.renderer.memoryBytes);
  });

  it('is given back when a render fails', async () => {
    const programs = await studio();
    render(programs, jobs(0));
    const before = programs.renderer.memoryBytes;
    const { kernel, graph } = programs.rich;
    const broken: Program = {
      graph,
      kernel: { ...kernel, run: () => { throw new Error('trap'); } }, // prettier-ignore
    };
    for (let round = 0; round < 50; round++) {
      const [job] = jobs(round).map((plan) => ({ ...jobOf(plan, programs), instrument: broken }));
      expect(() => programs.renderer.render([job!])).toThrow('trap');
    }
    expect(programs.renderer.memoryBytes).toBe(before);
    const wanted = render(await studio(), jobs(1));
    render(programs, jobs(1)).forEach((channels, at) => mustMatch(channels, wanted[at]!, `job ${at} after failures`));
  });
});

describe('values', () => {
  it('reach the graph by name; unknown and infinite ones are errors', async () => {
    const programs = await studio();
    const plan: Plan = {
      voice: 'rich',
      hasEffect: true,
      notes: [{ onFrame: 0, gateFrames: 400, frequencyHz: 200, velocity: 1 }],
      frames: 700,
      seed: 1,
      values: {},
    };
    const [[wanted], [louder], [wetter], [same]] = [{}, { level: 0.9 }, { wet: 0.9 }, { level: 0.5, wet: 0.4 }].map(
      (values) => render(programs, [{ ...plan, values }]),
    ) as [Float32Array[][], Float32Array[][], Float32Array[][], Float32Array[][]];
    expect(words(louder!)).not.toEqual(words(wanted!));
    expect(words(wetter!)).not.toEqual(words(wanted!));
    mustMatch(same!, wanted!, 'the initial values');
    expect(() => render(programs, [{ ...plan, values: { level: NaN } }])).toThrow(/level/);
    expect(() => render(programs, [{ ...plan, values: { volume: 1 } }])).toThrow(/volume/);
  });

  it('seeds give other noise, to notes and to jobs', async () => {
    const programs = await studio();
    const note: Note = { onFrame: 0, gateFrames: 300, frequencyHz: 200, velocity: 1 };
    const plan: Plan = { voice: 'rich', hasEffect: false, notes: [note], frames: 300, seed: 1, values: {} };
    const silent = { ...note, onFrame: 300 };
    const sounds = [plan, { ...plan, seed: 2 }, { ...plan, seed: -1 }, { ...plan, notes: [silent, note] }].map((each) =>
      words(render(programs, [each])[0]!).join(),
    );
    expect(new Set(sounds).size).toBe(4);
  });
});
