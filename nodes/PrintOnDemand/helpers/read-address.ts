import type { Address } from '../../../core/domain/address';
import type { Result } from '../../../core/domain/result';
import { addressShape } from './order-shapes';
import { readJson } from '../../shared/read-json';

/** Reads the parameter Address. */
export function readAddress(value: unknown): Result<Address> {
	return readJson(addressShape, value, { name: 'address', displayName: 'Address' });
}
