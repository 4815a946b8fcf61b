// A WebAssembly validator that is not ours and not V8's.
import wabt from 'wabt';

const ready = wabt();

/** @throws with wabt's message if the module is not valid */
export async function foreignValidate(module: Uint8Array): Promise<void> {
  const foreign = await ready;
  // A copy: wabt reads the whole buffer behind a view.
  const parsed = foreign.readWasm(module.slice(), { simd: true, readDebugNames: false });
  try {
    parsed.validate();
  } finally {
    parsed.destroy();
  }
}

/** The instructions of the first function of a module, one a line, as a foreign disassembler writes them. */
export async function disassemble(module: Uint8Array): Promise<string[]> {
  const foreign = await ready;
  const parsed = foreign.readWasm(module.slice(), { simd: true, readDebugNames: false });
  try {
    const lines = parsed.toText({ foldExprs: false, inlineExport: false }).split('\n');
    const first = lines.findIndex((line) => line.startsWith('  (func'));
    const body = lines.slice(
      first + 1,
      lines.findIndex((line, at) => at > first && line.startsWith('  (')),
    );
    return body
      .map((line) => line.trim().replace(/\)$/, ''))
      .filter((line) => line !== '' && !line.startsWith('(local'));
  } finally {
    parsed.destroy();
  }
}
