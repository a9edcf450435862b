import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { DEFAULT_LIMITS, type FetchRules } from '../../../core/artwork/fetch/types';
import type { InspectRequest } from '../../../core/artwork/inspect';
import { AREA_UNITS, givenArea, type AreaUnit } from '../../../core/domain/artwork/area';
import { GENERAL_RULES, MOST_PIXELS } from '../../../core/domain/artwork/judge/context';
import type { ArtworkArea } from '../../../core/domain/artwork/types';
import type { FailureCategory } from '../../../core/domain/failure';
import { FITS, type Fit } from '../../../core/domain/print-file';
import { serviceLabel } from '../../../core/domain/provider';
import { ok, type Result } from '../../../core/domain/result';
import { providerModule } from '../../../core/providers/registry';
import { chosenText, requiredText } from '../../shared/required-text';
import { askedProvider, catalogAreas } from './inspect-provider';

/** What the collection Options says, with its defaults. */
export interface InspectOptions {
	areaOptional: boolean;
	fileName: string;
	maxPixels: number;
	minDpi?: number;
	rejectWarnings: boolean;
	rules: FetchRules;
	storeId: string;
	wantsHash: boolean;
	wantsPixels: boolean;
	wantsTransparency: boolean;
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** A number above 0; nothing for what is none. */
function positive(value: unknown): number | undefined {
	const number = text(value) === '' ? NaN : Number(value);
	return Number.isFinite(number) && number > 0 ? number : undefined;
}

/** Reads the collection Options of an item. */
export function readOptions(context: IExecuteFunctions, itemIndex: number): InspectOptions {
	const given = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const megapixels = positive(given.maxMegapixels);
	const trustedHosts = text(given.trustedHosts)
		.toLowerCase()
		.split(/[\s,;]+/)
		.filter((host) => host !== '');
	return {
		areaOptional: given.areaOptional === true,
		fileName: text(given.fileName),
		maxPixels: megapixels === undefined ? MOST_PIXELS : megapixels * 1_000_000,
		minDpi: positive(given.minDpi),
		rejectWarnings: given.rejectWarnings === true,
		rules: { limits: DEFAULT_LIMITS, trustedHosts },
		storeId: text(given.storeId),
		wantsHash: given.wantsHash === true,
		wantsPixels: given.wantsPixels === true,
		wantsTransparency: given.wantsTransparency === true,
	};
}

/** How a catalog fails that knows nothing of an area, unlike one that did not answer. */
const UNTOLD = new Set<FailureCategory>(['mapping', 'capability', 'not_found']);

/** The areas that count: none is any. */
async function areasOf(
	context: IExecuteFunctions,
	itemIndex: number,
	{ areaOptional, storeId }: InspectOptions,
): Promise<Result<ArtworkArea[]>> {
	const areaFrom = context.getNodeParameter('areaFrom', itemIndex, 'none');
	if (areaFrom === 'given') {
		const size = (name: string) => Number(context.getNodeParameter(name, itemIndex, NaN));
		const unit = text(context.getNodeParameter('areaUnit', itemIndex, 'in'));
		const known: AreaUnit = Object.hasOwn(AREA_UNITS, unit) ? (unit as AreaUnit) : 'in';
		const given = givenArea(size('areaWidth'), size('areaHeight'), known);
		return given.ok ? ok([given.value]) : given;
	}
	if (areaFrom !== 'catalog') return ok([]);
	const product = requiredText(context, 'catalogProductId', 'Product', itemIndex);
	if (!product.ok) return product;
	const asked = await askedProvider(context, itemIndex, storeId);
	if (!asked.ok) return asked;
	const areas = await catalogAreas(asked.value, {
		productId: product.value,
		makerId: chosenText(context, 'makerId', itemIndex),
		variantId: chosenText(context, 'variantId', itemIndex),
		placement: chosenText(context, 'placement', itemIndex),
	});
	const isUntold = !areas.ok && UNTOLD.has(areas.failure.category);
	return areaOptional && isUntold ? ok([]) : areas;
}

/**
 * What a file is held against: the rules of the provider, or what all have in common, and the area.
 * Costs one call for a product of the catalog that was not asked for before.
 */
export async function readRequest(
	context: IExecuteFunctions,
	itemIndex: number,
	options: InspectOptions,
): Promise<Result<InspectRequest>> {
	const name = text(context.getNodeParameter('provider', itemIndex, ''));
	const module = name === '' ? undefined : providerModule(name);
	if (module && !module.ok) return module;
	const areas = await areasOf(context, itemIndex, options);
	if (!areas.ok) return areas;
	const fit = text(context.getNodeParameter('fit', itemIndex, 'fit'));
	const { minDpi, maxPixels, wantsTransparency, wantsHash, wantsPixels } = options;
	return ok({
		context: {
			who: module ? serviceLabel(name) : 'Printers',
			rules: module ? module.value.artwork : GENERAL_RULES,
			fit: FITS.find((one): one is Fit => one === fit) ?? 'fit',
			...{ minDpi, maxPixels, wantsTransparency },
		},
		areas: areas.value,
		...{ wantsHash, wantsPixels },
	});
}
