import { failure } from './failure';
import { serviceLabel, type Provider } from './provider';
import { fail, ok, type Result } from './result';

/** From whom to whom a file is brought. */
export interface ProviderPair {
	from: Provider;
	to: Provider;
}

/** Stands between the two names; no provider has it in its name. */
const ARROW = '>';

/** A pair as one text, `from>to`: n8n shows credentials by the value of one parameter alone. */
export function pairText({ from, to }: ProviderPair): string {
	return `${from}${ARROW}${to}`;
}

function refused(code: string, message: string, hint: string): Result<never> {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'artwork:transfer',
			...{ code, message, hint },
			fields: ['provider'],
		}),
	);
}

/**
 * Reads what {@link pairText} wrote, or an expression made in its way.
 * @returns a `validation` failure where it is no pair, or one provider twice
 */
export function readPair(text: unknown): Result<ProviderPair> {
	const names = typeof text === 'string' ? text.toLowerCase().split(ARROW) : [];
	const [from = '', to = ''] = names.map((name) => name.trim());
	if (names.length !== 2 || from === '' || to === '') {
		return refused(
			'pair_unclear',
			'It is not said from which provider to which the file goes',
			`Choose both in 'Provider'; an expression gives the names of both with ${ARROW} between them, first the one that has the file`,
		);
	}
	if (from === to) {
		const label = serviceLabel(from);
		return refused(
			'same_provider',
			`The file is with ${label} already, and should be brought to ${label}: one node has one credential of each provider`,
			`Within one account, use the file's ID as it is. For another account or store of ${label}, let Print on Demand > File > Get say the address of the file (fileUrl), and bring it from there with a step that has the other credential or Store ID`,
		);
	}
	return ok({ from, to });
}
