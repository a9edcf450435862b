import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import { readJson } from '../../shared/read-json';

const FIELD = { name: 'unreadable', displayName: 'Orders That Could Not Be Read' };

/** What the step that reads Etsy could not give. */
export const unreadableProperty: INodeProperties = {
	...FIELD,
	type: 'json',
	default: '[]',
	description:
		'What left the step that reads Etsy by its error output, as a list. Where Etsy could not be read at all, nothing is done.',
};

const shape = z.array(z.object({ receiptId: z.string().default('') }));

/**
 * The numbers of the orders that Etsy gave in a form that could not be read.
 * @returns a failure where Etsy could not be read at all: what is open there is then not known
 */
export function readUnreadable(context: IExecuteFunctions): Result<string[]> {
	const failed = readJson(shape, context.getNodeParameter(FIELD.name, 0, []), FIELD);
	if (!failed.ok) return failed;
	const receipts = failed.value.map(({ receiptId }) => receiptId);
	if (!receipts.includes('')) return ok(receipts);
	return fail(
		failure({
			...{ category: 'service_down', provider: 'pack', operation: 'report' },
			message: 'Etsy could not be read, so nothing was done.',
			hint: 'POD Exceptions says why. Run it again once Etsy answers.',
			fields: [FIELD.name],
		}),
	);
}
