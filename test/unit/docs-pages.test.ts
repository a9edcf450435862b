import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../support/descriptions/pack';
import { markdownTables, prose, section } from '../support/markdown';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** What is not ours, or made anew: as in .gitignore. */
const LEFT_OUT = /^(\.|(node_modules|dist|coverage|tmp)$)/;

/** Every page of the repository. */
const pages = readdirSync(ROOT, { encoding: 'utf8' })
	.filter((name) => !LEFT_OUT.test(name))
	.flatMap((name) =>
		statSync(join(ROOT, name)).isDirectory()
			? readdirSync(join(ROOT, name), { recursive: true, encoding: 'utf8' }).map((path) =>
					join(name, path),
				)
			: [name],
	)
	.filter((path) => path.endsWith('.md') && !path.split('/').some((part) => LEFT_OUT.test(part)))
	.sort();

const anchor = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}_ -]/gu, '')
		.replace(/ /g, '-');

describe.each(pages)('%s', (page) => {
	it('links only to files and headings that exist', () => {
		const links = [
			...prose(read(page)).matchAll(/\]\((?!https?:|mailto:)([^)#]*)(?:#([^)]+))?\)/g),
		];
		const broken = links.filter(([, path, heading]) => {
			const file = path ? join(dirname(page), path) : page;
			if (!existsSync(join(ROOT, file))) return true;
			if (heading === undefined) return false;
			const headings = [...prose(read(file)).matchAll(/^#+ (.+)$/gm)];
			return !headings.some(([, text]) => anchor(text ?? '') === heading);
		});
		expect(broken.map(([link]) => link)).toEqual([]);
	});

	it('has tables of which every row has the cells of the head', () => {
		expect(() => markdownTables(read(page))).not.toThrow();
	});
});

describe('the pages of the workflows', () => {
	const templates = new Map(
		readdirSync(join(ROOT, 'workflows'))
			.filter((file) => file.endsWith('.json'))
			.map((file) => {
				const { name, nodes } = JSON.parse(read(join('workflows', file))) as {
					name: string;
					nodes: Array<{ name: string }>;
				};
				return [file, { name, steps: nodes.map((node) => node.name) }] as const;
			}),
	);
	/** Each page with the files that its first lines name as its own. */
	const own = pages
		.filter((page) => page.startsWith('docs/templates/'))
		.map((page) => {
			const files = [...read(page).matchAll(/\]\(\.\.\/\.\.\/workflows\/([\w-]+\.json)\)/g)];
			return [page, files.map(([, file]) => file ?? '')] as const;
		});

	it('are one for each workflow; a page may be that of several', () => {
		expect(own.flatMap(([, files]) => files).sort()).toEqual([...templates.keys()].sort());
	});

	it.each(own)('%s says how to set up %j, by the names of their steps', (page, files) => {
		const known = [
			// A button of n8n.
			'Execute workflow',
			...[...templates.values()].map(({ name }) => name),
			...files.flatMap((file) => templates.get(file)?.steps ?? []),
		];
		const steps = section(read(page), 'How to set it up')
			.split('\n')
			.filter((line) => /^\d+\. /.test(line));
		expect(steps.length).toBeGreaterThan(0);
		const bold = steps.flatMap((line) => [...line.matchAll(/\*\*(.+?)\*\*/g)]);
		const named = [...read(page).matchAll(/[Oo]pen \*\*(.+?)\*\*/g), ...bold];
		// The name of a workflow may be cut short: the sync is called "Sync Etsy orders".
		const isKnown = (name = '') => known.some((one) => one.startsWith(name));
		expect(named.map(([, name]) => name).filter((name) => !isKnown(name))).toEqual([]);
	});
});
