// Accepts what the golden tests see now, and prints what has changed: hashes of sounds and of factory presets, and costs of patches.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const files = ['test/golden/hashes.json', 'test/golden/presets.json', 'test/golden/costs.json'];
const read = (file) => (existsSync(join(root, file)) ? JSON.parse(readFileSync(join(root, file), 'utf8')) : {});

const before = files.map(read);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/golden'], {
  cwd: root,
  env: { ...process.env, AIAUDIO_UPDATE_GOLDEN: '1' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (status !== 0) {
  console.error('The golden tests failed for another reason; see above.');
  process.exit(1);
}

files.forEach((file, index) => {
  const changes = compare(before[index], read(file));
  console.log(`${file}: ${changes.length === 0 ? 'nothing changed' : `${changes.length} changed`}`);
  for (const change of changes) console.log(`  ${change}`);
});

function compare(old, now) {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name) => {
    if (!(name in old)) return [`new   ${name}`];
    if (!(name in now)) return [`gone  ${name}`];
    if (JSON.stringify(old[name]) === JSON.stringify(now[name])) return [];
    if (typeof now[name] === 'string') return [`other ${name}`];
    const numbers = Object.keys(now[name]).filter((what) => old[name][what] !== now[name][what]);
    return [`other ${name}: ${numbers.map((what) => `${what} ${old[name][what]} → ${now[name][what]}`).join(', ')}`];
  });
}
