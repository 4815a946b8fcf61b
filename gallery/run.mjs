/** `npm run gallery -- [--only <unit>] [--out <dir>] [--quick]`: a picture and a sound of every unit, an index page, a contact sheet. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, log, readArguments } from './lib/readArguments.mjs';

const usage = [
  'usage: npm run gallery -- [--only <unit>] [--out <dir>] [--quick]',
  '  --only <unit>  its entries alone; may be given several times',
  '  --out <dir>    where to write; default gallery/out',
  '  --quick        0.2 seconds of each: does everything run?',
].join('\n');

const { only, out, quick } = readArguments(usage, {
  only: { type: 'string', multiple: true, default: [] },
  out: { type: 'string', default: fileURLToPath(new URL('out', import.meta.url)) },
  quick: { type: 'boolean', default: false },
});

// What follows imports the built package.
const { families, nameOf } = await import('./entries/index.mjs');
const { createRenderer } = await import('./lib/renderEntry.mjs');
const { drawLarge, drawSmall } = await import('./lib/drawEntry.mjs');
const { indexPage } = await import('./lib/indexPage.mjs');
const { encodePng } = await import('../dist/io/encodePng.js');
const { encodeWav, getVersion } = await import('../dist/index.js');
const { contactSheet } = await import('../dist/pictures/index.js');

const all = Object.entries(families).flatMap(([family, entries]) => entries.map((entry) => ({ family, entry })));
for (const unit of only) {
  if (!all.some(({ entry }) => entry.unit === unit)) {
    fail(
      `no entry shows "${unit}"; there are ${[...new Set(all.map(({ entry }) => entry.unit))].sort().join(', ')}`,
      usage,
    );
  }
}
const wanted = all.filter(({ entry }) => only.length === 0 || only.includes(entry.unit));

async function write(path, content) {
  const target = resolve(out, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
}

const started = performance.now();
const render = createRenderer({ quick });
const [done, failures] = [[], []];
for (const { family, entry } of wanted) {
  const path = join(family, nameOf(entry));
  const start = performance.now();
  try {
    const rendered = await render(entry);
    await write(`${path}.wav`, encodeWav(rendered.sound, rendered.sampleRate));
    await write(`${path}.png`, await encodePng(drawLarge(entry, rendered)));
    done.push({ family, entry, path, gainDb: rendered.gainDb, image: drawSmall(entry, rendered) });
    log(`${path}  ${((performance.now() - start) / 1000).toFixed(2)} s`);
  } catch (error) {
    failures.push(path);
    log(`${path}  failed: ${error.message}`);
  }
}

const sections = Object.keys(families).map((family) => ({
  title: family,
  cells: done
    .filter((item) => item.family === family)
    .map(({ entry, image }) => ({ title: `${nameOf(entry)}: ${entry.title}`, image })),
}));
const title = `aiaudio ${getVersion()}: gallery of the units`;
await write('contact-sheet.png', await encodePng(contactSheet(sections, { title, columns: 6 })));
await write('index.html', indexPage(title, Object.keys(families), done));
log(`${done.length} entries in ${((performance.now() - started) / 1000).toFixed(1)} s: ${join(out, 'index.html')}`);
if (failures.length > 0) {
  log(`${failures.length} failed: ${failures.join(', ')}`);
  process.exit(1);
}
