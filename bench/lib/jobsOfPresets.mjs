/** From presets to what the renderer is asked for, as the engine itself goes there. */
import { backends } from '../../dist/backends/index.js';
import { presetJob } from '../../dist/engine/presetJob.js';
import { Renderer } from '../../dist/engine/renderer.js';
import { readRenderOptions } from '../../dist/engine/renderOptions.js';
import { renderPlan } from '../../dist/engine/renderPlan.js';
import { Topologies } from '../../dist/engine/topologies.js';
import { validateContext } from '../../dist/music/validateContext.js';
import { validatePreset } from '../../dist/presets/validatePreset.js';
import { roles } from '../../dist/roles/index.js';

const SECONDS = 2;

export function jobsOfPresets(sampleRate) {
  const renderer = new Renderer(backends.wasm, { sampleRate });
  const topologies = new Topologies(renderer);
  const kindNamed = (role, name) => role.kinds.find((kind) => kind.name === name);

  return {
    kindOf: (preset) => {
      const { role, parameters } = validatePreset(preset, roles);
      return kindNamed(roles.get(role), parameters.kind);
    },

    /** With default notes, and the closing fade and the master left out. */
    async jobOf(preset) {
      const valid = validatePreset(preset, roles);
      const role = roles.get(valid.role);
      const plan = renderPlan({
        role,
        kind: kindNamed(role, valid.parameters.kind),
        preset: valid,
        context: validateContext(undefined),
        durationFrames: SECONDS * sampleRate,
        options: readRenderOptions({}),
        sampleRate,
      });
      return { renderer, job: await presetJob(topologies, role, valid, plan, 0) };
    },
  };
}
