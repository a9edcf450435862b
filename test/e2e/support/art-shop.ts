import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Row } from '../../../host';
import type { Sandbox, Scenario } from '../../../sandbox';
import {
	ACCOUNT_TOKEN,
	printfulWorld,
	SHIRT,
	SHIRT_M,
	STORE,
} from '../../contract/support/printful-world';
import { picture } from '../../support/artwork/pictures';
import { nameField } from '../../support/render/draw';
import { twoPrinters, type Good } from './two-printers';

/** What the seller keeps on a host: a template, a file for a 12 x 16 in area, and one too small. */
export interface ArtHost {
	url: string;
	/** How often a file was looked at from its beginning, as Inspect does. */
	looks(path: string): number;
	/** Lets a file be there, or not. */
	set(path: string, isThere: boolean): void;
	close(): void;
}

/** Serves the files on this machine, where the practice sandbox may be fetched from. */
export async function openArtHost(): Promise<ArtHost> {
	const files: Record<string, Buffer> = {
		'/name.svg': Buffer.from(nameField()),
		'/good.png': await picture(1800, 2400).png({ compressionLevel: 1 }).toBuffer(),
		'/small.png': await picture(300, 400).png().toBuffer(),
		'/late.png': await picture(1800, 2400).png({ compressionLevel: 1 }).toBuffer(),
	};
	const gone = new Set<string>();
	const looks: string[] = [];
	const server: Server = createServer(({ url = '', headers }, response) => {
		const file = gone.has(url) ? undefined : files[url];
		if (headers.range?.startsWith('bytes=0-') === true) looks.push(url);
		const type = url.endsWith('.svg') ? 'image/svg+xml' : 'image/png';
		response.writeHead(file ? 200 : 404, { 'content-type': type }).end(file);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		looks: (path) => looks.filter((one) => one === path).length,
		set: (path, isThere) => void (isThere ? gone.delete(path) : gone.add(path)),
		close: () => server.close(),
	};
}

const PRODIGI_KEY = 'art-shop-key';
const CANVAS = 'GLOBAL-CAN-10X10';
/** Prodigi fetches files so long after it got the order: the sync is long over then. */
export const PRODIGI_FETCHES_AFTER_S = 3600;

/**
 * A shop with Printful and Prodigi beside Printify, and as many of its goods as there are files.
 */
export function artShop(files: readonly string[]): {
	scenario: Scenario;
	/** Those with files in their order, then one of Printify, then one of Prodigi. */
	goods: Good[];
	mapRows: Row[];
} {
	const { scenario, goods } = twoPrinters(43);
	const { printful } = printfulWorld;
	if (printful === undefined) throw new Error('The world has no Printful');
	const prodigi = {
		accounts: [{ apiKey: PRODIGI_KEY, currency: 'USD' }],
		products: [{ sku: CANVAS, cost: 1074, shipping: { Standard: 495 } }],
		production: { downloadSeconds: PRODIGI_FETCHES_AFTER_S },
	};
	const chosen = goods.slice(0, files.length + 2);
	const [template = ''] = files;
	const rows = chosen.map(({ sku }, at): Row => {
		if (at < files.length) return shirtWith(sku, files[at] ?? '');
		return at === files.length
			? blankOfPrintify(scenario, sku, template)
			: canvasWith(sku, template);
	});
	return {
		scenario: { ...scenario, prodigi, printful: { ...printful, orders: [] } },
		goods: chosen,
		mapRows: rows,
	};
}

/** The credentials of the printers beside Printify. */
export function artCredentials({ urls }: Sandbox): Record<string, Record<string, string>> {
	const baseUrl = urls.printful ?? '';
	return {
		printfulApi: { apiToken: ACCOUNT_TOKEN, storeId: String(STORE), baseUrl },
		prodigiApi: { apiKey: PRODIGI_KEY, environment: 'other', baseUrl: urls.prodigi ?? '' },
	};
}

/** A blank of Printify's catalog, of the kind that the shop's first product there is made of. */
function blankOfPrintify({ printify }: Scenario, sku: string, files: string): Row {
	const [product] = printify?.products ?? [];
	if (product === undefined) throw new Error('The shop has no product at Printify');
	return {
		...{ sku, provider: 'printify', state: 'active', files },
		...{
			providerProductId: String(product.blueprintId),
			providerMakerId: String(product.printProviderId),
			providerVariantId: String(product.variants[0]?.id),
		},
	};
}

function canvasWith(sku: string, files: string): Row {
	const anywhere = files.replace(/^front=/, '');
	return { sku, provider: 'prodigi', state: 'active', files: anywhere, providerVariantId: CANVAS };
}

/** A blank shirt of Printful, and what is printed on it. */
function shirtWith(sku: string, files: string): Row {
	return {
		...{ sku, provider: 'printful', state: 'active', files },
		...{ providerProductId: String(SHIRT), providerVariantId: String(SHIRT_M) },
	};
}
