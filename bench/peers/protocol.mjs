/**
 * What every peer's process speaks: `node <peer>.mjs --patch P1 --seconds 10 --reps 5 [--write file]` renders once, then `reps`
 * times more, and prints one JSON line: engine, version, buildMs (loading the engine and building the patch the first
 * time), firstMs (the first render), repsMs and cpuMs (the later renders: wall clock, and processor time of all threads; building the
 * patch again, where an engine needs it, is not in them). `--write` stores the last render as interleaved little-endian float32.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/**
 * @param engine its name
 * @param load async () => ({ version, patches }); each patch is (seconds) => render, or a promise of one, and
 *   render() gives [left, right], or a promise of them
 */
export async function servePeer(engine, load) {
  const { values } = parseArgs({
    options: {
      patch: { type: 'string', default: 'P1' },
      seconds: { type: 'string', default: '10' },
      reps: { type: 'string', default: '5' },
      write: { type: 'string' },
    },
  });
  const seconds = Number(values.seconds);
  const started = performance.now();
  const { version, patches } = await load();
  const build = patches[values.patch];
  if (!build) throw new Error(`${engine} has no patch ${values.patch}; it has ${Object.keys(patches).join(', ')}`);

  const renders = [];
  let render = await build(seconds);
  const buildMs = performance.now() - started;
  let audio;
  for (let i = 0; i <= Number(values.reps); i++) {
    if (i > 0) render = await build(seconds);
    const cpu = process.cpuUsage();
    const start = performance.now();
    audio = await render();
    const wallMs = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    renders.push({ wallMs, cpuMs: (user + system) / 1000 });
  }

  const [first, ...rest] = renders;
  const result = {
    engine,
    version,
    buildMs,
    firstMs: first.wallMs,
    repsMs: rest.map(({ wallMs }) => wallMs),
    cpuMs: rest.map(({ cpuMs }) => cpuMs),
  };
  if (values.write) writeFileSync(values.write, interleave(audio));
  console.log(JSON.stringify(result));
}

function interleave([left, right]) {
  const bytes = new DataView(new ArrayBuffer(8 * left.length));
  for (let i = 0; i < left.length; i++) {
    bytes.setFloat32(8 * i, left[i], true);
    bytes.setFloat32(8 * i + 4, right[i], true);
  }
  return bytes;
}
