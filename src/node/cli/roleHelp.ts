/** Help about roles, their kinds and their parameters, written from the records. */
import { didYouMean } from '../../didYouMean.ts';
import { type Kind, type Parameter, type Role, roles } from '../../roles/index.ts';
import { constraintRecords, type ConstraintRecord } from '../../presets/constraints.ts';
import { textTable } from './textTable.ts';

/** The parameters of the role or the kind that is asked about; otherwise the roles, and how to ask. */
export function roleHelp([about = '', kindName]: readonly string[]): string {
  const role = roles.get(about);
  if (role === undefined) return generalRoleHelp();
  if (kindName === undefined) return roleText(role);
  const kind = role.kinds.find(({ name }) => name === kindName);
  if (kind !== undefined) return kindText(role, kind);
  const near = didYouMean(
    kindName,
    role.kinds.map(({ name }) => name),
  );
  const remedy = near === undefined ? '' : ` Did you mean \`${near}\`?`;
  return [`The role ${role.name} has no kind ${kindName}.${remedy}`, '', roleText(role)].join('\n');
}

function roleText(role: Role): string {
  const [first] = role.kinds;
  return [
    role.description,
    '',
    `Kinds of the role ${role.name}, the first by default:`,
    ...textTable(role.kinds.map(({ name, description }) => [name, description])),
    '',
    `Parameters of the role ${role.name}:`,
    ...textTable(role.parameters.map((record) => [record.name, parameterText(record)])),
    '',
    `Kinds have defaults of their own: aiaudio render ${role.name} ${first?.name ?? ''} --help`,
  ].join('\n');
}

function kindText(role: Role, kind: Kind): string {
  const [lowest, highest] = kind.rangeHz;
  const pitch =
    kind.pitched === 'none'
      ? 'It has no pitch.'
      : kind.pitched === 'harmonic'
        ? 'It is in tune.'
        : `Its pitch is that of the ${kind.pitched.partial}, at ${kind.pitched.ratio} × frequency.`;
  return [
    kind.description,
    `${pitch} Made for ${lowest} to ${highest} Hz. Words that ask for it: ${[kind.name, ...kind.words].join(', ')}.`,
    '',
    `Parameters of the kind ${kind.name} of the role ${role.name}:`,
    ...textTable(kind.parameters.map((record) => [record.name, `${record.meaning} ${valueText(record)}`])),
  ]
    .flatMap((line) => (line.length > 100 ? wrapped(line) : [line]))
    .join('\n');
}

function wrapped(line: string): string[] {
  return textTable([['', line]]).map((part) => part.trimStart());
}

function generalRoleHelp(): string {
  return [
    'A preset is a JSON object:',
    '  { "role": "pad", "name": "Warm Pad", "parameters": { "frequency": 220, "attack": 0.5 },',
    '    "constraints": { "lufs_target": -18, "true_peak_limit": -1 } }',
    'Its constraints are what the sound is finished to:',
    ...textTable(constraintRecords.map((record) => [record.name, `${record.meaning} ${constraintValues(record)}`])),
    'Its role is one of:',
    ...textTable([...roles.values()].map(({ name, description }) => [name, description])),
    `The kinds and parameters of a role: aiaudio render ${[...roles.keys()][0] ?? ''} --help`,
    '',
    'The preset comes from standard input where <preset> is -; the name of a factory preset will do',
    'as well as a file (aiaudio presets lists them). An existing file is replaced; if',
    'anything fails, nothing is written. The hash is the SHA-256 of the samples as float32, whatever the',
    'format of the file. × real time (real_time_factor): seconds of sound per second of rendering,',
    'compiling included, without the start of the process and the writing of the file.',
  ].join('\n');
}

function constraintValues({ min, max, unit, minExclusive }: ConstraintRecord): string {
  return `${minExclusive === true ? 'Above' : 'From'} ${min} to ${max}${unit === '' ? '' : ` ${unit}`}.`;
}

/** With the kinds that have it, where not all do. */
function parameterText(record: Parameter): string {
  const owners = record.kinds === undefined ? '' : ` For ${record.kinds.join(', ')}.`;
  return `${record.meaning} ${valueText(record)}${owners}`;
}

/** `From 0.01 to 20 Hz, default 0.5.` */
function valueText(record: Parameter): string {
  if (record.kind === 'boolean') return `true or false, default ${record.default}.`;
  if (record.kind === 'choice') return `One of ${record.choices.join(', ')}, default ${record.default}.`;
  const unit = record.unit === '' ? '' : ` ${record.unit}`;
  const whole = record.kind === 'integer' ? ', whole' : '';
  return `From ${record.min} to ${record.max}${unit}${whole}, default ${record.default}.`;
}
