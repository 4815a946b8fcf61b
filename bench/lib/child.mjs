/** Child processes, one at a time, on one core where the system can pin them. */
import { spawnSync } from 'node:child_process';

/** The last core this process may use, or null where there is no taskset. */
export const core = (() => {
  const { status, stdout } = spawnSync('taskset', ['-pc', String(process.pid)], { encoding: 'utf8' });
  return status === 0 ? Number(/(\d+)\s*$/.exec(stdout)[1]) : null;
})();

export const pinning =
  core === null ? 'processes are not pinned to one core (taskset not found)' : `every process pinned to core ${core}`;

/** Runs a command to its end; throws with its messages if it fails. */
export function run([command, ...args], { pin = true, ...options } = {}) {
  const argv = pin && core !== null ? ['taskset', '-c', String(core), command, ...args] : [command, ...args];
  const start = performance.now();
  const { status, signal, error, stdout, stderr } = spawnSync(argv[0], argv.slice(1), { encoding: 'utf8', ...options });
  const wallMs = performance.now() - start;
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${signal ?? `exit ${status}`}\n${stderr.trim()}`);
  return { wallMs, stdout };
}

/** The first line that a command prints, or null if it cannot be run. */
export function firstLine(command, ...args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0] : null;
}
