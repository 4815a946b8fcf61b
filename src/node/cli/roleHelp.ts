/** Help about roles and their parameters, written from the parameter records. */
import { type Parameter, roles } from '../../roles/index.ts';
import { constraintRecords, type ConstraintRecord } from '../../presets/constraints.ts';
import { textTable } from './textTable.ts';

/** The parameters of the role that is asked about; otherwise the roles, and how to ask. */
export function roleHelp([about = '']: readonly string[]): string {
  const role = roles.get(about);
  if (role !== undefined) {
    return [
      `Parameters of the role ${role.name}:`,
      ...textTable(role.parameters.map((record) => [record.name, `${record.meaning} ${values(record)}`])),
    ].join('\n');
  }
  return [
    'A preset is a JSON object:',
    '  { "role": "pad", "name": "Warm Pad", "parameters": { "frequency": 220, "attack": 0.5 },',
    '    "constraints": { "lufs_target": -18, "true_peak_limit": -1 } }',
    'Its constraints are what the sound is finished to:',
    ...textTable(constraintRecords.map((record) => [record.name, `${record.meaning} ${constraintValues(record)}`])),
    'Its role is one of:',
    ...textTable([...roles.values()].map(({ name, description }) => [name, description])),
    `The parameters of a role: aiaudio render ${[...roles.keys()][0] ?? ''} --help`,
    '',
    'The preset comes from standard input where <preset.json> is -. An existing file is replaced; if',
    'anything fails, nothing is written. The hash is the SHA-256 of the samples as float32, whatever the',
    'format of the file. × real time (real_time_factor): seconds of sound per second of rendering,',
    'compiling included, without the start of the process and the writing of the file.',
  ].join('\n');
}

function constraintValues({ min, max, unit, minExclusive }: ConstraintRecord): string {
  return `${minExclusive === true ? 'Above' : 'From'} ${min} to ${max}${unit === '' ? '' : ` ${unit}`}.`;
}

/** `0.01–20 Hz, default 0.5.` */
function values(record: Parameter): string {
  if (record.kind === 'boolean') return `true or false, default ${record.default}.`;
  if (record.kind === 'choice') return `One of ${record.choices.join(', ')}, default ${record.default}.`;
  const unit = record.unit === '' ? '' : ` ${record.unit}`;
  const whole = record.kind === 'integer' ? ', whole' : '';
  return `From ${record.min} to ${record.max}${unit}${whole}, default ${record.default}.`;
}
