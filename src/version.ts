/** The version of the package; a test compares it with package.json. */
export const version = '0.1.0';

/** The version of the package, e.g. `0.1.0`. */
export function getVersion(): string {
  return version;
}
