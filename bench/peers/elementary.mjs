import { readFileSync } from 'node:fs';

import { servePeer } from './protocol.mjs';

await servePeer('elementary', async () => {
  // The offline renderer assigns globalThis.crypto, which Node has made read-only since version 20.
  Object.defineProperty(globalThis, 'crypto', { value: globalThis.crypto, writable: true, configurable: true });
  const { el } = await import('@elemaudio/core');
  const { default: OfflineRenderer } = await import('@elemaudio/offline-renderer');
  const { p1Elementary } = await import('../patches/p1Elementary.mjs');
  const manifest = new URL('../node_modules/@elemaudio/offline-renderer/package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  return { version, patches: { P1: (seconds) => p1Elementary({ el, OfflineRenderer }, seconds) } };
});
