/** How far the factory presets are apart as sounds, and how far a preset is from itself with another seed. */
import { leftLast } from './leftLast.mjs';
import { short, table } from './numbers.mjs';
import { fingerprintText, spectralDistance, spectralFingerprint, withoutOrder } from './spectralFingerprint.mjs';

const SECONDS = 2;
/** Loudness at which sounds are compared. */
const LUFS = -23;
const SEEDS = [0, 1, 2];
/** Presets without chance are nowhere from themselves. So little is less than half an octave of cutoff. */
const LEAST_DB = 3;
const NEAREST = 10;

/** @param kindOf the kind of a preset */
export async function roleDistances(engine, presets, kindOf, log) {
  const sounds = [];
  for (const preset of presets) {
    const prints = [];
    for (const seed of SEEDS) prints.push(await fingerprint(engine, preset, kindOf(preset), seed));
    const sorted = prints.map(withoutOrder);
    const seeds = { db: ownDistance(prints), sortedDb: ownDistance(sorted) };
    sounds.push({ name: preset.name, role: preset.role, kind: kindOf(preset).name, prints, sorted, seeds });
  }
  log(`${(sounds.length * (sounds.length - 1)) / 2} pairs`);
  const pairs = sounds.flatMap((a, at) => sounds.slice(at + 1).map((b) => pairOf(a, b)));
  pairs.sort((p, q) => p.db - q.db);
  const nearest = sounds.map(({ name, role, kind, seeds }) => {
    const of = pairs.find((pair) => pair.roles.every((other) => other === role) && pair.names.includes(name));
    return { name, role, kind, seeds, nearest: of?.names.find((other) => other !== name) ?? null, db: of?.db ?? null };
  });
  const same = pairs.filter(({ distinct }) => !distinct);
  return { seconds: SECONDS, lufs: LUFS, leastDb: LEAST_DB, nearest, nearestPairs: pairs.slice(0, NEAREST), same };
}

/** On the note of its kind, so that what tells two presets apart is not the pitch. */
async function fingerprint(engine, preset, kind, seed) {
  const { default: frequency } = kind.parameters.find(({ name }) => name === 'frequency');
  const parameters = kind.pitched === 'none' ? preset.parameters : { ...preset.parameters, frequency };
  const options = { seed, pattern: 'note' };
  const audio = await engine.renderAudio({ ...preset, parameters }, undefined, SECONDS, options);
  const channels = [audio.getChannelData(0), audio.getChannelData(1)];
  return spectralFingerprint(channels, audio.sampleRate, LUFS - audio.report.master.integrated_loudness);
}

/** That of the two most similar seeds, as the distance of a pair is that of its two most similar sounds. */
function ownDistance(prints) {
  return Math.min(
    ...prints.flatMap((print, at) => prints.slice(at + 1).map((other) => spectralDistance(print, other))),
  );
}

/** Apart by so much whatever the seeds: that of the two most similar sounds. */
function pairOf(a, b) {
  const apart = (mine, theirs) =>
    Math.min(...mine.flatMap((one) => theirs.map((other) => spectralDistance(one, other))));
  const [db, sortedDb] = [apart(a.prints, b.prints), apart(a.sorted, b.sorted)];
  const seeds = { db: Math.max(a.seeds.db, b.seeds.db), sortedDb: Math.max(a.seeds.sortedDb, b.seeds.sortedDb) };
  // Where chance decides when things happen, two seeds differ at every moment, and yet have the same in them.
  const distinct = db > Math.max(seeds.db, LEAST_DB) || sortedDb > Math.max(seeds.sortedDb, LEAST_DB);
  return { names: [a.name, b.name], roles: [a.role, b.role], kinds: [a.kind, b.kind], db, sortedDb, seeds, distinct };
}

export function describeDistances({ nearest, nearestPairs, same, seconds, lufs, leastDb }) {
  const label = ({ name, role, kind }) => `${name} (${role}, ${kind})`;
  const rows = nearest.map((item) => [label(item), short(item.db ?? NaN), short(item.seeds.db), item.nearest ?? '–']);
  const pairLabel = ({ names, roles, kinds }) =>
    names.map((name, at) => label({ name, role: roles[at], kind: kinds[at] })).join(', ');
  const shown = [...nearestPairs, ...same.filter((pair) => !nearestPairs.includes(pair))];
  const pairRows = shown.map((pair) => [
    pairLabel(pair),
    short(pair.db),
    short(pair.seeds.db),
    short(pair.sortedDb),
    short(pair.seeds.sortedDb),
    pair.distinct ? 'distinct' : 'THE SAME',
  ]);
  return [
    `Spectral distances: ${seconds} s of one note (that of the kind) at ${lufs} LUFS, ${fingerprintText}; RMS in dB. Seeds: of the preset from itself.`,
    table(leftLast([['nearest in its role', 'dB', 'seeds', 'nearest'], ...rows])),
    table([
      ['nearest pairs, and what counts as the same', 'dB', 'seeds', 'without order', 'seeds', 'verdict'],
      ...pairRows,
    ]),
    `Smallest distance: ${short(nearestPairs[0].db)} dB. The same are two that are nearer than ${leastDb} dB, or than one of them is to itself, with and without order in time: ${same.length} (none: ${same.length === 0 ? 'met' : 'MISSED'}).`,
  ].join('\n\n');
}
