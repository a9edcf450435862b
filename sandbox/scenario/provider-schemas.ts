import gelato from './gelato.schema.json';
import gooten from './gooten.schema.json';
import printful from './printful.schema.json';
import prodigi from './prodigi.schema.json';

/**
 * The JSON schemas of the providers' sections of a scenario, each with its file's name as `$id`.
 * Printify's is a part of `schema.json`.
 */
export const providerSchemas: object[] = [gelato, gooten, printful, prodigi];
