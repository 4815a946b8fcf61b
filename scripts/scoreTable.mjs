// Writes docs/scores.md, the reference of the quality report: what is judged, how much it costs, and what each role is held against.
// `node scripts/scoreTable.mjs` writes it, `--check` fails if it is not current.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

import { importBundled } from './importBundled.mjs';

// The stack would quote the bundle, which is one long address.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = join(root, 'docs/scores.md');

/** The judgements and the roles are TypeScript. */
function loadRecords() {
  const contents = `
    export { judgements } from './src/metrics/report/judgements.ts';
    export { scoreNames } from './src/metrics/report/judgement.ts';
    export { factor } from './src/metrics/report/factor.ts';
    export { LOWEST_SCORE, overallWeights } from './src/metrics/report/scores.ts';
    export { CLIPPING_LIMIT_PERCENT, TRUE_PEAK_TOLERANCE_DB } from './src/metrics/report/violationOf.ts';
    export { LOUDNESS_TOLERANCE_LU } from './src/metrics/report/readinessJudgements.ts';
    export { roles } from './src/roles/index.ts';`;
  return importBundled(contents);
}

const QUESTIONS = {
  semantic_match: 'Is it what its role says, and in key?',
  mix_readiness: 'Can it be used as it is?',
  perceptual_quality: 'Does it sound broken?',
  stability: 'Does it drift, grow, tear or hold what is no number?',
};

const number = (value) => String(Number(value.toPrecision(6))).replace('-', '−');

const escape = (text) => text.replaceAll('|', '\\|');

function table(header, body) {
  return [header, header.map(() => '---'), ...body].map((cells) => `| ${cells.map(escape).join(' | ')} |`).join('\n');
}

function rangeText({ from, to }) {
  if (from === undefined) return `up to ${number(to)}`;
  return to === undefined ? `from ${number(from)}` : `${number(from)} to ${number(to)}`;
}

function halfText({ halfBelow, halfAbove, scale }) {
  const unit = scale === 'octaves' ? ' oct' : '';
  const sides = [
    halfBelow === undefined ? [] : `${number(halfBelow)}${unit} below`,
    halfAbove === undefined ? [] : `${number(halfAbove)}${unit} above`,
  ].flat();
  return halfBelow === halfAbove ? `${number(halfAbove)}${unit}` : sides.join(', ');
}

function warningText({ warnBelow }) {
  if (warnBelow === 0) return 'never';
  return warnBelow === 1 ? 'always' : `under ${number(warnBelow)}`;
}

function scoreSection({ judgements }, score) {
  const own = judgements.filter((judgement) => judgement.score === score);
  const rows = own.map((judgement) => [
    `\`${judgement.name}\``,
    `\`${judgement.measurement}\``,
    judgement.unit,
    'of' in judgement.ideal ? judgement.ideal.text : rangeText(judgement.ideal),
    halfText(judgement),
    warningText(judgement),
    judgement.movesWithGain ? 'yes' : '',
    Object.values(judgement.codes)
      .filter((code, index, all) => all.indexOf(code) === index)
      .map((code) => `\`${code}\``)
      .join(', '),
  ]);
  const header = ['Judgement', 'Measurement', 'Unit', 'Ideal', 'Half at', 'Warning', 'Level', 'Codes'];
  const meanings = own.map(({ name, meaning }) => `- \`${name}\`: ${meaning}`).join('\n');
  return `## ${score}\n\n${QUESTIONS[score]}\n\n${table(header, rows)}\n\n${meanings}`;
}

/** The factor over the distance, drawn and in figures. */
function curve({ factor }) {
  const distances = [0, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10, 30];
  const lines = distances.map((halves) => {
    const share = factor(halves, 1);
    return `${String(halves).padStart(5)} ${share.toFixed(3)} ${'#'.repeat(Math.round(share * 50))}`;
  });
  return ['```text', 'halves factor', ...lines, '```'].join('\n');
}

