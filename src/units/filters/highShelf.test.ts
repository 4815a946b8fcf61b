import { describe } from 'vitest';
import { shelfTests } from '../../../test/support/shelfTests.ts';
import { highShelf } from './highShelf.ts';

describe('highShelf', () => {
  shelfTests('highShelf', highShelf, [50_000, 10]);
});
