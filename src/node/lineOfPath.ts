import { joinPath } from '../inputChecks.ts';

/** Strings, the characters that shape values, and the ends of lines. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\r\n|\n|\r/g;

/** An object or an array that has begun. */
interface Container {
  readonly path: string;
  /** Where its current item is. */
  item: string;
  /** Of an array. */
  index: number | undefined;
  /** A string that comes now is a key. */
  key: boolean;
}

/**
 * @param text valid JSON
 * @param path as errors have it, e.g. `parameters.attack`
 * @returns the line on which that key or item stands, from 1; where it is absent, that of what should hold it
 */
export function lineOfPath(text: string, path: string): number {
  const open: Container[] = [];
  let line = 1;
  let best = { length: -1, line: 1 };
  const note = (item: string): void => {
    const holds = item === path || (path.startsWith(item) && (item === '' || '.['.includes(path.charAt(item.length))));
    if (holds && item.length > best.length) best = { length: item.length, line };
  };
  for (const [token] of text.matchAll(tokens)) {
    const top = open.at(-1);
    switch (token) {
      case '{':
      case '[': {
        const at = top?.item ?? '';
        if (top === undefined) note('');
        const array = token === '[';
        open.push({ path: at, item: array ? `${at}[0]` : at, index: array ? 0 : undefined, key: !array });
        if (array) note(`${at}[0]`);
        break;
      }
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        if (top === undefined) break;
        if (top.index === undefined) top.key = true;
        else {
          top.item = `${top.path}[${++top.index}]`;
          note(top.item);
        }
        break;
      case ':':
        break;
      default:
        if (!token.startsWith('"')) line++;
        else if (top?.key === true) {
          top.key = false;
          top.item = joinPath(top.path, JSON.parse(token) as string);
          note(top.item);
        }
    }
  }
  return best.line;
}
