import { expect, it } from 'vitest';
import { accuracyCases, measureAccuracy, type MeasuredFunction } from '../../test/support/mathAccuracy.ts';
import * as math from './index.ts';

it('exports the functions, and nothing of their inside', () => {
  expect(Object.keys(math).sort()).toEqual(
    [
      ...['exp', 'exp2', 'expm1', 'log', 'log2', 'log10', 'log1p', 'pow', 'sin', 'cos', 'tan', 'tanh', 'atan', 'atan2'],
      ...['gainToDb', 'dbToGain', 'hash32', 'hashString', 'createRandom', 'randomFromState'],
      ...['createFft', 'blackmanHarris'],
    ].sort(),
  );
});

it('gives the same bits as always, on every engine', () => {
  const bits = Object.keys(accuracyCases).map((name) => {
    const results = accuracyCases[name as MeasuredFunction].map((accuracyCase) =>
      measureAccuracy(name as MeasuredFunction, accuracyCase, 200)
        .fingerprint.toString(16)
        .padStart(8, '0'),
    );
    return `${name}: ${results.join(' ')}`;
  });
  expect(bits).toMatchInlineSnapshot(`
    [
      "exp: 076e25b7 cae89c54 e1eb0ee1 089833a2 4995f881",
      "exp2: 0d327090 e14a4c57 6e3e8802 f1e14c10 ec12a8e6",
      "expm1: 78f43cc6 97883bbe e2ef6282 2293788c",
      "log: 81546ac9 33418d0b 9948513b ad8f7912",
      "log2: cc6ffd16 5beb88c1 1e718c9c 5ffd44e9",
      "log10: 8738c1d7 aba58d24 4eedfced b1f3ddae",
      "log1p: 7c2d4103 4f820860 87d64c90 b0291fba",
      "pow: 70bba73b 9833dafb 9b704a51 8d40733e a429b055 a71e87c4",
      "sin: 7a0d167e ac24756a f53ff71c d42b480d 07ca2e0f e187b480 6ff68040",
      "cos: 78347b3c 92a5cabc 94711eef a954d6eb 87cb9c93 61fd3de7 501c9e01",
      "tan: 84e07e0d 26823bad 3c07a753 8438fe02 c7c1bbf8 b5d91f6d 876ffc78",
      "tanh: 1e32a614 32ff43c5 26f54a14 42f7670c",
      "atan: e1864ab8 9c5f65ee 244f5adc 943c0ab2",
      "atan2: 1483fd31 c5de7b8e 8d84f56c 9c1bd411",
      "gainToDb: 373d2022 08de3faa 040311b6 f88fe68c",
      "dbToGain: 9e49aecb f8d15291 b324ae81",
    ]
  `);
});
