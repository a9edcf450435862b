import type { IgnoreRule } from './rule';

/** A file that the buyer downloads. */
export const digital: IgnoreRule = (line) => (line.isDigital ? 'digital' : null);
