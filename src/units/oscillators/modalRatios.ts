/**
 * Frequencies of the modes of vibrating bodies, as multiples of the first (of the bell: of its prime). N. H. Fletcher & T. D. Rossing,
 * "The Physics of Musical Instruments", 2nd edition, Springer 1998: bars in chapter 2, membranes in chapter 3, bells in chapter 21.
 */
export const modalRatios = {
  /** A uniform bar with free ends (glockenspiel, tubular bells): (β/β₁)², where cos β·cosh β = 1. */
  freeBar: [1, 2.7565, 5.4039, 8.933, 13.3443, 18.6379],
  /** A uniform bar clamped at one end (kalimba, music box): cos β·cosh β = −1. */
  clampedBar: [1, 6.2669, 17.5475, 34.3861, 56.8426, 84.913],
  /** An ideal circular membrane (drums without air): zeros of the Bessel functions. */
  membrane: [1, 1.5933, 2.1355, 2.2954, 2.6531, 2.9173, 3.1555, 3.5001, 3.5985, 3.6475, 4.0589, 4.1317],
  /** A well-tuned church bell: hum, prime, tierce, quint, nominal, tenth, eleventh, twelfth, double octave. */
  bell: [0.5, 1, 1.2, 1.5, 2, 2.5, 2.6667, 3, 4],
} as const;
