/** What must not be committed: traces of one machine, addresses of registries, and files that git handles badly. */

export interface RepositoryFile {
  readonly path: string;
  readonly bytes: Buffer;
}

const MAX_BYTES = 200 * 1024;

const BINARY_NAMES =
  /\.(?:wav|aiff?|flac|mp3|ogg|opus|m4a|mid|midi|wasm|png|jpe?g|gif|webp|ico|pdf|zip|tgz|gz|tar|woff2?|ttf|node|so|dll|exe)$/i;

/** Written so that no pattern matches its own source. */
const TRACES: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a home folder', /(?<![\w.~:/-])\/(?:home|Users)\/[\w.-]+/],
  ['a home folder', /(?<![\w.~:/-])\/root\/[\w.-]+/],
  ['a home folder', /\b[A-Z]:\\+Users\\+\w/],
  ['a working folder', /(?<![\w.~:/-])\/work\/[\w.-]+/],
  ['a folder outside the repository', /\.\.\/shared\b/],
  ['the host of a package registry', /\bregistry\.[\w.-]*\w\.(?:org|com|net|io|dev|cn|local|internal)\b/],
  ['the host of a package registry', /\b[\w-]+\.(?:pkg\.dev|jfrog\.io|npmmirror\.com)\b/],
  ['a credential', /_auth(?:Token)?\s*=/],
];

/** Every way in which the files break the rules. `exists` tells whether a path of the repository exists. */
export function hygieneOffences(files: readonly RepositoryFile[], exists: (path: string) => boolean): string[] {
  return files.flatMap((file) => fileOffences(file, exists).map((offence) => `${file.path}: ${offence}`));
}

function fileOffences({ path, bytes }: RepositoryFile, exists: (path: string) => boolean): string[] {
  const offences: string[] = [];
  if (bytes.length > MAX_BYTES)
    offences.push(`${Math.ceil(bytes.length / 1024)} KB, over the limit of ${MAX_BYTES / 1024}`);
  if (BINARY_NAMES.test(path) || bytes.includes(0)) return [...offences, 'audio or another binary'];

  const text = bytes.toString('utf8');
  for (const [what, pattern] of TRACES) {
    const match = pattern.exec(text);
    if (match !== null) offences.push(`line ${lineOf(text, match.index)} names ${what}: ${match[0]}`);
  }
  if (path.endsWith('package-lock.json')) {
    const address = /"resolved":\s*"(?:git\+|https?:|ssh:)[^"]*"/.exec(text);
    if (address !== null) offences.push(`line ${lineOf(text, address.index)} has a download address: ${address[0]}`);
  }
  if (path.includes('.gen.')) {
    const [firstLine = ''] = text.split('\n', 1);
    const generator = /[\w./-]*\bscripts\/[\w./-]+\.(?:mjs|js|ts)\b/.exec(firstLine)?.[0];
    if (generator === undefined) offences.push('line 1 does not name its generator (scripts/<name>.mjs)');
    else if (!exists(generator)) offences.push(`its generator ${generator} does not exist`);
  }
  return offences;
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
