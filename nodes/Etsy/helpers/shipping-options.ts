import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ShipmentExtras } from '../../../core/etsy/shipments/ship';

/** Goes with every operation that makes Etsy write to the buyer. */
export const buyerEmailNotice: INodeProperties = {
	displayName:
		'Etsy e-mails the buyer as soon as it takes this, and it cannot be undone. An order that shows it already is left alone, so running twice sends one e-mail.',
	name: 'buyerEmailNotice',
	type: 'notice',
	default: '',
};

/** The option to write to the buyer in Etsy's e-mail. */
export const noteToBuyerOption: INodeProperties = {
	displayName: 'Note to Buyer',
	name: 'noteToBuyer',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. Thank you for your order!',
	description: 'A text that Etsy puts into the e-mail to the buyer',
};

/** The option to get a copy of that e-mail. */
export const copyToSellerOption: INodeProperties = {
	displayName: 'Send Copy to Me',
	name: 'copyToSeller',
	type: 'boolean',
	default: false,
	description: 'Whether Etsy sends the e-mail to you as well',
};

function text(value: unknown): string | undefined {
	const trimmed = typeof value === 'string' ? value.trim() : '';
	return trimmed === '' ? undefined : trimmed;
}

/** Reads what the user chose of the options above. */
export function readExtras(options: IDataObject): ShipmentExtras {
	return {
		noteToBuyer: text(options.noteToBuyer),
		copyToSeller: options.copyToSeller === true,
		mailClass: text(options.mailClass),
	};
}
