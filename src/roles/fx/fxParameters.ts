/** The parameters of effects. */
import { delayParameters, documentedParameters, reverbParameters } from '../commonParameters.ts';
import { defineParameters } from '../parameter.ts';
import { parameterSignals } from '../role.ts';
import { gameParameters } from './gameParameters.ts';
import { fxSourceParameters } from './fxSourceParameters.ts';
import { fxMotionParameters } from './fxMotionParameters.ts';

export const fxParameters = defineParameters([
  ...documentedParameters({ frequency: 440, attack: 0.005, decay: 0.5, sustain: 0.5, release: 0.2 }),
  ...fxMotionParameters,
  ...fxSourceParameters,
  ...delayParameters({ delay: 0 }),
  ...reverbParameters({ reverb: 0.15, reverb_time: 1.5, reverb_damping: 5000 }),
  ...gameParameters,
]);

export const fxSignal = parameterSignals(fxParameters);
