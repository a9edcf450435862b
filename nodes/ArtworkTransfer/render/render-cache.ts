import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { fontSet, type FontSet, type GivenFont } from '../../../core/artwork/render/fonts';
import { openRenderer } from '../../../core/artwork/render/renderer';
import { readTemplate, type Template } from '../../../core/artwork/render/template';
import type { OrHold } from '../../../core/domain/artwork/render/types';
import type { Result } from '../../../core/domain/result';

/** A run seldom has more templates than this at hand; older ones are read again. */
const MOST_KEPT = 8;

function keep<T>(known: Map<string, T>, key: string, value: T): T {
	const oldest = known.keys().next();
	if (known.size >= MOST_KEPT && !oldest.done) known.delete(oldest.value);
	known.set(key, value);
	return value;
}

function hashOf(parts: Iterable<string | Uint8Array>): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part).update('\0');
	return hash.digest('hex');
}

/** What the items of one run share: files at addresses, fonts and templates are read once. */
export class RenderCache {
	private readonly files = new Map<string, Promise<Result<Uint8Array>>>();
	private readonly fonts = new Map<string, Promise<OrHold<FontSet>>>();
	private readonly templates = new Map<string, Promise<OrHold<Template>>>();

	/** The file at an address; one that did not come is asked for again by the next item. */
	async fileAt(
		address: string,
		fetch: (address: string) => Promise<Result<Uint8Array>>,
	): Promise<Result<Uint8Array>> {
		const file = await (this.files.get(address) ?? keep(this.files, address, fetch(address)));
		if (!file.ok) this.files.delete(address);
		return file;
	}

	/** A template with its fonts, ready to be filled. */
	async template(svg: string, given: readonly GivenFont[]): Promise<OrHold<Template>> {
		const fontsKey = hashOf(given.map(({ bytes }) => bytes));
		const fonts = await (this.fonts.get(fontsKey) ?? keep(this.fonts, fontsKey, fontSet(given)));
		if (!fonts.ok) return fonts;
		const key = hashOf([fontsKey, svg]);
		const read = async () => await readTemplate(svg, fonts.value, await openRenderer(fonts.value));
		return await (this.templates.get(key) ?? keep(this.templates, key, read()));
	}
}

const caches = new WeakMap<IExecuteFunctions, RenderCache>();

/** The cache of this run; nothing outlives it. */
export function renderCache(context: IExecuteFunctions): RenderCache {
	const known = caches.get(context) ?? new RenderCache();
	caches.set(context, known);
	return known;
}
