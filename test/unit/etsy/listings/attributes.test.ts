import { planAttributes } from '../../../../core/etsy/listings/attributes';
import { taxonomyProperties } from '../../../../core/etsy/taxonomy/schemas';
import { findTaxonomyNode, presentProperties } from '../../../../sandbox/etsy/taxonomy';
import { failureOf, valueOf } from '../../../support/result';

const node = findTaxonomyNode(559);
if (!node) throw new Error('no such category');
const known = taxonomyProperties.parse(presentProperties(node)).results;

describe('attributes by their names', () => {
	test('become ids, with the names as Etsy writes them', () => {
		const plans = planAttributes(known, [
			{ name: 'pattern', values: ['floral', 'STRIPED'] },
			{ name: '46803063641', values: ['Wedding'] },
			{ name: 'Holiday', values: [] },
		]);
		expect(valueOf(plans)).toEqual([
			{
				propertyId: '570246213',
				form: { value_ids: [4503, 4506], values: ['Floral', 'Striped'], scale_id: undefined },
			},
			{
				propertyId: '46803063641',
				form: { value_ids: [24], values: ['Wedding'], scale_id: undefined },
			},
			{ propertyId: '46803063659' },
		]);
	});

	test.each([
		['an attribute that only variations have', { name: 'Size', values: ['S'] }, 'no attribute'],
		['an unknown value', { name: 'Pattern', values: ['Dotty'] }, 'has no value "Dotty"'],
		['too many values', { name: 'Occasion', values: ['Wedding', 'Birthday'] }, 'at most 1'],
		['a scale it does not have', { name: 'Pattern', values: ['Floral'], scale: 'cm' }, 'no scale'],
		['parentheses', { name: 'Pattern', values: ['Floral (red)'] }, 'has the "("'],
	])('%s is refused', (_what, change, message) => {
		expect(failureOf(planAttributes(known, [change])).message).toContain(message);
	});
});
