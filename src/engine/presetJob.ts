import type { ValidPreset } from '../presets/preset.ts';
import type { Role } from '../roles/index.ts';
import type { Job } from './job.ts';
import type { RenderPlan } from './renderPlan.ts';
import type { Topologies } from './topologies.ts';

/** What the renderer is asked for, so that a preset plays its plan. */
export async function presetJob(
  topologies: Topologies,
  role: Role,
  preset: ValidPreset,
  plan: RenderPlan,
  seed: number,
): Promise<Job> {
  const { voice, space } = await topologies.get(role, preset.parameters);
  const names = [...voice.graph.inputs, ...space.graph.inputs].map(({ name }) => name);
  const values = Object.fromEntries(names.map((name) => [name, plan.values[name]!]));
  return { instrument: voice, effect: space, notes: plan.notes, frames: plan.frames, seed, values };
}
