/** Rows for `table` whose last column is text, and not a number. */
export function leftLast(rows) {
  const width = Math.max(...rows.map((row) => row.at(-1).length));
  return rows.map((row) => [...row.slice(0, -1), `  ${row.at(-1).padEnd(width)}`]);
}
