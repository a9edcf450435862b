import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeShop } from '../../../demo/practice-shop';
import { N8nCallError } from '../../../host';
import type { Scenario } from '../../../sandbox';
import { scenarioFor } from './trade';

/** The scenarios that the tests before traded, by seed: their buyers must be nowhere. */
const TRADED: ReadonlyArray<[seed: number, orders: number, spreadSeconds: number]> = [
	[11, 40, 10],
	[12, 40, 10],
	[13, 20, 0],
	[14, 150, 60],
];

/** Texts shorter than this turn up by chance. */
const SHORTEST = 6;

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		// The pack and the host's own files come from us, not from a run.
		if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path);
		return entry.isFile() && statSync(path).size > 0 ? [path] : [];
	});
}

/** An execution; none where it ended meanwhile and n8n, as it is told to, kept nothing of it. */
async function executionIfKept({ client }: PracticeShop, id: string): Promise<object | undefined> {
	try {
		return await client.execution(id);
	} catch (error) {
		if (error instanceof N8nCallError && error.status === 404) return undefined;
		throw error;
	}
}

/** Everything that a run leaves behind: n8n's database and files, its output, its executions. */
async function remains(shop: PracticeShop): Promise<Map<string, Buffer>> {
	const found = new Map<string, Buffer>();
	for (const file of filesBelow(shop.host.userFolder)) {
		found.set(file.slice(shop.host.userFolder.length), readFileSync(file));
	}
	found.set('(output of n8n)', Buffer.from(shop.host.logs()));
	for (const { id } of await shop.client.executions()) {
		const execution = await executionIfKept(shop, id);
		if (execution) found.set(`(execution ${id})`, Buffer.from(JSON.stringify(execution)));
	}
	// The name of a setting stands in the tables for certain: a search that misses it sees nothing.
	if (search(found, ['partial_orders']).length === 0) throw new Error('The search is blind');
	return found;
}

function search(found: Map<string, Buffer>, texts: Iterable<string>): string[] {
	const hits: string[] = [];
	for (const text of new Set(texts)) {
		for (const [place, content] of found) {
			if (content.includes(text)) hits.push(`${JSON.stringify(text)} in ${place}`);
		}
	}
	return hits;
}

/** Where a secret of a credential stands in clear text. Empty when none does. */
export async function findSecrets(shop: PracticeShop): Promise<string[]> {
	const { etsy, printify } = await shop.sandbox.control.credentials();
	const apps = etsy?.apps as Array<{ sharedSecret: string }>;
	const token = String(printify?.token ?? '');
	const secrets = [
		token,
		...apps.map(({ sharedSecret }) => sharedSecret),
		...(await shop.sandbox.control.issuedEtsyTokens()),
	];
	return search(await remains(shop), secrets);
}

function buyerTexts({ receipts = [] }: Scenario): string[] {
	return receipts
		.flatMap((receipt) => [
			receipt.name,
			receipt.first_line,
			receipt.buyer_email,
			receipt.gift_message,
			receipt.message_from_buyer,
			...receipt.lines.flatMap((line) => line.personalization?.map(({ answer }) => answer)),
		])
		.filter((text): text is string => typeof text === 'string' && text.length >= SHORTEST);
}

/** Where a buyer's name, street, e-mail or words stand. Empty when nowhere. */
export async function findBuyerData(shop: PracticeShop): Promise<string[]> {
	const traded = await Promise.all(TRADED.map(async (day) => await scenarioFor(...day)));
	const texts = traded.flatMap(buyerTexts);
	if (texts.length === 0) throw new Error('There is no buyer to search for');
	return search(await remains(shop), texts);
}
