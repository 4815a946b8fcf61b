/** What WAV files that are written and WAV files that are read have in common. */

/** How samples are coded: the format tags of Microsoft's mmreg.h. `extensible` says that the subformat has the tag. */
export const wavTags = { pcm: 1, float: 3, aLaw: 6, muLaw: 7, extensible: 0xfffe } as const;

/** The tail of KSDATAFORMAT_SUBTYPE_PCM, _IEEE_FLOAT and their like; their first two bytes are the plain tag. */
export const subformatTail = [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xaa, 0x00, 0x38, 0x9b, 0x71];

export const maxWavChannels = 256;

export const wavSampleRates = { min: 1, max: 768_000, integer: true, unit: 'Hz', example: 44_100 } as const;
