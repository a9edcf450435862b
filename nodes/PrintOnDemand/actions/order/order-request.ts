import { z } from 'zod';
import { failure, type Failure } from '../../../../core/domain/failure';
import type { ReadyOrder } from '../../../../core/domain/planning/plan-types';
import { serviceLabel, type Provider } from '../../../../core/domain/provider';
import {
	SHIPPING_TIERS,
	type EarlierTry,
	type LineSource,
	type ProviderOrderRequest,
} from '../../../../core/domain/provider-order';
import { readJsonText } from '../../../../core/domain/read-json-text';
import { fail, ok, type Result } from '../../../../core/domain/result';
import {
	addressShape,
	idShape,
	moneyShape,
	optionalText,
	sourceShape,
} from '../../helpers/order-shapes';
import { whatIsWrong } from '../../../shared/read-json';

const time = z.string().refine((value) => !Number.isNaN(Date.parse(value)));
/** Without `since`, all orders are searched. */
const earlierTry = z
	.object({ inDoubt: z.boolean(), since: time.nullish(), again: z.boolean().nullish() })
	.nullish()
	.transform((value): EarlierTry => {
		if (!value?.inDoubt) return { inDoubt: false, ...(value?.again ? { again: true } : {}) };
		return { inDoubt: true, since: value.since ?? new Date(0).toISOString() };
	});

const orderShape = z.object({
	externalId: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
	provider: optionalText,
	label: optionalText,
	lines: z
		.array(
			z.object({
				lineId: idShape,
				quantity: z.number().int().min(1),
				source: sourceShape,
				retailPrice: moneyShape.nullish().transform((value) => value ?? undefined),
			}),
		)
		.min(1),
	shipTo: addressShape,
	shippingTier: z.enum(SHIPPING_TIERS).nullish(),
	shippingMethodId: optionalText,
	callbackUrl: optionalText,
	submit: z.boolean().nullish(),
	earlierTry,
	lookOnly: z.boolean().nullish(),
	createBefore: time.nullish(),
	receiptId: optionalText,
	buyerKey: optionalText,
	plan: z
		.object({ fingerprint: z.string().min(1), createdAt: z.string(), updatedAt: z.string() })
		.nullish(),
});

/** What a planned order says of the Etsy order that it rests on. */
export type Basis = Pick<ReadyOrder, 'plan' | 'buyerKey' | 'receiptId'>;

/** An order to make, with what the plan says about it. */
export interface AskedOrder {
	request: ProviderOrderRequest;
	earlierTry: EarlierTry;
	/**
	 * Whether the order is only looked for, because another printer shall have it if it is not there.
	 */
	isLookOnly: boolean;
	createBefore?: string;
	/** Missing for an order that Plan did not make. */
	basis?: Basis;
}

/**
 * Reads the order that is to be made, from an item or from JSON text.
 * @param provider the provider that the node is set to; an order for another one is refused
 * @returns a `validation` failure that names each wrong field by its path, never its content
 */
export function readOrderRequest(value: unknown, provider: Provider): Result<AskedOrder> {
	const json = parseText(value);
	if (!json.ok) return json;
	if (isImported(json.value)) return fail(importedElsewhere(provider));
	const read = orderShape.safeParse(json.value);
	if (!read.success) return fail(badOrder(read.error.issues));
	const { data } = read;
	if (data.provider !== undefined && data.provider !== '' && data.provider !== provider) {
		return fail(otherProvider(provider));
	}
	if (data.lines.some(({ source }) => lacksFile(source))) return fail(fileNotMade());
	const request: ProviderOrderRequest = {
		externalId: data.externalId,
		provider,
		label: data.label ?? data.externalId,
		lines: data.lines,
		shipTo: data.shipTo,
		shippingTier: data.shippingTier ?? 'standard',
		...(data.shippingMethodId ? { shippingMethodId: data.shippingMethodId } : {}),
		...(data.callbackUrl ? { callbackUrl: data.callbackUrl } : {}),
		...(typeof data.submit === 'boolean' ? { submit: data.submit } : {}),
	};
	const { earlierTry, lookOnly, createBefore, plan, buyerKey = '', receiptId } = data;
	return ok({
		request,
		earlierTry,
		isLookOnly: lookOnly === true,
		...(createBefore ? { createBefore } : {}),
		...(plan && receiptId ? { basis: { plan, buyerKey, receiptId } } : {}),
	});
}

function lacksFile(source: LineSource): boolean {
	if (source.kind !== 'catalogVariant') return false;
	return source.files.some(({ url, fileId }) => url === undefined && fileId === undefined);
}

/** A template was not filled, or what was made of it was not put into the order. */
function fileNotMade(): Failure {
	return failure({
		category: 'artwork',
		provider: 'pack',
		operation: 'order:create',
		code: 'file_not_made',
		message: 'A print file of the order is not made yet.',
		hint: "Make it with 'Artwork Transfer' (List Files to Make, Render, Transfer, Put Files in Orders) before this step.",
		fields: ['lines'],
	});
}

function isImported(json: unknown): boolean {
	return (
		typeof json === 'object' &&
		json !== null &&
		'route' in json &&
		json.route === 'provider_imported'
	);
}

/** Made here too, it would be made twice. */
function importedElsewhere(provider: Provider) {
	return failure({
		category: 'policy',
		provider: 'pack',
		operation: 'order:create',
		message: `This order comes to ${serviceLabel(provider)} by its own connection to Etsy, so it is not made here`,
		hint: "Send it to the operation 'Check Imported', or set route to direct in POD Settings",
		fields: ['route'],
	});
}

function parseText(value: unknown): Result<unknown> {
	if (typeof value !== 'string') return ok(value);
	const read = readJsonText(value);
	if (read.ok) return read;
	return fail(
		invalid({
			message: "The field 'Order' is not valid JSON",
			hint: 'Put in the output of Plan as it is, or correct the JSON',
			fields: ['order'],
		}),
	);
}

function badOrder(issues: z.ZodIssue[]) {
	const found = new Map(issues.map((issue) => [pathOf(issue.path), whatIsWrong(issue)]));
	const list = [...found].map(([path, wrong]) => `'${path}' ${wrong}`).join(', ');
	const noAddress = found.has('shipTo');
	return invalid({
		message: `The order cannot be sent: ${list}`,
		hint: noAddress
			? 'Etsy gave no address. Read the order with an Etsy key that may see addresses'
			: 'Correct the fields named here, or put in the output of Plan as it is',
		fields: [...found.keys()],
	});
}

function pathOf(path: ReadonlyArray<string | number>): string {
	const text = path
		.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
		.join('')
		.replace(/^\./, '');
	return text === '' ? 'order' : text;
}

function otherProvider(provider: Provider) {
	return failure({
		category: 'mapping',
		provider: 'pack',
		operation: 'order:create',
		message: `This order is planned for another provider than ${serviceLabel(provider)}, which this node is set to`,
		hint: "Set 'Provider' to the expression {{ $json.provider }}, or plan the order again",
		fields: ['provider'],
	});
}

function invalid(parts: { message: string; hint: string; fields: string[] }) {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'order:create',
		...parts,
	});
}
