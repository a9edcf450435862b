import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';

/** The repository's folder. */
export const ROOT = join(__dirname, '..', '..', '..');

interface PackageJson {
	name: string;
	homepage: string;
	n8n: { nodes: string[]; credentials: string[] };
}

/** A class that n8n loads. */
export interface Loaded<T> {
	name: string;
	/** The file that n8n loads, such as `dist/nodes/Etsy/Etsy.node.js`. */
	dist: string;
	/** The source file without its extension, such as `nodes/Etsy/Etsy.node`. */
	source: string;
	instance: T;
}

/** The package as n8n reads it. */
export const packageJson = JSON.parse(
	readFileSync(join(ROOT, 'package.json'), 'utf8'),
) as PackageJson;

function load<T>(dist: string): Loaded<T> {
	const source = dist.replace(/^dist\//, '').replace(/\.js$/, '');
	const name = basename(source).split('.')[0] ?? '';
	const found = jest.requireActual<Record<string, new () => T>>(join(ROOT, source));
	const Class = found[name];
	if (Class === undefined) throw new Error(`${source} has no class ${name}`);
	return { name, dist, source, instance: new Class() };
}

/** Every node in the package. */
export const nodes = packageJson.n8n.nodes.map((dist) => load<INodeType>(dist));

/** Every credential in the package. */
export const credentials = packageJson.n8n.credentials.map((dist) => load<ICredentialType>(dist));

/** Where the file that an icon names stands before the build copies it. */
export function iconFile(loaded: Loaded<unknown>, icon: string): string {
	const built = join(dirname(loaded.dist), icon.replace(/^file:/, ''));
	return join(ROOT, built.replace(/^dist\//, ''));
}

/** The file in this repository that a documentation address shows. */
export function docFile(url: string): string {
	const [, path] = url.split('/blob/main/');
	return join(ROOT, path ?? 'an address of another site');
}

/** A node's page, and those of its resources in a folder of the same name. */
export function docPages(url: string): string[] {
	const page = docFile(url);
	const folder = page.replace(/\.md$/, '');
	const parts = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
	return [page, ...parts];
}
