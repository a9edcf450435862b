import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { RegisteredWebhook } from '../../core/providers/types';
import { toJson } from '../shared/to-json';

/**
 * What is registered: the address of the published workflow, or the one of a test run. n8n keeps
 * the two apart, so a test must not take the other's away.
 */
export type Kind = 'production' | 'test';

const registration = z.object({
	webhookId: z.string(),
	url: z.string(),
	topics: z.string().array(),
});

const keptShape = z.object({
	provider: z.string(),
	storeId: z.string(),
	url: z.string(),
	topics: z.string().array(),
	registered: z.object({
		webhooks: registration.array(),
		secret: z.string().optional(),
		before: registration.array(),
	}),
});

/** A registration as it is kept in the workflow's static data. */
export interface Kept {
	provider: string;
	/** The store that was meant at that time. */
	storeId: string;
	url: string;
	/** What was asked for, sorted. */
	topics: string[];
	/** What the provider's adapter gave, with the secret. */
	registered: RegisteredWebhook;
}

function all(data: IDataObject): Record<string, unknown> {
	const kept: unknown = data.registrations;
	return typeof kept === 'object' && kept !== null ? { ...kept } : {};
}

/** What was registered; undefined for nothing, or what is not ours to read. */
export function kept(data: IDataObject, kind: Kind): Kept | undefined {
	const read = keptShape.safeParse(all(data)[kind]);
	return read.success ? read.data : undefined;
}

/** Keeps what was registered, for n8n to save. */
export function keep(data: IDataObject, kind: Kind, value: Kept): void {
	data.registrations = { ...all(data), [kind]: toJson(value) } as IDataObject;
}

/** Forgets what was registered. */
export function forget(data: IDataObject, kind: Kind): void {
	data.registrations = Object.fromEntries(
		Object.entries(all(data)).filter(([name]) => name !== kind),
	) as IDataObject;
}
