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

/** A shop with Printful beside Printify, and as many of its goods as there are files. */
export function artShop(files: readonly string[]): {
	scenario: Scenario;
	goods: Good[];
	mapRows: Row[];
} {
	const { scenario, goods } = twoPrinters(43);
	const { printful } = printfulWorld;
	if (printful === undefined) throw new Error('The world has no Printful');
	const chosen = goods.slice(0, files.length);
	return {
		scenario: { ...scenario, printful: { ...printful, orders: [] } },
		goods: chosen,
		mapRows: chosen.map(({ sku }, at) => shirtWith(sku, files[at] ?? '')),
	};
}

/** The credential of the second printer. */
export function printfulCredential({ urls }: Sandbox): Record<string, Record<string, string>> {
	const baseUrl = urls.printful;
	return { printfulApi: { apiToken: ACCOUNT_TOKEN, storeId: String(STORE), baseUrl } };
}

/** A blank shirt of Printful, and what is printed on it. */
function shirtWith(sku: string, files: string): Row {
	return {
		...{ sku, provider: 'printful', state: 'active', files },
		...{ providerProductId: String(SHIRT), providerVariantId: String(SHIRT_M) },
	};
}
