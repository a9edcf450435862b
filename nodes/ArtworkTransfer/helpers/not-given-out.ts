import { failure } from '../../../core/domain/failure';
import { serviceLabel, type Provider } from '../../../core/domain/provider';
import { fail, type Result } from '../../../core/domain/result';
import { providerModules } from '../../../core/providers/registry';
import { listed } from '../../../core/providers/unsupported';

/** Says that a provider has a file and gives no address of it. */
export function notGivenOut(provider: Provider, operation: string, hint: string): Result<never> {
	return fail(
		failure({
			category: 'capability',
			provider,
			operation,
			code: 'file_not_given_out',
			message: `${serviceLabel(provider)} keeps the file and does not give it out again`,
			hint,
			fields: ['fileId'],
		}),
	);
}

/** What to do where a provider does not give a file out as it is, and which providers do. */
export function takeElsewhere(): string {
	const able = providerModules()
		.filter(({ capabilities }) => capabilities.files?.givesOut === 'originals')
		.map(({ name }) => serviceLabel(name));
	const give = able.length === 1 ? 'gives' : 'give';
	const who = able.length === 0 ? '' : `. ${listed(able)} ${give} files out as they are`;
	return `Take the file from where you have it, such as your own storage${who}`;
}
