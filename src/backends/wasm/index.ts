/** The engine: WebAssembly SIMD, emitted by us. A module imports one memory and nothing else. */
import { ConfigurationError, GraphError } from '../../errors.ts';
import type { Graph } from '../../ir/index.ts';
import { outOfMemory } from '../createArrayMemory.ts';
import type { Backend, Kernel, Memory } from '../backend.ts';
import { layoutOf } from '../layout.ts';
import { encodeModule } from './encodeModule.ts';
import { emitRun } from './emitRun.ts';
import { emitMix } from './emitMix.ts';

const PAGE = 65536;

/** A module that uses one SIMD instruction: engines without SIMD reject it. */
const PROBE = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 17, 26, 11];

export const wasm: Backend = {
  name: 'wasm',
  isAvailable() {
    try {
      // Not `validate`: a content-security policy forbids compiling, not validating.
      return typeof WebAssembly === 'object' && new WebAssembly.Module(Uint8Array.from(PROBE)) instanceof Object;
    } catch {
      return false;
    }
  },
  createMemory: () => new WasmMemory(),
  compile,
};

class WasmMemory implements Memory {
  readonly memory = new WebAssembly.Memory({ initial: 1 });

  get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  ensure(bytes: number): void {
    const missing = bytes - this.memory.buffer.byteLength;
    if (missing <= 0) return;
    try {
      this.memory.grow(Math.ceil(missing / PAGE));
    } catch (cause) {
      throw outOfMemory(bytes, cause);
    }
  }
}

/** The binary of a scheduled graph. */
export function emitModule(graph: Graph): Uint8Array<ArrayBuffer> {
  const layout = layoutOf(graph);
  return encodeModule([emitRun(graph, layout), ...emitMix(layout.channels)]);
}

async function compile(graph: Graph, memory: Memory): Promise<Kernel> {
  if (!(memory instanceof WasmMemory)) throw foreignMemory();
  const binary = emitModule(graph);
  const module = await WebAssembly.compile(binary).catch((cause: unknown) => {
    throw notCompiled(graph, binary.length, cause);
  });
  const instance = new WebAssembly.Instance(module, { env: { memory: memory.memory } });
  return {
    layout: layoutOf(graph),
    ...(instance.exports as Pick<Kernel, 'run' | 'mixLane' | 'mixAll' | 'isFinite' | 'split'>),
  };
}

function notCompiled(graph: Graph, bytes: number, cause: unknown): GraphError {
  return new GraphError(`WebAssembly does not compile ${graph.name}: ${graph.nodes.length} nodes, ${bytes} bytes.`, {
    code: 'not_compiled',
    path: graph.name,
    expected: 'a graph of at most some ten thousand nodes, where compiling is allowed',
    suggestion: "make the graph smaller, or use backend: 'js'",
    cause,
  });
}

function foreignMemory(): ConfigurationError {
  return new ConfigurationError('A WebAssembly kernel got memory of another backend.', {
    code: 'foreign_memory',
    path: 'memory',
    expected: 'memory from wasm.createMemory()',
    suggestion: 'use one backend per renderer',
  });
}
