import { backends } from '../../src/backends/index.ts';
import { closingFade } from '../../src/engine/closingFade.ts';
import { fitNote } from '../../src/engine/fitNote.ts';
import { Renderer } from '../../src/engine/renderer.ts';
import { Topologies } from '../../src/engine/topologies.ts';
import { validateParameters, type ParameterValue } from '../../src/roles/parameter.ts';
import { pad } from '../../src/roles/pad/pad.ts';

const renderer = new Renderer(backends.wasm, { sampleRate: 44100 });
const topologies = new Topologies(renderer);

/** One note of the pad at 44.1 kHz, left and right, as it is before the master. */
export async function renderPad(
  parameters: Readonly<Record<string, ParameterValue>> = {},
  durationSec = 2,
): Promise<readonly Float32Array[]> {
  const values = validateParameters(pad.parameters, parameters) as Record<string, number>;
  const { voice, space } = await topologies.get(pad, values);
  const frames = Math.round(durationSec * 44100);
  const { note, releaseSec } = fitNote(values['frequency']!, values['release']!, frames, 44100);
  const all: Record<string, number> = { ...values, release: releaseSec };
  const inputs = [...voice.graph.inputs, ...space.graph.inputs].map(({ name }) => [name, all[name]!] as const);
  const job = { instrument: voice, effect: space, notes: [note], frames, seed: 0, values: Object.fromEntries(inputs) };
  const [channels] = renderer.render([job]);
  closingFade(channels!, 44100);
  return channels!;
}
