import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFft } from './fft.ts';
import { createRandom } from './random.ts';

const randomSignal = (size: number, seed: number): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length: size }, () => random.nextNormal());
};

/** The sum of the definition; its angles are reduced as integers, so that they are exact. */
function definition(re: Float64Array, im: Float64Array): { re: Float64Array; im: Float64Array } {
  const { length } = re;
  const sum = (k: number, part: (n: number, angle: number) => number): number =>
    re.reduce((total, _, n) => total + part(n, (-2 * Math.PI * ((k * n) % length)) / length), 0);
  return {
    re: re.map((_, k) => sum(k, (n, angle) => re[n]! * Math.cos(angle) - im[n]! * Math.sin(angle))),
    im: re.map((_, k) => sum(k, (n, angle) => re[n]! * Math.sin(angle) + im[n]! * Math.cos(angle))),
  };
}

const rms = (x: Float64Array): number => Math.sqrt(x.reduce((sum, value) => sum + value * value, 0) / x.length);
const worst = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);

it.each([2, 4, 8, 32, 256, 1024])('of %i complex samples is the sum of its definition', (size) => {
  const [re, im] = [randomSignal(size, 1), randomSignal(size, 2)];
  const wanted = definition(re, im);
  createFft(size).complex(re, im);
  // The error of the reference itself is of this size.
  const bound = 1e-15 * size * rms(re);
  expect(worst(re, wanted.re)).toBeLessThan(bound);
  expect(worst(im, wanted.im)).toBeLessThan(bound);
});

it.each([2, 4, 64, 4096])('of %i real samples is that of complex ones without imaginary part', (size) => {
  const x = randomSignal(size, 3);
  const fft = createFft(size);
  const [re, im] = [new Float64Array(size / 2 + 1), new Float64Array(size / 2 + 1)];
  fft.real(x, re, im);
  const [wantedRe, wantedIm] = [x.slice(), new Float64Array(size)];
  fft.complex(wantedRe, wantedIm);
  expect(worst(re, wantedRe)).toBeLessThan(4e-15 * Math.sqrt(size));
  expect(worst(im, wantedIm)).toBeLessThan(4e-15 * Math.sqrt(size));
});

it.each([2, 4, 8, 16, 32, 512, 1024])(
  'of %i samples without their order has the same bits, once they are reordered',
  (size) => {
    const fft = createFft(size);
    const [re, im] = [randomSignal(size, 6), randomSignal(size, 7)];
    const [orderedRe, orderedIm] = [re.slice(), im.slice()];
    fft.complex(orderedRe, orderedIm);
    fft.unordered(re, im);
    const unordered = re.slice();
    fft.reorder(re);
    fft.reorder(im);
    expect(re).toEqual(orderedRe);
    expect(im).toEqual(orderedIm);
    fft.reorder(re);
    expect(re).toEqual(unordered);
    const digits = Math.log2(size);
    const reversed = (k: number): number =>
      parseInt(Array.from(k.toString(2).padStart(digits, '0')).reverse().join(''), 2);
    unordered.forEach((value, at) => expect(value).toBe(orderedRe[reversed(at)]));
  },
);

it('puts a sine of whole periods into its bin, with the phase of a sine', () => {
  const size = 1 << 16;
  const x = Float64Array.from({ length: size }, (_, n) => Math.sin((2 * Math.PI * ((1000 * n) % size)) / size));
  const [re, im] = [new Float64Array(size / 2 + 1), new Float64Array(size / 2 + 1)];
  createFft(size).real(x, re, im);
  expect(im[1000]).toBeCloseTo(-size / 2, 8);
  im[1000] = 0;
  // −210 dB: far below everything that the meters show.
  expect(worst(re, new Float64Array(re.length)) / (size / 2)).toBeLessThan(1e-14);
  expect(worst(im, new Float64Array(im.length)) / (size / 2)).toBeLessThan(1e-14);
});

it('is undone by the transform with real and imaginary parts swapped', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer(), (power, seed) => {
      const size = 2 ** power;
      const fft = createFft(size);
      const [re, im] = [randomSignal(size, seed), randomSignal(size, seed + 1)];
      const [backRe, backIm] = [re.slice(), im.slice()];
      fft.complex(backRe, backIm);
      fft.complex(backIm, backRe);
      expect(
        worst(
          re,
          backRe.map((value) => value / size),
        ),
      ).toBeLessThan(1e-14);
      expect(
        worst(
          im,
          backIm.map((value) => value / size),
        ),
      ).toBeLessThan(1e-14);
    }),
    { numRuns: 30 },
  );
});

it('gives the same bits as always, on every engine', () => {
  const size = 1024;
  const x = randomSignal(size, 5);
  const [re, im] = [new Float64Array(size / 2 + 1), new Float64Array(size / 2 + 1)];
  createFft(size).real(x, re, im);
  const words = [...new Uint32Array(re.buffer), ...new Uint32Array(im.buffer)];
  const fingerprint = words.reduce((hash, word) => Math.imul(hash ^ word, 0x01000193), 0x811c9dc5) >>> 0;
  expect(fingerprint.toString(16)).toMatchInlineSnapshot(`"2c1e912f"`);
});

it.each([0, 1, 3, 1000, -4, NaN, 2 ** 25])('refuses %d samples', (size) => {
  expect(() => createFft(size)).toThrow(expect.objectContaining({ code: 'out_of_range', path: 'size' }));
});
