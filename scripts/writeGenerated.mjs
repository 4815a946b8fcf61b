// The end of scripts that make a file: it is formatted and written, or with `--check` only compared.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// The stack would quote what importBundled made, which is one long address.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});

/**
 * @param path relative to the root
 * @param text what the file should hold
 */
export async function writeGenerated(path, text) {
  const file = join(root, path);
  // The formatter leaves *.gen.* alone.
  const wanted = path.includes('.gen.') ? text : await format(text, { ...(await resolveConfig(file)), filepath: file });
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, wanted);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
    process.stderr.write(`${path} is not current. Run: node scripts/${basename(process.argv[1])}\n`);
    process.exitCode = 1;
  }
}
