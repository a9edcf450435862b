import type { IDataObject } from 'n8n-workflow';
import { ago, SHOP } from './examples';

/** What a Data Table node with 'Always Output Data' gives for an empty table. */
export const EMPTY_TABLE: IDataObject[] = [{}];

/** A row of `POD Variant Map` as the Data Table node gives it. */
export function mapRow(cells: IDataObject = {}): IDataObject {
	return {
		id: 1,
		shopId: SHOP,
		listingId: '',
		sku: 'TEE-BLK-M',
		options: '',
		provider: 'printify',
		providerProductId: 'p1',
		providerVariantId: 'v1',
		providerSku: null,
		costMinor: null,
		currency: null,
		state: 'active',
		note: null,
		createdAt: ago(86_400),
		updatedAt: ago(86_400),
		...cells,
	};
}

/** A row of `POD Order Ledger` as the Data Table node gives it. */
export function ledgerRow(cells: IDataObject = {}): IDataObject {
	return {
		id: 1,
		externalId: `etsy-${SHOP}-1001-1`,
		shopId: SHOP,
		receiptId: '1001',
		provider: 'printify',
		providerOrderId: 'po-1',
		state: 'ordered',
		status: 'received',
		lineIds: '10011',
		reason: '',
		route: 'direct',
		notes: '',
		attempts: 1,
		inDoubt: false,
		found: false,
		claimedBy: '41',
		claimedAt: ago(3600),
		firstTriedAt: ago(3600),
		nextAttemptAt: '',
		orderedAt: ago(3600),
		audited: true,
		costMinor: null,
		currency: null,
		buyerKey: null,
		createdAt: ago(3600),
		updatedAt: ago(3600),
		...cells,
	};
}
