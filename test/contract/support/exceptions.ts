/**
 * The named places where a vendor's document is wrong or behind, each with its reason and source.
 * A suite that exercises a whole service ends with `expect(spec.unusedExceptions()).toEqual([])`.
 */
export type { SpecException as Exception } from './exception-book';
export { etsyExceptions } from './exceptions/etsy';
export { printifyExceptions } from './exceptions/printify';
