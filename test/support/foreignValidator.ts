// A WebAssembly validator that is not ours and not V8's.
import wabt from 'wabt';

const ready = wabt();

/** @throws with wabt's message if the module is not valid */
export async function foreignValidate(module: Uint8Array): Promise<void> {
  const { readWasm } = await ready;
  const parsed = readWasm(module, { simd: true, readDebugNames: false });
  try {
    parsed.validate();
  } finally {
    parsed.destroy();
  }
}
