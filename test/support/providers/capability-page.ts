import { serviceLabel } from '../../../core/domain/provider';
import {
	ACTIONS,
	type ProviderAction,
	type ProviderCapabilities,
} from '../../../core/providers/capabilities';
import { providerModules } from '../../../core/providers/registry';

const YES = 'yes';
const NO = '–';
const flag = (value: boolean) => (value ? YES : NO);

/** The rows below those of the actions: what is asked, and how a provider's data answers it. */
const FACTS: ReadonlyArray<readonly [string, (can: ProviderCapabilities) => string]> = [
	['Lines that an order takes', (can) => can.lineSources.map((kind) => `\`${kind}\``).join(', ')],
	['Refuses the same order twice by itself', (can) => flag(can.refusesDuplicates)],
	['How an order is found again', (can) => can.findsByExternalId.replaceAll('_', ' ')],
	['Lets an order wait before production', (can) => flag(can.holdsOrders)],
	['Places artwork', (can) => can.placesArtwork.replaceAll('_', ' ')],
	['What a quote covers', (can) => can.quotes.replaceAll('_', ' ')],
	['Tells prices in its catalog', (can) => flag(can.tellsCatalogPrices)],
	['Tells when an order has arrived', (can) => flag(can.tellsDelivery)],
	['News (webhooks) are set up', (can) => can.webhookSetup.replaceAll('_', ' ')],
	['Signs its news', (can) => flag(can.signsWebhooks)],
	['Has stores to choose from', (can) => flag(can.hasStores)],
	['To try things out', (can) => can.testMode.replaceAll('_', ' ')],
];

/** The table of what each provider of this version can do, as Markdown without padding. */
export function capabilityTable(): string[] {
	const known = providerModules().map(({ name, capabilities }) => ({
		label: serviceLabel(name),
		can: capabilities,
	}));
	const row = (first: string, cells: string[]) => `| ${[first, ...cells].join(' | ')} |`;
	const actions = Object.entries(ACTIONS).map(([action, words]) =>
		row(
			`Can ${words}`,
			known.map(({ can }) => flag(can.actions.includes(action as ProviderAction))),
		),
	);
	return [
		row(
			'',
			known.map(({ label }) => label),
		),
		row('---', Array<string>(known.length).fill('---')),
		...actions,
		...FACTS.map(([question, answer]) =>
			row(
				question,
				known.map(({ can }) => answer(can)),
			),
		),
	];
}

/** A table's lines as they are without the blanks that a formatter puts in. */
export function unpadded(lines: readonly string[]): string[] {
	return lines.map((line) =>
		line
			.split('|')
			.map((cell) => cell.trim().replace(/^-{3,}$/, '---'))
			.join('|'),
	);
}
