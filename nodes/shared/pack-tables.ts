import type { TableInput } from './inputs';

/** An input that takes the rows of `POD Order Ledger`; counted from 0, named as in the editor. */
export function ledgerInput(input: number, name = 'Ledger'): TableInput {
	return { input, name, table: 'POD Order Ledger', columns: ['externalId'] };
}

/** An input that takes the rows of `POD Exceptions`; counted from 0. */
export function exceptionsInput(input: number): TableInput {
	return { input, name: 'Exceptions', table: 'POD Exceptions', columns: ['key', 'fingerprint'] };
}

/** An input that takes the rows of `POD Parcels`; counted from 0. */
export function parcelsInput(input: number): TableInput {
	return { input, name: 'Parcels', table: 'POD Parcels', columns: ['key', 'trackingNumber'] };
}