/** `centroidHz: { from: 150, to: 2500 }` as a row. */
function targetRows(targets) {
  const ranges = Object.entries(targets).filter(([key]) => !['lufs', 'spectrum', 'remedies'].includes(key));
  return [['`lufs`', `${number(targets.lufs)} ± 2`], ...ranges.map(([key, range]) => [`\`${key}\``, rangeText(range)])];
}

function roleSection({ name, targets }) {
  const anchors = (targets.spectrum ?? []).map((anchor) => anchor.map(number));
  const remedies = Object.entries(targets.remedies).map(([aspect, { parameter, effect }]) => [
    aspect.replaceAll('_', ' '),
    `\`${parameter}\``,
    effect === 'same' ? 'more' : 'less',
  ]);
  return [
    `### ${name}`,
    table(['Target', 'Range'], targetRows(targets)),
    ...(anchors.length === 0 ? [] : [table(['Spectrum, Hz', 'Level, dB', 'Spread, ± dB'], anchors)]),
    table(['For more', 'change', 'to'], remedies),
  ].join('\n\n');
}

function pageOf(records) {
  const { scoreNames, overallWeights, roles, LOWEST_SCORE } = records;
  const weights = scoreNames.map((name) => `\`${name}\`<sup>${overallWeights[name]}</sup>`).join(' · ');
  return `<!-- Generated by scripts/scoreTable.mjs. Do not edit. -->

# Scores

A quality report holds four scores and an overall one, all above 0 and at most 1. Each is a function of the measurements that
the report contains; the records behind this page are in \`src/metrics/report\`.

A **judgement** takes one measured value, and an ideal range. Inside the range its factor is 1. Outside, at distance d, it is
1 / (1 + (d / half)²), where "half" is the distance that leaves a half:

${curve(records)}

Distances count in the unit of the value, or in octaves (doublings) where the table says "oct". A **score** is the product of its
factors, at least ${LOWEST_SCORE}. What cannot be measured (the pitch of noise) or has nothing to be compared with (a key without a
context) is left out. The **overall score** is the weighted geometric mean ${weights}; without a role and a context, when
nothing was compared, \`semantic_match\` is 1, a warning says so, and the other three make the whole.

\`explain\` lists all judgements with value, range, factor and **cost**. The costs of a score sum to 1 − score; they are shared in
proportion to −ln(factor).

A **violation** is a broken constraint or a defect that nobody accepts: \`lufs_target\` missed by more than
${records.LOUDNESS_TOLERANCE_LU} LU, \`true_peak_limit\` exceeded by more than ${records.TRUE_PEAK_TOLERANCE_DB} dB (each only if it was given, or if the
report is on a render of the engine, which is held against what it was rendered for: its own constraints, or else its role's),
a sample that is not finite, more than ${records.CLIPPING_LIMIT_PERCENT} % of clipped samples. A **warning** is a factor below the value in the
column "Warning". "Level" marks judgements that move if the sound is only made louder or quieter. Every finding has a code, the
measured value, the limit and the parameter to change.

These are measurements with thresholds, not listeners. They find what is wrong in ways that can be measured; a sound that scores 1
can be dull. Some faults look like music: a hum at 50 Hz is a bass note to every measurement here, so it costs only what it changes (the
attack it hides, the clarity of the pitch), a fast tremolo is not told from the beats of detuned voices, and a filter that is
wide open differs from a bright one by little.

${scoreNames.map((score) => scoreSection(records, score)).join('\n\n')}

## Roles

What \`semantic_match\` and the judgements "with a role" are held against.

${[...roles.values()].map(roleSection).join('\n\n')}
`;
}

async function pageText() {
  const text = pageOf(await loadRecords());
  return format(text, { ...(await resolveConfig(page)), filepath: page });
}

const wanted = await pageText();
if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') !== wanted) {
    process.stderr.write(`docs/${basename(page)} is not current. Run: node scripts/scoreTable.mjs\n`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(page, wanted);
}
