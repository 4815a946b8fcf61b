/** The largest of the last values of a stream, in a few operations each however long the window is. */
export class SlidingMaximum {
  readonly #size: number;
  readonly #mask: number;
  /** Values that were not exceeded since: they fall, and the first is the largest. Places modulo a power of two. */
  readonly #values: Float64Array;
  readonly #times: Float64Array;
  #head = 0;
  #tail = 0;
  #time = 0;

  /** @param size values that are looked at, the new one included */
  constructor(size: number) {
    let capacity = 2;
    while (capacity < size + 1) capacity *= 2;
    this.#size = size;
    this.#mask = capacity - 1;
    this.#values = new Float64Array(capacity);
    this.#times = new Float64Array(capacity);
    this.restart(0);
  }

  /** As if there had been nothing but this value so far. */
  restart(value: number): void {
    this.#head = 0;
    this.#tail = 1;
    this.#time = 0;
    this.#values[0] = value;
    this.#times[0] = 0;
  }

  /** @returns the largest of the last values, this one included */
  add(value: number): number {
    const mask = this.#mask;
    const values = this.#values;
    const time = ++this.#time;
    let tail = this.#tail;
    let head = this.#head;
    while (tail !== head && values[(tail - 1) & mask]! <= value) tail = (tail - 1) & mask;
    values[tail] = value;
    this.#times[tail] = time;
    if (this.#times[head]! <= time - this.#size) head = (head + 1) & mask;
    this.#head = head;
    this.#tail = (tail + 1) & mask;
    return values[head]!;
  }
}
