import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import { checkUrl } from '../../../core/artwork/fetch/address-rules';
import type { FetchRules } from '../../../core/artwork/fetch/types';
import type { FileAddress } from '../../../core/artwork/transfer/types';

const HOUR_MS = 3_600_000;

function unreachable(message: string, hint: string): Result<never> {
	return fail(
		failure({
			category: 'artwork',
			provider: 'pack',
			operation: 'artwork:address',
			code: 'n8n_not_reachable',
			message,
			hint,
			fields: ['binaryPropertyName'],
		}),
	);
}

/**
 * An address of n8n's own file store, signed by n8n and good for some time, from which somebody
 * else can fetch a file. Whoever has it needs no login; it names nothing but the file.
 *
 * The file is kept as long as n8n keeps the execution, which may be shorter than the address is
 * good.
 * @returns a failure in clear words where nobody outside could use it
 */
export function signedAddress(
	context: IExecuteFunctions,
	binary: IBinaryData,
	{ rules, hours, now }: { rules: FetchRules; hours: number; now: number },
): Result<FileAddress> {
	if (binary.id === undefined) {
		return unreachable(
			'n8n keeps the file in its memory, and gives out addresses only of files in a store',
			'Set N8N_DEFAULT_BINARY_DATA_MODE of n8n to filesystem, database or s3, or give the address of the file instead',
		);
	}
	const url = context.helpers.createBinarySignedUrl(binary, `${Math.ceil(hours)}h`);
	const checked = checkUrl(url, rules);
	if (!checked.ok) {
		const origin = URL.canParse(url) ? new URL(url).origin : 'an address that is none';
		return unreachable(
			`The provider would have to fetch the file from n8n, which says that it is at ${origin}: nobody outside can use that`,
			'Set N8N_EDITOR_BASE_URL of n8n to its https address on the internet, or put the file on a host of your own and give its address',
		);
	}
	return ok({ url, expiresAt: new Date(now + Math.ceil(hours) * HOUR_MS).toISOString() });
}
