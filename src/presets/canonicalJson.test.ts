import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../errors.ts';
import { canonicalJson } from './canonicalJson.ts';

describe('canonicalJson', () => {
  test('the example of RFC 8785, section 3.2.2', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\u0027\u0042\u0022\u005c\u005c\u0022\u002f',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('the order of keys of RFC 8785, section 3.2.3', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
    expect(Object.keys(JSON.parse(text)).filter((key) => key !== '1')).toEqual(
      ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'].filter((key) => key !== '1'),
    );
    expect(text.indexOf('"1"')).toBeGreaterThan(text.indexOf('"\\r"'));
  });

  test('the smallest, and what is left out', () => {
    expect(canonicalJson(-0)).toBe('0');
    expect(canonicalJson([])).toBe('[]');
    expect(canonicalJson({ b: undefined, a: {} })).toBe('{"a":{}}');
    expect(canonicalJson(JSON.parse('{"__proto__": 1, "a": 2}'))).toBe('{"__proto__":1,"a":2}');
  });

  test.each([
    [{ a: { b: NaN } }, 'a.b'],
    [[1, Infinity], '[1]'],
    [{ a: () => 1 }, 'a'],
    [undefined, ''],
    [[undefined], '[0]'],
    [10n, ''],
    [{ a: '\ud800' }, 'a'],
  ])('refuses what JSON cannot hold', (value, path) => {
    expect(() => canonicalJson(value)).toThrow(ConfigurationError);
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'not_json', path }));
  });

  test('refuses circles', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(() => canonicalJson(circle)).toThrow('nested too deeply');
  });

  test('says the same as JSON, whatever the order of the keys', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, item]) => [key, reversed(item)] as const);
      return Object.fromEntries(entries.reverse());
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});
