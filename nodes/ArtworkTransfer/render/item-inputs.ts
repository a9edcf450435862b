import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { sandboxHostOf } from '../../../core/artwork/fetch/address-rules';
import type { Answers } from '../../../core/artwork/render/fill';
import type { GivenFont } from '../../../core/artwork/render/fonts';
import { checkPicture } from '../../../core/artwork/render/picture';
import type { Template } from '../../../core/artwork/render/template';
import { foldName } from '../../../core/domain/artwork/render/field-name';
import type { GivenAnswer } from '../../../core/domain/artwork/render/types';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import { connectTo } from '../../shared/open-provider';
import { requiredText } from '../../shared/required-text';
import { readAnswers, type LooseAnswer } from './answers';
import { bytesAt, bytesOfField } from './read-bytes';
import { renderCache } from './render-cache';

/** One item with what its parameters say. */
export interface RenderItem {
	context: IExecuteFunctions;
	index: number;
	options: IDataObject;
	/** The host of a sandbox on this machine, where the item's provider is one. */
	sandboxHost: string | undefined;
}

/** Opens an item. The provider is looked at only where one is chosen. */
export async function openItem(
	context: IExecuteFunctions,
	index: number,
): Promise<Result<RenderItem>> {
	const options = context.getNodeParameter('renderOptions', index, {}) as IDataObject;
	const name = context.getNodeParameter('provider', index, '');
	const item = { context, index, options, sandboxHost: undefined };
	if (name === '') return ok(item);
	const connected = await connectTo(context, name, index);
	if (!connected.ok) return connected;
	return ok({ ...item, sandboxHost: sandboxHostOf(connected.value.profile.baseUrl) });
}

/** A text of the options, such as a list of names. */
export function optionText({ options }: RenderItem, name: string, otherwise = ''): string {
	const value = options[name];
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : otherwise;
}

function listOf(written: string): string[] {
	return written
		.split(/[,;\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

async function fetched({ context, sandboxHost }: RenderItem, address: string) {
	return await renderCache(context).fileAt(
		address,
		async (url) => await bytesAt(context, url, sandboxHost),
	);
}

/** The template's text. */
export async function templateText(item: RenderItem): Promise<Result<string>> {
	const { context, index } = item;
	const source = context.getNodeParameter('templateSource', index, 'binary');
	if (source === 'text') return requiredText(context, 'templateText', 'Template Text', index);
	if (source === 'url') {
		const address = requiredText(context, 'templateUrl', 'Template Address', index);
		if (!address.ok) return address;
		const file = await fetched(item, address.value);
		return file.ok ? ok(Buffer.from(file.value).toString('utf8')) : file;
	}
	const field = requiredText(context, 'templateField', 'Template Binary Field', index);
	if (!field.ok) return field;
	const file = await bytesOfField(context, index, field.value);
	return file.ok ? ok(Buffer.from(file.value).toString('utf8')) : file;
}

/** The fonts that the seller gives. */
export async function givenFonts(item: RenderItem): Promise<Result<GivenFont[]>> {
	const fonts: GivenFont[] = [];
	for (const field of listOf(optionText(item, 'fontFields'))) {
		const file = await bytesOfField(item.context, item.index, field);
		if (!file.ok) return file;
		fonts.push({ name: `in the field "${field}"`, bytes: file.value });
	}
	for (const address of listOf(optionText(item, 'fontUrls'))) {
		const file = await fetched(item, address);
		if (!file.ok) return file;
		fonts.push({ name: address.split('/').pop() ?? address, bytes: file.value });
	}
	return ok(fonts);
}

function pictureFields(item: RenderItem): Result<Map<string, string>> {
	const fields = new Map<string, string>();
	for (const pair of listOf(optionText(item, 'pictureFields'))) {
		const [, name = '', field = ''] = /^(.+)=\s*([^=]+)$/.exec(pair) ?? [];
		if (field === '') {
			return fail(
				failure({
					category: 'validation',
					provider: 'pack',
					operation: 'artwork:render',
					message: "'Picture Binary Fields' cannot be read",
					hint: 'Write the field of the template, = and the binary field, such as Photo=data.',
					fields: ['pictureFields'],
				}),
			);
		}
		fields.set(name.trim(), field.trim());
	}
	return ok(fields);
}

async function withPicture(
	answer: GivenAnswer,
	file: Result<Uint8Array>,
): Promise<Result<GivenAnswer>> {
	if (!file.ok) return file;
	return ok({ ...answer, ...(await checkPicture(file.value)) });
}

/**
 * All that is known for the item's fields; pictures are fetched where the template has room for
 * one.
 */
export async function givenAnswers(item: RenderItem, template: Template): Promise<Result<Answers>> {
	const { context, index, options } = item;
	const answers = readAnswers(context.getNodeParameter('answers', index, []), 'Answers');
	if (!answers.ok) return answers;
	const known = readAnswers(options.listingOptions ?? [], 'Listing Options');
	if (!known.ok) return known;
	const fields = pictureFields(item);
	if (!fields.ok) return fields;
	const places = new Set(
		template.fields.filter(({ kind }) => kind === 'picture').map(({ name }) => foldName(name)),
	);
	const loose = [...answers.value].filter(
		({ name }) => ![...fields.value.keys()].some((field) => foldName(field) === foldName(name)),
	);
	const given: GivenAnswer[] = [];
	for (const { name, text, url } of loose) {
		const isPicture = url !== undefined && places.has(foldName(name));
		const answer = isPicture
			? await withPicture({ name, text }, await fetched(item, url))
			: ok({ name, text });
		if (!answer.ok) return answer;
		given.push(answer.value);
	}
	for (const [name, field] of fields.value) {
		const answer = await withPicture({ name, text: '' }, await bytesOfField(context, index, field));
		if (!answer.ok) return answer;
		given.push(answer.value);
	}
	const alsoKnown = known.value.map(({ name, text }: LooseAnswer) => ({ name, text }));
	return ok({ answers: given, alsoKnown, mayBeUnused: options.unused === 'leaveOut' });
}
