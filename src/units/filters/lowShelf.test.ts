import { describe } from 'vitest';
import { shelfTests } from '../../../test/support/shelfTests.ts';
import { lowShelf } from './lowShelf.ts';

describe('lowShelf', () => {
  shelfTests('lowShelf', lowShelf, [10, 50_000]);
});
