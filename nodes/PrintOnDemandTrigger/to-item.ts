import type { IDataObject } from 'n8n-workflow';
import type { JudgedEvent } from '../../core/domain/judge-event';
import type { ProviderOrder } from '../../core/domain/provider-order';
import { readJsonText } from '../../core/domain/read-json-text';
import { toJson } from '../shared/to-json';

/** The message as the provider sent it, as far as it can be read. */
function readMessage(rawBody: Uint8Array): unknown {
	const text = new TextDecoder().decode(rawBody);
	const read = readJsonText(text);
	// A provider that sends no JSON is understood by its module alone.
	return read.ok ? read.value : text;
}

/**
 * What an item says: what happened, and the order as it stands now. Neither holds anything of the
 * buyer.
 * @param order undefined where none was read
 * @param rawBody where the provider's own order and message are wanted too, which hold the buyer
 */
export function toItem(
	event: JudgedEvent,
	order: ProviderOrder | undefined,
	rawBody: Uint8Array | undefined,
): IDataObject {
	const { raw, ...neutral } = order ?? { raw: undefined };
	return toJson({
		event,
		order: order === undefined ? undefined : neutral,
		...(rawBody === undefined ? {} : { raw, message: readMessage(rawBody) }),
	});
}
