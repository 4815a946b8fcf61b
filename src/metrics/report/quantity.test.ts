import { expect, it } from 'vitest';
import { difference, quantity } from './quantity.ts';

it.each([
  [-16.24, 'LUFS', '−16.2 LUFS'],
  [-18, 'LUFS', '−18 LUFS'],
  [0, 'dB', '0 dB'],
  [-0, 'dB', '0 dB'],
  [-0.04, 'dB', '−0.04 dB'],
  [1234.5, 'Hz', '1235 Hz'],
  [0.0004, '', '0.0004'],
  [0.25, '', '0.25'],
  [120, 's', '120 s'],
  [1e-9, 's', '1e-9 s'],
  [-2e-14, 'dB', '0 dB'],
  [1.5e30, 'dB', '1.50e+30 dB'],
  [3, 'clicks', '3 clicks'],
])('%f in %j is %j', (value, unit, text) => {
  expect(quantity(value, unit)).toBe(text);
});

it('differences have no sign and their own unit', () => {
  expect(difference(-1.8, 'LUFS')).toBe('1.8 LU');
  expect(difference(0.7, 'dBTP')).toBe('0.7 dB');
  expect(difference(-200, 'Hz')).toBe('200 Hz');
});
