// A WebAssembly validator that is not ours and not V8's.
import wabt from 'wabt';

const ready = wabt();

/** @throws with wabt's message if the module is not valid */
export async function foreignValidate(module: Uint8Array): Promise<void> {
  const { readWasm } = await ready;
  // A copy: wabt reads the whole buffer behind a view.
  const parsed = readWasm(module.slice(), { simd: true, readDebugNames: false });
  try {
    parsed.validate();
  } finally {
    parsed.destroy();
  }
}
