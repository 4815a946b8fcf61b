/** Compiled graphs by topology: role and structural parameters. Bounded: the least recently used one is forgotten. */
import type { ParameterValues, Role } from '../roles/index.ts';
import type { Program } from './job.ts';
import type { Renderer } from './renderer.ts';

/** A role, compiled. */
export interface Topology {
  readonly voice: Program;
  readonly space: Program;
}

const LIMIT = 64;

export class Topologies {
  readonly #renderer: Renderer;
  readonly #compiled = new Map<string, Promise<Topology>>();

  constructor(renderer: Renderer) {
    this.#renderer = renderer;
  }

  /** The topology that these values choose, compiled on first use. */
  get(role: Role, values: ParameterValues): Promise<Topology> {
    const structural = role.parameters.filter((record) => record.structural).map(({ name }) => [name, values[name]]);
    const key = JSON.stringify([role.name, structural]);
    const known = this.#compiled.get(key);
    const topology = known ?? this.#compile(role, values);
    this.#compiled.delete(key);
    this.#compiled.set(key, topology);
    if (!known) topology.catch(() => this.#compiled.delete(key));
    const oldest = this.#compiled.keys().next();
    if (this.#compiled.size > LIMIT && !oldest.done) this.#compiled.delete(oldest.value);
    return topology;
  }

  async #compile(role: Role, values: ParameterValues): Promise<Topology> {
    const [voice, space] = await Promise.all([
      this.#renderer.compile(role.voice(values)),
      this.#renderer.compile(role.space(values)),
    ]);
    return { voice, space };
  }
}
