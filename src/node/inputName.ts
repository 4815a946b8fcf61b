/** What messages call an input; 0 is standard input. */
export function inputName(path: string | 0): string {
  return path === 0 ? 'standard input' : path;
}
