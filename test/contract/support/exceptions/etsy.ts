import type { SpecException } from '../exception-book';

/** Faults of `etsy-openapi.json`. */
export const etsyExceptions: readonly SpecException[] = [];
