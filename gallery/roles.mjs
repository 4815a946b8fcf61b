/** `npm run sheets -- [--role <role>] [--out <dir>] [--quick]`: a contact sheet of each role's factory presets, and a WAV of each preset. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, log, readArguments } from './lib/readArguments.mjs';

const usage = [
  'usage: npm run sheets -- [--role <role>] [--out <dir>] [--quick]',
  '  --role <role>  its presets alone; may be given several times',
  '  --out <dir>    where to write; default gallery/out/roles',
  '  --quick        0.2 seconds of each: does everything run?',
].join('\n');

const {
  role: asked,
  out,
  quick,
} = readArguments(usage, {
  role: { type: 'string', multiple: true, default: [] },
  out: { type: 'string', default: fileURLToPath(new URL('out/roles', import.meta.url)) },
  quick: { type: 'boolean', default: false },
});

// What follows imports the built package.
const { createPresetCell } = await import('./lib/presetCell.mjs');
const { encodePng } = await import('../dist/io/encodePng.js');
const { getVersion } = await import('../dist/index.js');
const { contactSheet } = await import('../dist/pictures/index.js');
const { factoryPresets } = await import('../dist/presets/factoryPresets.js');

const roles = [...new Set(factoryPresets.map(({ role }) => role))];
const unknown = asked.find((role) => !roles.includes(role));
if (unknown !== undefined) fail(`there are no presets of "${unknown}"; there are ${roles.join(', ')}`, usage);

async function write(path, content) {
  const target = resolve(out, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
}

const slug = (name) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
const cellOf = createPresetCell({ quick });
const failures = [];
for (const role of roles.filter((role) => asked.length === 0 || asked.includes(role))) {
  const cells = [];
  for (const preset of factoryPresets.filter((preset) => preset.role === role)) {
    try {
      const { wav, remarks, ...cell } = await cellOf(preset);
      await write(join(role, `${slug(preset.name)}.wav`), wav);
      cells.push(cell);
      log([`${role}: ${cell.title}`, ...remarks].join('\n  '));
    } catch (error) {
      failures.push(preset.name);
      log(`${role}: ${preset.name}  failed: ${error.message}`);
    }
  }
  const title = `aiaudio ${getVersion()}: ${role}, ${cells.length} presets`;
  const sheet = contactSheet([{ title: `${cells[0]?.seconds ?? 0} s of each`, cells }], { title, columns: 4 });
  await write(`${role}.png`, await encodePng(sheet));
  log(resolve(out, `${role}.png`));
}
if (failures.length > 0) {
  log(`${failures.length} failed: ${failures.join(', ')}`);
  process.exit(1);
}
