/** Every factory preset: how fast it renders, how far it is from the others, and whether its level is what was asked for. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { peers, prepareLibebur128 } from '../peers/index.mjs';

const dist = (path) => new URL(`../../dist/${path}`, import.meta.url);

export const roles = {
  summary: 'all factory presets: speed, spectral distances, loudness',

  async run({ rounds = 7, quick, log }) {
    if (!existsSync(fileURLToPath(dist('presets/factoryPresets.js')))) {
      log('skipping aiaudio: dist/ is missing: npm run build');
      return { text: 'nothing to measure', report: { skipped: { aiaudio: 'dist/ is missing: npm run build' } } };
    }
    const { AudioEngine } = await import(dist('index.js'));
    const { factoryPresets } = await import(dist('presets/factoryPresets.js'));
    const { jobsOfPresets } = await import('../lib/jobsOfPresets.mjs');
    const { describeSpeed, roleSpeed } = await import('../lib/roleSpeed.mjs');
    const { describeDistances, roleDistances } = await import('../lib/roleDistances.mjs');
    const { describeLoudness, roleLoudness } = await import('../lib/roleLoudness.mjs');
    const engine = new AudioEngine();
    const presets = quick ? factoryPresets.filter((_, at) => at % 8 === 0) : factoryPresets;
    const { jobOf, kindOf } = jobsOfPresets(engine.sampleRate);
    const skipped = {};
    const prepared = (name, prepare) => {
      const peer = prepare();
      if (peer.skipped) {
        skipped[name] = peer.skipped;
        log(`skipping ${name}: ${peer.skipped}`);
      }
      return peer;
    };

    const cpp = prepared('cpp', peers.find(({ name }) => name === 'cpp').prepare);
    const speed = await roleSpeed(engine, presets, { jobOf, cpp, rounds: quick ? 1 : rounds, log });
    const distances = await roleDistances(engine, presets, kindOf, log);
    const judge = prepared('libebur128', prepareLibebur128);
    const loudness = judge.skipped ? null : await roleLoudness(engine, presets, judge, quick, log);
    const parts = [
      describeSpeed(speed),
      describeDistances(distances),
      ...(loudness ? [describeLoudness(loudness)] : []),
    ];
    return { text: parts.join('\n\n'), report: { presets: presets.length, skipped, speed, distances, loudness } };
  },
};
