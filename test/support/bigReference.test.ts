// Proves the reference itself, against published digits and identities between its functions.
import { describe, expect, it } from 'vitest';
import { bigReference, ln10, ln2, pi, toBigReal, toNumber, ulpError, type BigReal } from './bigReference.ts';

/** 60 digits behind the point, truncated. */
function digits({ mantissa, exponent }: BigReal): string {
  const text = ((mantissa * 10n ** 60n) >> BigInt(-exponent)).toString().padStart(61, '0');
  return `${text.slice(0, -60)}.${text.slice(-60)}`;
}

const P = 300;
const constant = (value: bigint): BigReal => ({ mantissa: value, exponent: -P });

describe('published digits', () => {
  // OEIS A000796, A002162, A002392, A001113, A049469, A049470, A049471, A003881, A073744, A002193.
  it.each([
    ['π', constant(pi(P)), '3.141592653589793238462643383279502884197169399375105820974944'],
    ['ln 2', constant(ln2(P)), '0.693147180559945309417232121458176568075500134360255254120680'],
    ['ln 10', constant(ln10(P)), '2.302585092994045684017991454684364207601101488628772976033327'],
    ['e', bigReference.exp(1), '2.718281828459045235360287471352662497757247093699959574966967'],
    ['ln 2 as log', bigReference.log(2), '0.693147180559945309417232121458176568075500134360255254120680'],
    ['sin 1', bigReference.sin(1), '0.841470984807896506652502321630298999622563060798371065672751'],
    ['cos 1', bigReference.cos(1), '0.540302305868139717400936607442976603732310420617922227670097'],
    ['tan 1', bigReference.tan(1), '1.557407724654902230506974807458360173087250772381520038383946'],
    ['π/4', bigReference.atan(1), '0.785398163397448309615660845819875721049292349843776455243736'],
    ['tanh 1', bigReference.tanh(1), '0.761594155955764888119458282604793590412768597257936551596810'],
    ['√2', bigReference.pow(2, 0.5), '1.414213562373095048801688724209698078569671875376948073176679'],
  ])('%s', (_, value, expected) => {
    expect(digits(value)).toBe(expected);
  });
});

describe('identities', () => {
  it.each([0.3, 1.7, 12.5, 300.25])('the logarithm undoes the exponential function: %f', (x) => {
    expect(digits(bigReference.log2(2 ** -40 * x))).toBe(
      digits({ mantissa: bigReference.log2(x).mantissa - (40n << 320n), exponent: -320 }),
    );
    const { mantissa, exponent } = bigReference.exp(x);
    const product = mantissa * bigReference.exp(-x).mantissa;
    const one = 1n << BigInt(-exponent - bigReference.exp(-x).exponent);
    expect(Number((product - one) >> BigInt(-exponent - bigReference.exp(-x).exponent - 300))).toBeLessThan(2 ** 10);
  });

  it.each([0.5, 3, 1e6, 1e300])('sin² + cos² = 1: %f', (x) => {
    const sin = bigReference.sin(x);
    const cos = bigReference.cos(x);
    expect(sin.exponent).toBe(cos.exponent);
    const rest = sin.mantissa * sin.mantissa + cos.mantissa * cos.mantissa - (1n << BigInt(-2 * sin.exponent));
    expect(Math.abs(Number(rest >> BigInt(-2 * sin.exponent - 300)))).toBeLessThan(2 ** 4);
  });
});

describe('conversions', () => {
  it.each([0, 1, -1, 0.1, 5e-324, -2.2250738585072014e-308, 1.7976931348623157e308, Math.PI])(
    '%f keeps its value',
    (x) => {
      expect(toNumber(toBigReal(x))).toBe(x);
    },
  );

  it('rounds to the nearest number, ties to even', () => {
    expect(toNumber({ mantissa: (1n << 54n) + 2n, exponent: -54 })).toBe(1);
    expect(toNumber({ mantissa: (1n << 54n) + 3n, exponent: -54 })).toBe(1 + Number.EPSILON);
    expect(toNumber({ mantissa: (1n << 54n) + 6n, exponent: -54 })).toBe(1 + 2 * Number.EPSILON);
    expect(toNumber({ mantissa: 1n, exponent: 1024 })).toBe(Infinity);
    expect(toNumber({ mantissa: 1n, exponent: -1075 })).toBe(0);
    expect(toNumber({ mantissa: 3n, exponent: -1075 })).toBe(1e-323);
  });

  it('measures errors in units of the last place', () => {
    expect(ulpError(1 + Number.EPSILON, toBigReal(1))).toBe(1);
    expect(ulpError(1 - Number.EPSILON / 2, toBigReal(1))).toBe(0.5);
    expect(ulpError(1.5e-323, toBigReal(5e-324))).toBe(2);
    expect(ulpError(1, { mantissa: (1n << 60n) + 64n, exponent: -60 })).toBe(0.25);
    expect(ulpError(NaN, toBigReal(1))).toBe(Infinity);
    expect(ulpError(Infinity, toBigReal(1e308))).toBe(Infinity);
  });
});
