const cell = new Int32Array(new SharedArrayBuffer(4));

/** Sleeps for 5 ms: what a blocking call does after EAGAIN, when the other end of a pipe made it non-blocking. */
export function waitBriefly(): void {
  Atomics.wait(cell, 0, 0, 5);
}
