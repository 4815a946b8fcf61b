import { readFileSync } from 'node:fs';

import { servePeer } from './protocol.mjs';

await servePeer('aiaudio', async () => {
  const graph = await import('../../dist/graph.js');
  const { Renderer } = await import('../../dist/engine/renderer.js');
  const { backends } = await import('../../dist/backends/index.js');
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const { p1Aiaudio } = await import('../patches/p1Aiaudio.mjs');
  const { reverbAiaudio } = await import('../patches/reverbAiaudio.mjs');
  const { roles } = await import('../../dist/roles/index.js');
  const engine = { Renderer, backend: backends.wasm, roles };
  /** A compiled patch renders as often as one likes; building it anew would measure the compiler again. */
  const once = (build) => {
    const built = new Map();
    return (seconds) => built.get(seconds) ?? built.set(seconds, build(seconds)).get(seconds);
  };
  return {
    version,
    patches: {
      P1: once((seconds) => p1Aiaudio(graph, engine, seconds)),
      reverbSound: once((seconds) => reverbAiaudio(graph, engine, seconds, seconds)),
      reverbTail: once((seconds) => reverbAiaudio(graph, engine, seconds, 0.5)),
    },
  };
});
