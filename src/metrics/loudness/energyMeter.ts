import type { Channels } from '../checkChannels.ts';
import {
  addChannelEnergy,
  CHANNEL_STATE_SIZE,
  createEnergyFilter,
  takeChannelEnergy,
  type EnergyFilter,
} from './energyFilter.ts';
import { kWeighting } from './kWeighting.ts';
import { subBlockEdge } from './subBlocks.ts';

/** All that loudness is computed from: filter a sound once, then gate and scale at will. */
export interface LoudnessEnergies {
  /** In Hz. */
  readonly sampleRate: number;
  /** Of each complete sub-block of 10 ms: the sum of the squares of all K-weighted samples, times the weight of their channel. */
  readonly values: Float64Array;
}

/** Loudness energies of a sound that comes in chunks. The same bits however it is cut. Its arguments are not checked. */
export class EnergyMeter {
  readonly #weights: readonly number[];
  readonly #sampleRate: number;
  readonly #filter: EnergyFilter;
  readonly #states: readonly Float64Array[];
  #energies = new Float64Array(256);
  #count = 0;
  #frames = 0;

  /** @param weights of the channels (BS.1770-5, Annex 3); those of weight 0 are not looked at */
  constructor(weights: readonly number[], sampleRate: number) {
    this.#weights = weights;
    this.#sampleRate = sampleRate;
    this.#filter = createEnergyFilter(kWeighting(sampleRate));
    this.#states = weights.map(() => new Float64Array(CHANNEL_STATE_SIZE));
  }

  add(channels: Channels): void {
    const length = channels[0]!.length;
    for (let from = 0; from < length;) {
      const edge = subBlockEdge(this.#count + 1, this.#sampleRate);
      const to = Math.min(length, from + edge - this.#frames);
      for (let channel = 0; channel < this.#weights.length; channel++) {
        if (this.#weights[channel] === 0) continue;
        addChannelEnergy(channels[channel]!, from, to, this.#filter, this.#states[channel]!);
      }
      this.#frames += to - from;
      from = to;
      if (this.#frames === edge) this.#endSubBlock();
    }
  }

  /** Of all complete sub-blocks so far. With `minFrames`, a sound that is shorter is taken as followed by silence. */
  energies(minFrames = 0): LoudnessEnergies {
    if (this.#frames < minFrames) return this.#withSilence(minFrames - this.#frames).energies();
    return { sampleRate: this.#sampleRate, values: this.#energies.slice(0, this.#count) };
  }

  #endSubBlock(): void {
    let sum = 0;
    for (let channel = 0; channel < this.#weights.length; channel++) {
      sum += this.#weights[channel]! * takeChannelEnergy(this.#states[channel]!);
    }
    if (this.#count === this.#energies.length) {
      const larger = new Float64Array(2 * this.#count);
      larger.set(this.#energies);
      this.#energies = larger;
    }
    this.#energies[this.#count++] = sum * this.#filter.energyScale;
  }

  #withSilence(frames: number): EnergyMeter {
    const copy = new EnergyMeter(this.#weights, this.#sampleRate);
    this.#states.forEach((state, channel) => copy.#states[channel]!.set(state));
    copy.#energies = this.#energies.slice();
    copy.#count = this.#count;
    copy.#frames = this.#frames;
    const silence = new Float32Array(frames);
    copy.add(this.#weights.map(() => silence));
    return copy;
  }
}
