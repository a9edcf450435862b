import type { VariantIndex } from '../variant-index';
import type { ShopListing } from '../suggest/types';
import { escapeHtml, safeText } from './html';
import { leftOvers } from './left-over';
import { rowQuestion } from './row-question';
import type { Question, ReviewMaterial, WaitingRow } from './types';

/** A field as n8n's Form takes it. */
export type FormField =
	| { fieldType: 'html'; elementName: string; html: string }
	| {
			fieldType: 'dropdown';
			fieldLabel: string;
			fieldOptions: { values: Array<{ option: string }> };
	  };

/** One page of the form. */
export interface ReviewPage {
	fields: FormField[];
	questions: Question[];
}

/** The first field: an answer for all rows that get none of their own. */
export const ALL_FIELD = 'All rows of this page';
/** Its answers. */
export const ALL_CHOICES = [
	'As I chose below',
	'Approve what is proposed',
	'Reject what is proposed',
] as const;

function heading({ listingId, title, state }: ShopListing): string {
	const note = state === 'active' ? '' : ` (${state})`;
	return `<h3>${escapeHtml(safeText(title))}</h3>Etsy listing ${escapeHtml(listingId)}${escapeHtml(note)}`;
}

function ask({ field, choices }: Question): FormField {
	const values = choices.map(({ label }) => ({ option: label }));
	return { fieldType: 'dropdown', fieldLabel: field, fieldOptions: { values } };
}

function groups(rows: readonly WaitingRow[]): WaitingRow[][] {
	const found = new Map<string, WaitingRow[]>();
	for (const row of rows) found.set(row.listingId, [...(found.get(row.listingId) ?? []), row]);
	return [...found.values()];
}

/** Makes a page of rows that wait, listing by listing, with what is left over on either side. */
export function reviewPage(
	{ rows, listings, productOf }: ReviewMaterial,
	index: VariantIndex,
): ReviewPage {
	const fields: FormField[] = [
		{
			fieldType: 'dropdown',
			fieldLabel: ALL_FIELD,
			fieldOptions: { values: ALL_CHOICES.map((option) => ({ option })) },
		},
	];
	const questions: Question[] = [];
	const text = (html: string) =>
		fields.push({ fieldType: 'html', elementName: `text${fields.length}`, html });
	const add = (question: Question) => {
		text(question.html);
		fields.push(ask(question));
		questions.push(question);
	};
	for (const group of groups(rows)) {
		const [first] = group;
		if (!first) continue;
		const listing = listings.get(first.listingId);
		text(
			listing
				? heading(listing)
				: `<h3>Etsy listing ${escapeHtml(first.listingId || 'not named')}</h3>`,
		);
		for (const row of group) add(rowQuestion(row, listing, productOf(row), index.dictionary));
		const found = productOf(first);
		const isOne = group.every((row) => row.productId === first.productId);
		if (!listing || !isOne || !('product' in found) || found.product.kind !== 'saved') continue;
		const left = leftOvers(listing, found.product, first.provider, index, index.dictionary);
		left.questions.forEach(add);
		left.asides.forEach(({ html }) => text(html));
	}
	return { fields, questions };
}
