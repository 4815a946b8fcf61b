// Turns a string into 32 bits, for seeds that come from names.
// Source: FNV-1a, G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV non-cryptographic hash algorithm" (RFC 9923), over
// the UTF-8 bytes. FNV alone mixes its last byte badly: pass the result through hash32 before using single bits of it.

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** The hash of the string's UTF-8 bytes, as an unsigned integer. A lone surrogate counts as the three bytes of its code. */
export function hashString(text: string): number {
  let hash = OFFSET_BASIS;
  const add = (byte: number): void => {
    hash = Math.imul(hash ^ byte, PRIME);
  };
  for (const character of text) {
    const code = character.codePointAt(0)!;
    // UTF-8 (RFC 3629): a leading byte that tells the length, then six bits a byte.
    if (code < 0x80) add(code);
    else {
      if (code < 0x800) add(0xc0 | (code >> 6));
      else {
        if (code < 0x10000) add(0xe0 | (code >> 12));
        else {
          add(0xf0 | (code >> 18));
          add(0x80 | ((code >> 12) & 0x3f));
        }
        add(0x80 | ((code >> 6) & 0x3f));
      }
      add(0x80 | (code & 0x3f));
    }
  }
  return hash >>> 0;
}
