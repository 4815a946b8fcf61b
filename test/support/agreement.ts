// One graph, all backends, all splits, every stage of the pipeline: everything must be the same bits.
import { emitModule, type BackendName } from '../../src/backends/index.ts';
import { parseGraph, printGraph, verify, type Graph } from '../../src/ir/index.ts';
import { optimise } from '../../src/passes/index.ts';
import { foreignValidate } from './foreignValidator.ts';
import { host, type Blocks, type Outcome, type Scenario } from './kernelHost.ts';

/** The block sizes that are promised, and the whole. */
export const blockSizes = [1, 7, 32, 128, 4096] as const;

/** A graph as it is after each pass; the first stage is what the author wrote. */
export interface Stage {
  readonly name: string;
  readonly graph: Graph;
}

export function stagesOf(graph: Graph): Stage[] {
  const stages: Stage[] = [{ name: 'raw', graph }];
  optimise(graph, undefined, (pass, result) => stages.push({ name: `after ${pass.name}`, graph: result }));
  return stages;
}

/** Throws unless every stage is legal and survives being printed and parsed. */
export function checkText({ name, graph }: Stage): void {
  verify(graph);
  const text = printGraph(graph);
  const parsed = parseGraph(text);
  if (!same(parsed, graph)) throw new Error(`${name}: parsing the printed graph gives another one\n${text}`);
  if (printGraph(parsed) !== text) throw new Error(`${name}: the text of the parsed graph differs\n${text}`);
}

/** Structural equality, with −0 and NaN told apart. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const [left, right] = [a, b].map((value) => value as Record<string, unknown>) as [
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => same(left[key], right[key]));
}

/** Throws with the first sample or word of state that differs. */
export function mustEqual(what: string, graph: Graph, got: Int32Array, wanted: Int32Array): void {
  if (got.length !== wanted.length) throw new Error(`${what}: ${got.length} words instead of ${wanted.length}`);
  for (let at = 0; at < wanted.length; at++) {
    if (got[at] === wanted[at]) continue;
    const [a, b] = [got, wanted].map((words) => `${hex(words[at]!)} (${floatOf(words[at]!)})`);
    throw new Error(`${what}: word ${at} is ${a}, not ${b}\n${printGraph(graph)}`);
  }
}

const hex = (word: number) => `0x${(word >>> 0).toString(16).padStart(8, '0')}`;
const floatOf = (word: number) => new Float32Array(Int32Array.of(word).buffer)[0];

/** How much of the work is done; the interpreter is slow on purpose. */
export interface Thoroughness {
  readonly blocks: readonly Blocks[];
  /** The split of the interpreter's second run. */
  readonly interpreterBlocks: Blocks;
}

/** The interpreter on the raw graph says what is right; all else is compared with it. Returns the interpreter's outcome. */
export async function mustAgree(
  graph: Graph,
  scenario: Scenario,
  { blocks, interpreterBlocks }: Thoroughness,
): Promise<Outcome> {
  const stages = stagesOf(graph);
  const final = stages.at(-1)!.graph;
  const meaning = (await host('interpreter', graph))(scenario, scenario.frames);
  for (const stage of stages) {
    checkText(stage);
    if (!WebAssembly.validate(emitModule(stage.graph))) throw new Error(`${stage.name}: V8 refuses the module`);
  }
  await foreignValidate(emitModule(final));
  const optimised = (await host('interpreter', final))(scenario, interpreterBlocks);
  if (optimised.output.some((word, at) => word !== meaning.output[at])) await blame(stages, scenario, meaning);

  for (const name of ['js', 'wasm'] as const satisfies BackendName[]) {
    const run = await host(name, final);
    for (const split of blocks) {
      const outcome = run(scenario, split);
      const what = `${name} in blocks of ${typeof split === 'number' ? split : 'random length'}`;
      mustEqual(what, final, outcome.output, meaning.output);
      mustEqual(`${what}, state`, final, outcome.instance, optimised.instance);
    }
  }
  // Kernels of the stages before the last are legal as well: every node at its own place in the sample.
  for (const { name, graph: stage } of stages.slice(0, -1)) {
    const outcome = (await host('wasm', withoutReports(stage)))(scenario, scenario.frames);
    mustEqual(`wasm ${name}`, stage, outcome.output, meaning.output);
  }
  return meaning;
}

/** Throws for the first pass that changed the meaning. */
async function blame(stages: readonly Stage[], scenario: Scenario, meaning: Outcome): Promise<never> {
  for (const { name, graph } of stages) {
    const { output } = (await host('interpreter', graph))(scenario, scenario.frames);
    mustEqual(`the interpreter ${name}`, graph, output, meaning.output);
  }
  throw new Error('the interpreter depends on how its samples are split into blocks');
}

/** Only scheduled graphs know where the end of a voice and the latency of an effect are computed. */
function withoutReports({ end: _end, latency: _latency, ...graph }: Graph): Graph {
  return graph;
}
