import type { ScenarioLimits } from '../scenario/types';
import { SandboxClock } from './clock';
import { Counts } from './counts';
import { FaultEngine } from './faults';
import { SeededRandom } from './random';
import type { World } from './service';

/** A world at real time, with no faults and all counts at zero. */
export function createWorld(seed = 1, limits: ScenarioLimits = {}): World {
	return {
		clock: new SandboxClock(),
		random: new SeededRandom(seed),
		counts: new Counts(),
		faults: new FaultEngine(seed),
		config: { seed, limits },
	};
}
