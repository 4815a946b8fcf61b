/**
 * The part of the WebAssembly JavaScript API that the engine uses. Neither ES2022 nor the Node 20 types declare it, and the
 * DOM types are out of bounds here. Compiled with the core, with src/node and with the tests; src/web has the DOM's version.
 */
declare namespace WebAssembly {
  /** Bytes that hold a module. Shared memory is not accepted, as in the specification's `BufferSource`. */
  type ModuleBytes = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

  type ImportKind = 'function' | 'global' | 'memory' | 'table';
  type ImportValue = Memory | number | bigint | ((...args: never[]) => unknown);
  type Imports = Readonly<Record<string, Readonly<Record<string, ImportValue>>>>;
  /** What an instance exports. The caller knows what it compiled, and narrows. */
  type Exports = Readonly<Record<string, unknown>>;

  interface ModuleExportDescriptor {
    readonly name: string;
    readonly kind: ImportKind;
  }
  interface ModuleImportDescriptor extends ModuleExportDescriptor {
    readonly module: string;
  }

  /** Compiled code: stateless, and cheap to post to a worker. */
  class Module {
    constructor(bytes: ModuleBytes);
    static exports(module: Module): ModuleExportDescriptor[];
    static imports(module: Module): ModuleImportDescriptor[];
    /** Modules are opaque; this keeps other objects from passing for one. It does not exist at run time. */
    private readonly opaque: never;
  }

  class Instance {
    constructor(module: Module, imports?: Imports);
    readonly exports: Exports;
  }

  /** Sizes in pages of 64 KiB. */
  interface MemoryDescriptor {
    readonly initial: number;
    readonly maximum?: number;
    readonly shared?: boolean;
  }

  class Memory {
    constructor(descriptor: MemoryDescriptor);
    /** Replaced by a new object when the memory grows; the old one is then detached. */
    readonly buffer: ArrayBuffer;
    /** Adds pages and returns the previous number of pages. */
    grow(pages: number): number;
  }

  class CompileError extends Error {}
  class LinkError extends Error {}
  class RuntimeError extends Error {}

  function validate(bytes: ModuleBytes): boolean;
  function compile(bytes: ModuleBytes): Promise<Module>;
  function instantiate(module: Module, imports?: Imports): Promise<Instance>;
}
