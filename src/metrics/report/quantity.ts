/** Numbers with their units, as sentences of a report say them. */

interface UnitWords {
  readonly digits: number;
  /** The unit of a difference, where it is another. */
  readonly difference?: string;
}

const units: Readonly<Record<string, UnitWords>> = {
  LUFS: { digits: 1, difference: 'LU' },
  LU: { digits: 1 },
  dBTP: { digits: 1, difference: 'dB' },
  dB: { digits: 1 },
  'dB/oct': { digits: 1 },
  'dB/s': { digits: 1 },
  Hz: { digits: 0 },
  ct: { digits: 0 },
  s: { digits: 3 },
  ms: { digits: 2 },
  '%': { digits: 2 },
  '': { digits: 3 },
};

/** A value with its unit: `−16.2 LUFS`, `1,200 Hz` as `1200 Hz`. Signs are true minus signs. */
export function quantity(value: number, unit: string): string {
  return `${numberText(value, unit)}${unit === '' ? '' : ` ${unit}`}`;
}

/** A difference of two values: `1.8 LU` for LUFS. */
export function difference(value: number, unit: string): string {
  return quantity(Math.abs(value), units[unit]?.difference ?? unit);
}

/** Rounding errors of what is 0 are smaller than this. */
const NOTHING = 1e-9;

/** The number alone. Zeros at its end are left out, and what would be rounded to 0 keeps one digit that is not. */
export function numberText(value: number, unit: string): string {
  const size = Math.abs(value) < NOTHING ? 0 : Math.abs(value);
  const digits = units[unit]?.digits ?? 0;
  const rounded = size >= 1e6 ? size.toPrecision(3) : size.toFixed(digits);
  const text = Number(rounded) === 0 && size > 0 ? size.toPrecision(1) : rounded;
  const short = /^\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
  return value < 0 && short !== '0' ? `−${short}` : short;
}
