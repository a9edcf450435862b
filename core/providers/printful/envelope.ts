import { z } from 'zod';
import { mapped } from '../../domain/mapped';
import { optionalNumber, optionalObject, type Reads } from '../shared/fields';

const paging = optionalObject({ total: optionalNumber });

/** An answer of API v1: `{ code, result }` (facts/printful.md 4). */
export function resultOf<T>(result: Reads<T>): Reads<T> {
	return mapped(z.object({ result }), (answer): T => answer.result as T);
}

/** A page of a list of API v1, with how many there are in all where it tells. */
export function resultPage<T>(item: Reads<T>): Reads<{ items: T[]; total?: number }> {
	return mapped(z.object({ result: z.array(item), paging }), (answer) => ({
		items: answer.result as T[],
		total: answer.paging?.total,
	}));
}

/** An answer of API v2: `{ data }`. */
export function dataOf<T>(data: Reads<T>): Reads<T> {
	return mapped(z.object({ data }), (answer): T => answer.data as T);
}

/** A page of a list of API v2. */
export function dataPage<T>(item: Reads<T>): Reads<{ items: T[]; total?: number }> {
	return mapped(z.object({ data: z.array(item), paging }), (answer) => ({
		items: answer.data as T[],
		total: answer.paging?.total,
	}));
}
