import type { Order, OrderLine } from '../../domain/order';
import { ok, type Result } from '../../domain/result';
import type { AskedQuestion } from '../../domain/variant-map/choice';
import type { EtsyCall } from '../caller';
import { readListings } from '../listings/read-many';
import type { Listing } from '../listings/to-listing';
import { getSections } from '../shop-settings/read';

/** What of a listing is wanted on its lines. */
export interface WantedDetails {
	section: boolean;
	personalization: boolean;
}

/** An order with its details, or why a listing of it could not be read. */
export type DetailedOrder = Result<Order>;

/** What a listing demands of its buyers; only texts have a length. */
function toAsked({ questions = [] }: Listing): AskedQuestion[] {
	return questions.map(({ questionId, text, type, required, maxCharacters }) => ({
		...(questionId ? { questionId } : {}),
		question: text,
		isRequired: required,
		...(type === 'text_input' && maxCharacters ? { maxCharacters } : {}),
	}));
}

function withDetails(
	line: OrderLine,
	listing: Listing,
	wanted: WantedDetails,
	titles: ReadonlyMap<string, string>,
): OrderLine {
	const { sectionId } = listing;
	const questions = wanted.personalization ? toAsked(listing) : [];
	return {
		...line,
		...(wanted.section && sectionId ? { section: titles.get(sectionId) ?? sectionId } : {}),
		...(questions.length > 0 ? { personalizationRule: { questions } } : {}),
	};
}

/**
 * The titles of the shop's sections by their ids; one call, none where no listing has a section.
 */
async function sectionTitles(
	call: EtsyCall,
	shopId: string,
	listings: ReadonlyMap<string, Result<Listing>>,
): Promise<Result<Map<string, string>>> {
	const isNeeded = [...listings.values()].some((one) => one.ok && one.value.sectionId);
	if (!isNeeded) return ok(new Map());
	const sections = await getSections(call, shopId);
	if (!sections.ok) return sections;
	return ok(new Map(sections.value.map(({ sectionId, title }) => [sectionId, title])));
}

/**
 * Adds to the lines of orders what only their listings tell: the shop section by its title, and the
 * questions to the buyer. One call for each hundred listings, one for each listing that Etsy leaves
 * out of such an answer, and one for the titles of sections. A listing that is gone has neither.
 * @returns a failure where nothing could be read; else each order, or why its listing could not be
 *   read: without it a rule might be passed over
 */
export async function addListingDetails(
	call: EtsyCall,
	shopId: string,
	orders: readonly Order[],
	wanted: WantedDetails,
): Promise<Result<DetailedOrder[]>> {
	const ids = orders.flatMap(({ lines }) => lines.flatMap(({ listingId }) => listingId ?? []));
	const includes = wanted.personalization ? (['Personalization'] as const) : [];
	const listings = await readListings(call, ids, includes);
	const titles = wanted.section ? await sectionTitles(call, shopId, listings) : ok(new Map());
	if (!titles.ok) return titles;
	return ok(
		orders.map((order): DetailedOrder => {
			const lines: OrderLine[] = [];
			for (const line of order.lines) {
				const listing = line.listingId === undefined ? undefined : listings.get(line.listingId);
				if (listing?.ok) lines.push(withDetails(line, listing.value, wanted, titles.value));
				else if (!listing || listing.failure.category === 'not_found') lines.push(line);
				else return listing;
			}
			return ok({ ...order, lines });
		}),
	);
}
