import { createHash } from 'node:crypto';

/**
 * What stands for an account where calls are counted: the same for the same address and secret, and
 * the secret cannot be read out of it. Pure.
 */
export function accountOf(baseUrl: string, secret: string): string {
	return createHash('sha256').update(`${baseUrl} ${secret}`).digest('hex').slice(0, 16);
}
