import type { Callbacks } from './callbacks';
import type { Lifecycle } from './lifecycle';
import type { State } from './state';

/** What the routes of one Prodigi work on. */
export interface Context {
	state: State;
	lifecycle: Lifecycle;
	callbacks: Callbacks;
}
