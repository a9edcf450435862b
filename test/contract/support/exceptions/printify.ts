import type { SpecException } from '../exception-book';

/** Faults of `printify-openapi.json`. */
export const printifyExceptions: readonly SpecException[] = [];
