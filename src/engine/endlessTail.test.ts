import { expect, test } from 'vitest';

import { AudioEngine } from './audioEngine.ts';

const engine = new AudioEngine({ sampleRate: 8000 });
const parameters = { kind: 'pluck', frequency: 440, delay: 0.7, delay_time: 1, reverb: 0 };
const extended = async (feedback: number) => {
  const preset = { role: 'lead', parameters: { ...parameters, delay_feedback: feedback } };
  return engine.renderAudio(preset, { tempo: 60 }, 1, { tail: 'extend' });
};

test('echoes that do not end are faded out, and the report says so', async () => {
  const endless = await extended(0.95);
  expect(endless.report!.warning_details.map(({ code }) => code)).toEqual(['endless_tail']);
  expect(endless.duration).toBeGreaterThan(30);
  const ending = await extended(0.2);
  expect(ending.report!.warnings).toEqual([]);
  expect(ending.duration).toBeLessThan(15);
  // Costs are those of what was rendered.
  expect(ending.report!.cpu).toBeGreaterThan(0);
});
