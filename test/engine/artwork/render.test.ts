import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import nock from 'nock';
import { ArtworkTransfer } from '../../../nodes/ArtworkTransfer/ArtworkTransfer.node';
import { runNode, type TestItem } from '../../support/engine';
import { fixtureFont, nameField, svg } from '../../support/render/draw';
import { pixelsOf, pngPicture } from '../../support/render/pictures';

const AREA = { printWidth: 2.4, printHeight: 2.4, printUnit: 'in', dpi: 100 };
const TEXT = { templateSource: 'text', templateText: nameField(), ...AREA };
const anna = { receiptId: '1001', personalization: [{ question: 'Name', answer: 'Anna' }] };

async function rendered(items: TestItem[], parameters: IDataObject, more: IDataObject = {}) {
	const run = await runNode({
		node: new ArtworkTransfer(),
		parameters: { operation: 'render', ...parameters },
		inputs: [items],
		onError: 'continueErrorOutput',
		...more,
	});
	const [files = [], held = [], failed = []] = run.outputs;
	return { files, held, failed, error: run.error };
}

const bytesOf = ({ binary }: INodeExecutionData, field: string) =>
	Buffer.from(binary?.[field]?.data ?? '', 'base64');

it('gives the line on, with the file to print and a small picture of it', async () => {
	const { files, held, failed } = await rendered([anna], { ...TEXT, dpi: 300 });
	expect([held, failed]).toEqual([[], []]);
	const [file] = files;
	if (file === undefined) throw new Error('no file');
	expect(file.json).toMatchObject({
		receiptId: '1001',
		render: { status: 'rendered', widthPx: 720, heightPx: 720, dpi: 300, warnings: [] },
	});
	const { sha256, fileName } = file.json.render as IDataObject;
	expect(fileName).toBe(`${String(sha256).slice(0, 16)}.png`);
	expect(file.binary?.data).toMatchObject({ mimeType: 'image/png', fileName });
	expect(await pixelsOf(bytesOf(file, 'data'))).toMatchObject({ width: 720, height: 720 });
	expect(await pixelsOf(bytesOf(file, 'preview'))).toMatchObject({ width: 600, height: 600 });
	expect(file.pairedItem).toEqual({ item: 0 });
});

it('gives the same line the same file, in whatever run and place', async () => {
	const [first, second] = [
		await rendered([anna, { ...anna, receiptId: '1002' }], TEXT),
		await rendered([anna], TEXT),
	];
	const hashes = [...first.files, ...second.files].map(
		({ json }) => (json.render as IDataObject).sha256,
	);
	expect(new Set(hashes).size).toBe(1);
	expect(hashes).toHaveLength(3);
});

it('holds one line and renders the others; the reason names the field and not the words', async () => {
	const broken = { personalization: [{ question: 'Name', answer: 'Rex 🐶' }] };
	const { files, held } = await rendered([anna, broken, { personalization: [] }, anna], TEXT);
	expect(files.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 3 }]);
	expect(held.map(({ json }) => (json.render as IDataObject).code)).toEqual([
		'glyph_missing',
		'missing_answer',
	]);
	expect(held[0]?.json.render).toMatchObject({ status: 'held', field: 'Name' });
	expect(JSON.stringify(held[0]?.json.render)).not.toContain('Rex');
});

it('takes template, font and picture from the item', async () => {
	const template = svg(
		'<rect data-field="Photo" data-min-dpi="50" width="240" height="240"/><text data-field="Name" data-width="200" x="20" y="120" font-size="40">N</text>',
	);
	const asFile = (bytes: Uint8Array, mimeType: string) => ({
		data: Buffer.from(bytes).toString('base64'),
		mimeType,
	});
	const item = {
		json: { personalization: { Name: 'Rex 🐶' } },
		binary: {
			drawing: asFile(Buffer.from(template), 'image/svg+xml'),
			emoji: asFile(fixtureFont('NotoEmoji').bytes, 'font/ttf'),
			upload: asFile(await pngPicture(), 'image/png'),
		},
	};
	const { files, held, failed } = await rendered([item], {
		...AREA,
		templateSource: 'binary',
		templateField: 'drawing',
		renderOptions: { fontFields: 'emoji', pictureFields: 'Photo=upload', outputField: 'print' },
	});
	expect([held, failed]).toEqual([[], []]);
	const [file] = files;
	expect(Object.keys(file?.binary ?? {}).sort()).toEqual(
		['drawing', 'emoji', 'preview', 'print', 'upload'].sort(),
	);
	const { data } = await pixelsOf(bytesOf(file ?? { json: {} }, 'print'));
	expect(data[3]).toBe(255);
});

it("fetches a template once for all lines, and each buyer's upload", async () => {
	const template = svg('<rect data-field="Photo" data-min-dpi="9" width="240" height="240"/>');
	const photo = Buffer.from(await pngPicture());
	const calls: string[] = [];
	const host = nock('http://127.0.0.1:9876').persist();
	host.get(/.*/).reply((uri) => {
		calls.push(uri);
		return [200, uri.endsWith('.svg') ? template : photo];
	});
	const line = (name: string) => ({
		json: {
			personalization: [
				{
					question: 'Photo',
					answer: `http://127.0.0.1:9876/${name}`,
					file: { url: `http://127.0.0.1:9876/${name}` },
				},
			],
		},
	});
	const { files, failed } = await rendered(
		[line('a.png'), line('b.png')],
		{
			...AREA,
			templateSource: 'url',
			templateUrl: 'http://127.0.0.1:9876/t.svg',
			provider: 'printify',
		},
		{
			credentials: { printifyApi: { apiToken: 'x', baseUrl: 'http://127.0.0.1:9876' } },
		},
	);
	expect(failed).toEqual([]);
	expect(files).toHaveLength(2);
	expect(calls).toEqual(['/t.svg', '/a.png', '/b.png']);
});

it('fetches nothing from this machine in a shop', async () => {
	const { failed } = await rendered([anna], {
		...AREA,
		templateSource: 'url',
		templateUrl: 'http://127.0.0.1:9876/t.svg',
	});
	expect(failed[0]?.json.failure).toMatchObject({
		category: expect.any(String),
		hint: expect.any(String),
	});
});

it('takes listing options where the template asks for them, and says what are no answers', async () => {
	const template = nameField('data-colour-field="Color" data-colours="Gold=#c9a227"');
	const line = {
		...anna,
		options: [
			{ name: 'Color', value: 'Gold' },
			{ name: 'Size', value: 'M' },
		],
	};
	const parameters = { ...TEXT, templateText: template };
	const options = { renderOptions: { listingOptions: '={{ $json.options }}' } };
	const { files } = await rendered([line], { ...parameters, ...options });
	expect(files).toHaveLength(1);
	const { failed } = await rendered([{ personalization: 'Anna' }], parameters);
	expect(failed[0]?.json.failure).toMatchObject({ category: 'validation' });
});

it('renders the template that the documentation gives', async () => {
	const page = readFileSync(
		path.join(__dirname, '../../../docs/nodes/artwork-transfer.md'),
		'utf8',
	);
	const [, template = ''] = /```svg\n([\s\S]+?)```/.exec(page) ?? [];
	const given = { personalization: { Name: 'Anna', Year: '1999', 'Text colour': 'Gold' } };
	const { files, held } = await rendered([given], {
		...TEXT,
		templateText: template,
		printWidth: 9,
		printHeight: 3.5,
	});
	expect(held).toEqual([]);
	expect(files[0]?.json.render).toMatchObject({ widthPx: 900, heightPx: 350, warnings: [] });
});
