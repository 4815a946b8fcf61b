const WIDTH = 100;

/** Two columns for help texts, as lines; the right one is wrapped. */
export function textTable(rows: readonly (readonly [left: string, right: string])[]): string[] {
  const left = Math.max(...rows.map(([text]) => text.length)) + 4;
  return rows.flatMap(([text, right]) =>
    wrap(right, WIDTH - left).map((line, index) => (index === 0 ? `  ${text}` : '').padEnd(left) + line),
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
