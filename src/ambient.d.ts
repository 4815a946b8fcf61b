/**
 * The globals beyond ES2022 that every host of the core has (Node, browsers, workers, edge runtimes), declared no further than
 * the core needs them. An AudioWorklet has fewer: no `TextEncoder`, no `crypto`, no `performance`. Compiled with the core only.
 */

declare class TextEncoder {
  /** Encodes to UTF-8. */
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(encoding?: 'utf-8' | 'latin1', options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes?: ArrayBuffer | ArrayBufferView): string;
}

declare const crypto: {
  readonly subtle: {
    digest(algorithm: 'SHA-256', bytes: ArrayBuffer | ArrayBufferView<ArrayBuffer>): Promise<ArrayBuffer>;
  };
};

/** What the core needs of the Compression Streams standard: Node 18, browsers and workers have it. `deflate` is zlib's format. */
declare class CompressionStream {
  constructor(format: 'deflate');
  readonly writable: {
    getWriter(): { write(bytes: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void> };
  };
  readonly readable: {
    getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array<ArrayBuffer> }> };
  };
}

/** For measuring speed only: no result may depend on it. The linter asks for a reason at each use. */
declare const performance: {
  now(): number;
};
