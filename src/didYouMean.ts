/**
 * Finds the known name that a mistyped one was probably meant to be, for messages that end in "Did you mean `release`?".
 *
 * Case, `_`, `-`, `.` and spaces do not count, so `truePeakLimit` finds `true_peak_limit`. The rest is compared by the
 * Damerau–Levenshtein distance in its optimal-string-alignment form (insertion, deletion, substitution and the swap of
 * two neighbours cost 1 each; Damerau 1964, Levenshtein 1966). A candidate is near enough when the distance is at most
 * a third of the longer of the two names, and at least 1 is always allowed: the rule that rustc uses.
 *
 * @param word what was written
 * @param candidates what is known; of equally near ones the first wins
 * @returns the nearest candidate, or `undefined` when none is near
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const plainWord = plain(word);
  let best: string | undefined;
  let bestDistance = Infinity;
  let prefix: string | undefined;
  for (const candidate of candidates) {
    const plainCandidate = plain(candidate);
    const limit = Math.max(1, Math.floor(Math.max(plainWord.length, plainCandidate.length) / 3));
    // A length gap is a lower bound of the distance: this keeps a hostile 1 MB key cheap.
    if (Math.abs(plainWord.length - plainCandidate.length) <= limit && plainWord !== '') {
      const distance = editDistance(plainWord, plainCandidate);
      if (
        distance <= limit &&
        distance < Math.max(plainWord.length, plainCandidate.length) &&
        distance < bestDistance
      ) {
        best = candidate;
        bestDistance = distance;
      }
    }
    // `attack_time`, `cutoff_hz`: the known name followed by a word too many.
    if (word.startsWith(`${candidate}_`) && candidate.length > (prefix?.length ?? 0)) prefix = candidate;
  }
  return best ?? prefix;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, '');
}

function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
