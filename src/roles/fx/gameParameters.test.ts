import { expect, it } from 'vitest';
import { renderFx } from '../../../test/support/renderFx.ts';
import { peakOf } from '../../../test/support/renderUnit.ts';
import { fx } from './fx.ts';
import { gameKinds } from './gameParameters.ts';

it.each(gameKinds)('%s is bounded, and heard, at both ends of each parameter', async (kind) => {
  const record = fx.kinds.find(({ name }) => name === kind)!;
  for (const parameter of record.parameters) {
    if (parameter.kind !== 'number' && parameter.kind !== 'integer') continue;
    for (const value of [parameter.min, parameter.max]) {
      const sides = await renderFx(
        { kind, [parameter.name]: value },
        { durationSec: parameter.name === 'delay' ? 0.6 : 0.1 },
      );
      const peak = Math.max(...sides.map(peakOf));
      const context = `${parameter.name} ${value}: ${peak}`;
      expect(peak <= 1, context).toBe(true);
      if (parameter.name !== 'amplitude' || value > 0) expect(peak, context).toBeGreaterThan(1e-4);
    }
  }
});
