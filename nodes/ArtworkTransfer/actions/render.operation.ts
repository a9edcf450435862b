import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { render as renderFile, type Rendered } from '../../../core/artwork/render/render';
import { renderSize } from '../../../core/domain/artwork/render/size';
import type { Hold, RenderSize } from '../../../core/domain/artwork/render/types';
import { sentence } from '../../../core/domain/failure';
import { ok, type Result } from '../../../core/domain/result';
import type { Entry, ListOperation } from '../../shared/operation';
import {
	givenAnswers,
	givenFonts,
	openItem,
	optionText,
	templateText,
	type RenderItem,
} from '../render/item-inputs';
import { renderProperties } from '../render/properties';
import { renderCache } from '../render/render-cache';

const RENDERED = 0;
const ATTENTION = 1;

const description: INodeProperties[] = updateDisplayOptions(
	{ show: { operation: ['render'] } },
	renderProperties,
);

function heldEntry(json: IDataObject, { message, hint, ...hold }: Hold): Entry {
	const words = { message: sentence(message), hint: sentence(hint) };
	return { json: { ...json, render: { status: 'held', ...hold, ...words } }, output: ATTENTION };
}

/** Named by content where the user gives no name: the same file is called the same everywhere. */
async function renderedEntry(item: RenderItem, file: Rendered, dpi: number): Promise<Entry> {
	const { context, index } = item;
	const { json, binary = {} } = context.getInputData()[index] ?? { json: {} };
	const { png, preview, sha256, ...facts } = file;
	const fileName = optionText(item, 'fileName', `${sha256.slice(0, 16)}.png`);
	const put = async (bytes: Uint8Array, name: string) =>
		await context.helpers.prepareBinaryData(Buffer.from(bytes), name, 'image/png');
	return {
		json: {
			...json,
			render: { status: 'rendered', ...facts, dpi, bytes: png.length, sha256, fileName },
		},
		binary: {
			...binary,
			[optionText(item, 'outputField', 'data')]: await put(png, fileName),
			[optionText(item, 'previewField', 'preview')]: await put(preview, `preview-${fileName}`),
		},
		output: RENDERED,
	};
}

function sizeOf({ context, index }: RenderItem) {
	const number = (name: string) => Number(context.getNodeParameter(name, index, 0));
	const unit = context.getNodeParameter('printUnit', index, 'in') as 'in' | 'mm' | 'px';
	return renderSize(number('printWidth'), number('printHeight'), unit, number('dpi'));
}

async function renderItem(item: RenderItem, size: RenderSize): Promise<Result<Entry>> {
	const { json } = item.context.getInputData()[item.index] ?? { json: {} };
	const svg = await templateText(item);
	if (!svg.ok) return svg;
	const fonts = await givenFonts(item);
	if (!fonts.ok) return fonts;
	const template = await renderCache(item.context).template(svg.value, fonts.value);
	if (!template.ok) return ok(heldEntry(json, template.hold));
	const answers = await givenAnswers(item, template.value);
	if (!answers.ok) return answers;
	const file = renderFile(template.value, answers.value, size);
	if (!file.ok) return ok(heldEntry(json, file.hold));
	return ok(await renderedEntry(item, file.value, size.dpi));
}

/**
 * Makes a personalised print file for each item.
 * Output 1: the item with `render` (size, hash, file name), the file and a small preview.
 * Output 2: the item with `render` (`status: held`, code, field, message, hint).
 * No API call; one download for each address, once a run.
 */
async function executeList(context: IExecuteFunctions, index: number): Promise<Result<Entry[]>> {
	const item = await openItem(context, index);
	if (!item.ok) return item;
	const size = sizeOf(item.value);
	const { json } = context.getInputData()[index] ?? { json: {} };
	if (!size.ok) return ok([heldEntry(json, size.hold)]);
	const entry = await renderItem(item.value, size.value);
	return entry.ok ? ok([entry.value]) : entry;
}

/** *Render*: parameters, and what is done with each item. */
export const render: ListOperation = { description, executeList };
