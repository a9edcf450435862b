import type { TableColumn } from '../../../host';

/** The columns of the tables as the first set-up of this pack made them; texts unless said. */
const FIRST_TABLES: Readonly<Record<string, string>> = {
	'POD Variant Map':
		'shopId listingId sku options provider providerProductId providerVariantId providerSku costMinor:number currency state note',
	'POD Order Ledger':
		'externalId shopId receiptId provider providerOrderId state status lineIds reason route notes attempts:number inDoubt:boolean found:boolean claimedBy claimedAt firstTriedAt nextAttemptAt orderedAt audited:boolean',
	'POD Exceptions':
		'key kind shopId receiptId lineId externalId provider code category message hint attempts:number nextAttemptAt state',
	// As somebody made it by hand: the size is a number.
	'POD Artwork Library':
		'sha256 provider providerFileId mimeType bytes width:number height:number uploadedAt',
	'POD Audit Log': 'at actor action subject detail prevHash hash',
	'POD Settings': 'name value meaning',
};

/** Name -> columns. */
export function firstTables(): Map<string, TableColumn[]> {
	const typed = (text: string): TableColumn => {
		const [name = '', type = 'string'] = text.split(':');
		return { name, type: type as TableColumn['type'] };
	};
	return new Map(
		Object.entries(FIRST_TABLES).map(([name, columns]) => [name, columns.split(' ').map(typed)]),
	);
}
