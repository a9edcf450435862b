import { foldName } from '../../domain/artwork/render/field-name';
import {
	fine,
	held,
	type GivenAnswer,
	type OrHold,
	type RenderSize,
} from '../../domain/artwork/render/types';
import type { ColourSpec, FieldSpec } from './field-specs';
import { fillPicture } from './fill-picture';
import { fillText } from './fill-text';
import { setStyle } from './style';
import type { Template } from './template';
import { copyOf, walk, type XmlElement } from './xml';

/** What is known for a file. */
export interface Answers {
	/** What the buyer answered: each of them must have its field. */
	answers: readonly GivenAnswer[];
	/** What else is known, such as the options of the listing: used where a field asks for it. */
	alsoKnown?: readonly GivenAnswer[];
	/** Whether an answer that no field asks for is left out instead of the order waiting. */
	mayBeUnused?: boolean;
}

function unused(fields: readonly FieldSpec[], answers: readonly GivenAnswer[]) {
	const names = new Set(fields.map(({ name }) => foldName(name)));
	return answers.find(
		({ name, text, picture }) =>
			!names.has(foldName(name)) && (text.trim() !== '' || picture !== undefined),
	);
}

function byName({ answers, alsoKnown = [] }: Answers): OrHold<Map<string, GivenAnswer>> {
	const found = new Map(alsoKnown.map((answer) => [foldName(answer.name), answer]));
	const answered = new Set<string>();
	for (const answer of answers) {
		const name = foldName(answer.name);
		if (answered.has(name)) {
			return held(
				'unknown_field',
				`There are two answers for ${answer.name}`,
				'Find out with the buyer which one counts.',
				answer.name,
			);
		}
		answered.add(name);
		found.set(name, answer);
	}
	return fine(found);
}

function isEmpty(answer: GivenAnswer | undefined, { kind }: FieldSpec): boolean {
	if (answer === undefined) return true;
	if (kind === 'picture') return answer.picture === undefined && answer.refused === undefined;
	return answer.text.trim() === '';
}

function fillColour(spec: ColourSpec, element: XmlElement, text: string): OrHold<null> {
	const choice = spec.choices.find(({ name }) => foldName(name) === foldName(text));
	if (choice === undefined) {
		return held(
			'not_a_choice',
			`The answer for ${spec.name} is none of: ${spec.choices.map(({ name }) => name).join(', ')}`,
			'Agree on one of these with the buyer, or add the colour to the template.',
			spec.name,
		);
	}
	setStyle(element, { [spec.property]: choice.value });
	return fine(null);
}

function leaveOut(spec: FieldSpec, element: XmlElement): OrHold<null> {
	if (!spec.isOptional) {
		return held(
			'missing_answer',
			`There is no ${spec.kind === 'picture' ? 'picture' : 'answer'} for ${spec.name}`,
			'Ask the buyer, or mark the field with data-optional="yes".',
			spec.name,
		);
	}
	if (spec.kind === 'text') element.children = [];
	if (spec.kind === 'picture') setStyle(element, { display: 'none' });
	return fine(null);
}

/**
 * Puts the answers into a copy of the template.
 * @returns the drawing, sized; or why the line waits. The template is not changed
 */
export function fillTemplate(
	template: Template,
	given: Answers,
	size: RenderSize,
): OrHold<XmlElement> {
	const extra = given.mayBeUnused ? undefined : unused(template.fields, given.answers);
	if (extra !== undefined) {
		return held(
			'unknown_field',
			`The template has no field for the answer to "${extra.name}"`,
			'Name a field of the template like the question, or let the node leave such answers out.',
			extra.name,
		);
	}
	const answers = byName(given);
	if (!answers.ok) return answers;
	const root = copyOf(template.root);
	const places = [...walk(root)];
	const unitPx = Math.min(size.widthPx / template.width, size.heightPx / template.height);
	for (const spec of template.fields) {
		const place = places[spec.index];
		if (place === undefined) continue;
		const answer = answers.value.get(foldName(spec.name));
		const filled =
			answer === undefined || isEmpty(answer, spec)
				? leaveOut(spec, place.element)
				: fillOne(template, spec, place, answer, { unitPx, dpi: size.dpi });
		if (!filled.ok) return filled;
	}
	root.attributes.width = String(size.widthPx);
	root.attributes.height = String(size.heightPx);
	return fine(root);
}

function fillOne(
	template: Template,
	spec: FieldSpec,
	place: { element: XmlElement; parents: readonly XmlElement[] },
	answer: GivenAnswer,
	scale: { unitPx: number; dpi: number },
): OrHold<unknown> {
	if (spec.kind === 'text') return fillText(template, spec, place, answer.text);
	if (spec.kind === 'colour') return fillColour(spec, place.element, answer.text);
	const { picture, refused } = answer;
	if (refused !== undefined) {
		return held('picture', refused.message, refused.hint, spec.name);
	}
	if (picture === undefined) return leaveOut({ ...spec, isOptional: false }, place.element);
	return fillPicture(spec, place.element, picture, scale);
}
