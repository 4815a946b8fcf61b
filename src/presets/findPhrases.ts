/** Key words in texts: "bass drum" asks for a kick. */

/** A phrase that stands in a text. */
export interface FoundPhrase<Meaning> {
  /** As the list has it. */
  readonly phrase: string;
  readonly meanings: readonly Meaning[];
}

/**
 * Finds the phrases of a list in a text. Whole words count, in any case; whatever is neither a letter nor a digit counts as a space;
 * a plural s makes no difference. A phrase that lies within a longer one is not found: there is no bass in "bass drum".
 *
 * @param phrases what each one means
 * @returns each phrase once, in the order of the text
 */
export function findPhrases<Meaning>(
  text: string,
  phrases: Iterable<readonly [phrase: string, meaning: Meaning]>,
): FoundPhrase<Meaning>[] {
  const words = stemsOf(text);
  if (words.length === 0) return [];
  const known = new Map<string, { phrase: string; meanings: Meaning[] }>();
  let longest = 0;
  for (const [phrase, meaning] of phrases) {
    const stems = stemsOf(phrase);
    longest = Math.max(longest, stems.length);
    const entry = known.get(stems.join(' '));
    if (entry === undefined) known.set(stems.join(' '), { phrase, meanings: [meaning] });
    else if (!entry.meanings.includes(meaning)) entry.meanings.push(meaning);
  }
  const found: FoundPhrase<Meaning>[] = [];
  // From left to right, the longest first: what ends no later than a phrase that began earlier lies within it.
  for (let start = 0, end = 0; start < words.length; start++) {
    for (let length = Math.min(longest, words.length - start); length > 0 && start + length > end; length--) {
      const entry = known.get(words.slice(start, start + length).join(' '));
      if (entry === undefined) continue;
      end = start + length;
      if (!found.includes(entry)) found.push(entry);
      break;
    }
  }
  return found;
}

function stemsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(stemOf);
}

/** Crashes → crash, pads → pad; bass and fx stay. */
function stemOf(word: string): string {
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) && word.length > 2 ? word.slice(0, -1) : word;
}
