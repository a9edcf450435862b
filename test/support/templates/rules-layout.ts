import type { INode } from 'n8n-workflow';
import { isSticky, steps, stickies } from './template';
import type { Template } from './template';

/** A node in the editor is about 100 x 100, with its name below. */
const NODE = { width: 120, height: 140 };
/** What each input or output beyond the second adds to a node's height. */
const MORE_HEIGHT = 32;
/** What the editor gives a sticky note without a size. */
const STICKY = { width: 240, height: 160 };

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

function boxOf(node: INode, ends = 0): Box {
	const [left, top] = node.position;
	const { width, height } = isSticky(node)
		? {
				width: Number(node.parameters.width ?? STICKY.width),
				height: Number(node.parameters.height ?? STICKY.height),
			}
		: { ...NODE, height: NODE.height + MORE_HEIGHT * Math.max(0, ends - 2) };
	return { name: node.name, left, top, right: left + width, bottom: top + height };
}

/** How many inputs or outputs of a node have a line, whichever is more. */
function endsOf({ connections }: Template, name: string): number {
	const incoming = Object.values(connections)
		.flatMap(({ main = [] }) => main.flatMap((output) => output ?? []))
		.filter(({ node }) => node === name)
		.map(({ index }) => index + 1);
	return Math.max(0, connections[name]?.main?.length ?? 0, ...incoming);
}

function overlap(one: Box, other: Box): boolean {
	return (
		one.left < other.right &&
		other.left < one.right &&
		one.top < other.bottom &&
		other.top < one.bottom
	);
}

/** No node lies on another node or on a sticky note, and no sticky note on another. */
export function hasRoomForEverything(template: Template): string[] {
	const boxes = template.nodes.map((node) => boxOf(node, endsOf(template, node.name)));
	return boxes.flatMap((one, index) =>
		boxes
			.slice(index + 1)
			.filter((other) => overlap(one, other))
			.map((other) => `'${one.name}' and '${other.name}' overlap`),
	);
}

/** Each step stands to the right of the one before it, unless its name says that it goes back. */
export function readsFromLeftToRight(template: Template): string[] {
	const left = new Map(steps(template).map(({ name, position }) => [name, position[0]]));
	const forward = Object.entries(template.connections).filter(
		([from]) => !from.startsWith('Again'),
	);
	return forward.flatMap(([from, { main = [] }]) =>
		main
			.flatMap((output) => output ?? [])
			.filter(({ node }) => (left.get(node) ?? 0) <= (left.get(from) ?? 0))
			.map(({ node }) => `the line from '${from}' to '${node}' runs backwards`),
	);
}

/** A sticky note that is so small that its text would be cut off. */
export function showsWholeNotes(template: Template): string[] {
	return stickies(template)
		.filter((node) => textHeight(node) > boxOf(node).bottom - boxOf(node).top)
		.map(({ name }) => `the sticky note '${name}' is too small for its text`);
}

/** About how high the text is at the note's width; measured in the editor of n8n 2.41. */
function textHeight({ parameters }: INode): number {
	const perLine = Math.floor((Number(parameters.width ?? STICKY.width) - 30) / 6.4);
	const paragraphs = String(parameters.content ?? '').split('\n');
	return paragraphs.reduce((sum, text) => {
		if (text === '') return sum + 8;
		return sum + (text.startsWith('#') ? 30 : Math.ceil(text.length / perLine) * 19);
	}, 24);
}
