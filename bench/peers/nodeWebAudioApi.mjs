import { readFileSync } from 'node:fs';

import { servePeer } from './protocol.mjs';

await servePeer('node-web-audio-api', async () => {
  const webAudio = await import('node-web-audio-api');
  const { p1WebAudio } = await import('../patches/p1WebAudio.mjs');
  const manifest = new URL('../node_modules/node-web-audio-api/package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  return { version, patches: { P1: (seconds) => p1WebAudio(webAudio, seconds) } };
});
