import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import { LEAST_DAYS } from '../../../core/domain/retention/line-product-rules';
import type { CleanUpRules } from '../../../core/domain/retention/line-products';
import { parseJson } from '../../shared/read-json';

const FIELD = { name: 'rules', displayName: 'What Is Still Needed' };
const DAY = 86_400_000;

/** What the output Products of Plan Retention says. */
export const rulesProperty: INodeProperties = {
	...FIELD,
	type: 'json',
	default: '={{ $json }}',
	required: true,
	description:
		'The item that leaves Report: Plan Retention by its output Products. Without it nobody knows which orders still need their products.',
};

const ids = z.array(z.union([z.string().min(1), z.number()]).transform(String));
const shape = z.object({
	shopId: z.union([z.string(), z.number()]).transform(String).pipe(z.string().regex(/^\d+$/)),
	before: z.string().datetime(),
	needed: ids,
	heldFiles: ids,
});

/**
 * Reads which products are still needed. Everything must be said: what is missing would count as
 * not needed.
 * @returns a `validation` failure that says where the rules come from
 */
export function readCleanUpRules(
	context: IExecuteFunctions,
	itemIndex: number,
): Result<CleanUpRules> {
	const given = parseJson(context.getNodeParameter(FIELD.name, itemIndex, ''), FIELD);
	if (!given.ok) return given;
	const read = shape.safeParse(given.value);
	const isYoung = read.success && Date.parse(read.data.before) > Date.now() - LEAST_DAYS * DAY;
	if (read.success && !isYoung) {
		const { shopId, before, needed, heldFiles } = read.data;
		return ok({ shopId, before, needed: new Set(needed), heldFiles: new Set(heldFiles) });
	}
	return fail(
		failure({
			...{ category: 'validation', provider: 'pack', operation: 'product:cleanUp' },
			message: isYoung
				? `Products of the last ${LEAST_DAYS} days are never deleted.`
				: `The field '${FIELD.displayName}' does not say which orders still need their products, so nothing was deleted.`,
			hint: "Connect the output 'Products' of 'Report: Plan Retention' to this node and leave the field as it is.",
			fields: [FIELD.name],
		}),
	);
}
