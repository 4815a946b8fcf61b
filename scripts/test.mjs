// `npm test`: everything that must hold, in order, stopping at the first failure.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The path of a tool's script, so that Node runs it directly on every system. */
function tool(name) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : (bin[name] ?? bin.tsc));
}

const steps = [
  { title: 'Format', args: [tool('prettier'), '--check', '.', '--log-level', 'warn'], hint: 'npm run format' },
  { title: 'Lint', args: [tool('eslint'), '.', '--max-warnings', '0'], hint: 'npm run lint -- --fix' },
  { title: 'Types', args: [tool('typescript'), '--build'], hint: 'npm run typecheck' },
  { title: 'Build', args: [join(root, 'scripts/build.mjs')], hint: 'npm run build' },
  { title: 'Tests', args: [tool('vitest'), 'run', ...process.argv.slice(2)], hint: 'npm run test:unit' },
];

for (const [index, { title, args, hint }] of steps.entries()) {
  console.log(`\n== ${index + 1}/${steps.length} ${title}`);
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (status !== 0) {
    console.error(`\n== ${title} failed after ${seconds} s. To see or mend this step alone: ${hint}`);
    process.exit(1);
  }
  console.log(`== ${title} passed in ${seconds} s`);
}
console.log('\nEverything passed.');
