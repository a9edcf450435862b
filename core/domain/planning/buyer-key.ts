import { normaliseAddress } from '../address';
import { foldText } from '../variant-map/keys';
import type { ResolvedOrder } from '../variant-map/resolve';

/**
 * Names who an order is for and where it goes, without telling either: the same name and address
 * in other spelling give the same text. Empty without an address.
 * @param sha256 gives the hash of a text in hex
 */
export function buyerKeyOf(
	{ shopId, shipTo }: Pick<ResolvedOrder, 'shopId' | 'shipTo'>,
	sha256: (text: string) => string,
): string {
	if (shipTo === null) return '';
	const { fullName, line1, postalCode = '', city, countryCode } = normaliseAddress(shipTo);
	const parts = [fullName, line1, postalCode || city, countryCode];
	const folded = parts.map((part) => foldText(part).replace(/[^\p{L}\p{N}]+/gu, ''));
	return sha256(JSON.stringify([shopId, ...folded])).slice(0, 24);
}
