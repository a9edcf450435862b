import { z } from 'zod';
import type { FailureCategory } from '../../domain/failure';
import type { HttpResponse } from '../../transport/http';
import type { ServiceError, ServiceProfile } from '../../transport/service';
import { accountOf } from '../shared/account-of';

/** Where Gooten is (facts/gooten.md 1). */
export const GOOTEN_URL = 'https://api.print.io';

/** Where most calls lie; `orderstatus` and `shippingAddress` lie below {@link ROOT}. */
export const SOURCE = '/api/v/5/source/api';
/** See {@link SOURCE}. */
export const ROOT = '/api';

/** The code of a refusal of a second order with the same number. */
export const DUPLICATE = 'duplicate_source_id';

/** What the credential holds that the transport needs. */
export interface GootenAccess {
	baseUrl: string;
	recipeId: string;
	partnerBillingKey: string;
}

/**
 * Gooten as far as the transport is concerned. It publishes no limits (facts/gooten.md 1), so a
 * modest pace is kept. Both secrets travel in queries and bodies and come back in errors: they are
 * named here so that no failure shows them.
 */
export function gootenProfile(access: GootenAccess): ServiceProfile {
	const { recipeId, partnerBillingKey } = access;
	const base = access.baseUrl.trim().replace(/\/+$/, '') || GOOTEN_URL;
	const account = accountOf(base, recipeId);
	return {
		service: 'gooten',
		baseUrl: base,
		headers: {},
		limiterKey: `gooten:${account}`,
		limits: [{ class: 'all', limit: 10, windowMs: 1000 }],
		readError: readGootenError,
		isError: ({ body }) => hadError.safeParse(body).success,
		secrets: [recipeId, partnerBillingKey].filter((secret) => secret !== ''),
	};
}

/** An answer with status 200 can be an error (facts/gooten.md 2). */
const hadError = z.object({ HadError: z.union([z.literal(true), z.string().regex(/^true$/i)]) });

const words = z.string().nullish().catch(undefined);
const complaint = z.object({
	ErrorMessage: words,
	Message: words,
	PropertyName: words,
	// Never shown: it can be the billing key or the buyer's address.
	AttemptedValue: z.unknown(),
});
const errorBody = z.object({
	ErrorReferenceCode: words,
	Errors: z.array(complaint).nullish().catch(undefined),
});

interface Complaint {
	text: string;
	property: string;
}

/** Understands `{ HadError, ErrorReferenceCode, Errors }`; anything else is not quoted. */
export function readGootenError({ body, status }: HttpResponse): ServiceError {
	const read = errorBody.safeParse(body);
	if (!read.success) return { message: `HTTP ${status}` };
	const { ErrorReferenceCode: reference, Errors } = read.data;
	const complaints = (Errors ?? []).map(toComplaint);
	const texts = [...new Set(complaints.map(({ text }) => text).filter((text) => text !== ''))];
	const fields = complaints.map(({ property }) => property).filter((name) => name !== '');
	return {
		message: texts.join(' ') || 'an error without a reason',
		...(complaints.some(isDuplicate) ? { code: DUPLICATE } : {}),
		...(fields.length > 0 ? { fields } : {}),
		...(reference ? { requestId: reference } : {}),
		...categoryOf(status, complaints),
	};
}

/** What stands in a property about a person or a secret is taken out of the words as well. */
const PRIVATE = /address|mail|phone|name|payment|key|recipe/i;

function toComplaint(told: z.infer<typeof complaint>): Complaint {
	const property = (told.PropertyName ?? '').trim();
	const text = (told.ErrorMessage ?? told.Message ?? '').trim();
	const attempted = PRIVATE.test(property) ? textsIn(told.AttemptedValue) : [];
	return { property, text: attempted.reduce((all, one) => all.replaceAll(one, '…'), text) };
}

/** The texts in a value of any depth; one or two letters tell nobody apart. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return value.trim().length > 2 ? [value.trim()] : [];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Gooten's statuses say nothing (facts/gooten.md 2), so what it complains of has to. */
function categoryOf(
	status: number,
	complaints: readonly Complaint[],
): { category?: FailureCategory } {
	if (status >= 300 && status !== 400 && status !== 422) return {};
	if (complaints.length === 0) return status < 300 ? { category: 'service_down' } : {};
	const found = RULES.find(([, applies]) => complaints.some(applies));
	return found ? { category: found[0] } : {};
}

/** How the refusal of a second order is worded is not documented. */
function isDuplicate({ property, text }: Complaint): boolean {
	const isAbout = /^(?:order\.)?source_?id$/i.test(property) || /source ?id/i.test(text);
	return isAbout && /already|duplicate|exist|unique/i.test(text);
}

const RULES: ReadonlyArray<readonly [FailureCategory, (complaint: Complaint) => boolean]> = [
	['auth', ({ property, text }) => /recipe|billing_?key/i.test(property + text.slice(0, 40))],
	['conflict', isDuplicate],
	[
		'not_found',
		({ property, text }) =>
			/^(?:order|product)?_?id$/i.test(property) && /not found|not exist|no /i.test(text),
	],
	['artwork', ({ property }) => /image|space/i.test(property)],
];
