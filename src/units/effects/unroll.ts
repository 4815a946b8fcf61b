/**
 * Runs what was written for one sample several times within it. The body is written into the graph once, as a model; then its
 * nodes are copied for each sub-sample: the registers of a copy are what the copy before leaves, and the clock runs faster.
 * Inside the body the sample rate and the time are those of the sub-samples; signals from outside stand still in a sample. Time is
 * counted in 32 bits there too, so `time()` turns negative after 2³¹ sub-samples: 93 minutes at 48 kHz × 8. Phases do not mind.
 */
import { GraphError } from '../../errors.ts';
import { F32, I32, type Graph } from '../../ir/index.ts';
import { ops } from '../../ops/index.ts';

type Builder = F32['builder'];

export interface Unrolled {
  /** Whether a sub-sample needs the one before it, its time or its lane, so that lanes cannot hold two of them. */
  readonly inOrder: boolean;
  /** What the body makes of each sub-sample of this frame. To be called exactly once. */
  run(inputs: readonly F32[]): F32[];
}

/** How often the copies of a node differ: not from the model, from the model only (the clock), from each other. */
const [SAME, ONCE, EACH] = [0, 1, 2] as const;
type Motion = typeof SAME | typeof ONCE | typeof EACH;

/**
 * @param like a signal of audio rate, in whose graph the body is written
 * @throws GraphError `not_unrollable` for a body with delay lines, with `control` of what moves within the sample, or that sets
 *   registers from outside
 */
export function unroll(body: (x: F32) => F32, factor: number, like: F32): Unrolled {
  const { builder } = like;
  const first = builder.nodes.length;
  const firstRegister = builder.registers.length;
  const lines = builder.lines.length;
  const hole = like.neg(); // What the model hears. The model itself is dead in the end.
  const out = body(hole);
  if (builder.lines.length > lines) throw notUnrollable(builder, 'a delay line, which is written once per sample');
  if (builder.registers.some(({ next }, index) => index < firstRegister && next >= first))
    throw notUnrollable(builder, 'set() of a register from outside');

  const model = builder.nodes.slice(first).map((node, at) => ({ ...node, id: first + at }));
  const registers = builder.registers.slice(firstRegister);
  const clock = clockOf(builder, factor);
  const motions = motionsOf(builder, model, clock);
  const copy = (which: Motion, images: Map<number, number>): Map<number, number> => {
    for (const { id, op, args, attribute } of model) {
      if (motions.get(id) !== which || images.has(id)) continue;
      const copied = args.map((arg) => images.get(arg) ?? arg);
      images.set(id, builder.add(op, copied, attribute));
    }
    return images;
  };

  return {
    inOrder: registers.length > 0 || model.some(({ op }) => op === 'tick' || ops[op].purity === 'lanes'),
    run(inputs) {
      const still = copy(ONCE, new Map(clock));
      /** What each register holds before the copy that comes next. */
      let held = registers.map(() => undefined as number | undefined);
      const results = inputs.map((input, index) => {
        const images = new Map(still).set(hole.node, input.node);
        for (const { id, op, attribute } of model) {
          if (op === 'tick') images.set(id, new I32(builder, id).mul(factor).add(index).node);
          if (isState(op)) images.set(id, held[(attribute as number) - firstRegister] ?? id);
        }
        copy(EACH, images);
        held = registers.map(({ next }) => images.get(next) ?? next);
        return new F32(builder, images.get(out.node) ?? out.node);
      });
      registers.forEach((register, at) => (register.next = held[at]!));
      return results;
    },
  };
}

const isState = (op: string): boolean => op === 'state' || op === 'istate';

/** How often copies of the nodes of the model differ. */
function motionsOf(
  builder: Builder,
  model: readonly (Graph['nodes'][number] & { id: number })[],
  clock: ReadonlyMap<number, number>,
) {
  const motions = new Map<number, Motion>([...clock.keys()].map((id) => [id, ONCE]));
  const [hole] = model;
  for (const node of model) {
    const { id, op, args } = node;
    const most = args.reduce<Motion>((sofar, arg) => Math.max(sofar, motions.get(arg) ?? SAME) as Motion, SAME);
    if (op === 'control' && most === EACH) throw notUnrollable(builder, 'control() of what moves within the sample');
    if (!motions.has(id)) motions.set(id, node === hole || op === 'tick' || isState(op) ? EACH : most);
  }
  return motions;
}

/** The inputs that count in samples, and what stands for them inside the body. */
function clockOf(builder: Builder, factor: number): Map<number, number> {
  const clock = new Map<number, number>();
  const faster = (id: number, name: unknown): F32 | I32 | undefined => {
    if (name === 'sampleRate') return new F32(builder, id).mul(factor);
    if (name === 'start' || name === 'origin') return new I32(builder, id).mul(factor);
    if (name === 'gate') return new I32(builder, id).min(Math.floor(0x7fffffff / factor)).mul(factor);
    return undefined;
  };
  for (const [id, { op, attribute }] of [...builder.nodes.entries()]) {
    const image = op === 'input' || op === 'iinput' ? faster(id, attribute) : undefined;
    if (image) clock.set(id, image.node);
  }
  return clock;
}

function notUnrollable(builder: Builder, what: string): GraphError {
  return new GraphError(`A body in ${builder.path} has ${what}.`, {
    code: 'not_unrollable',
    path: builder.path,
    expected: 'a body of arithmetic and registers',
    suggestion: 'put it outside of the body, which then hears it as a signal that stands still in each sample',
  });
}
