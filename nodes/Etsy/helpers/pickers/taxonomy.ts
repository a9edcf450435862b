import { picker } from '../../../shared/etsy/picker';

/** Parameter `taxonomyId`. Read it with `readNamedPick`. */
export const taxonomyPicker = picker({
	displayName: 'Category',
	name: 'taxonomyId',
	description:
		'The category that buyers find the listing in. Type some words of it, such as "mug" or "women t-shirts".',
	what: 'a category',
	searchListMethod: 'searchTaxonomy',
	namePlaceholder: 'e.g. Clothing > Tops & Tees > T-shirts',
});
