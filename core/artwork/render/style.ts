import type { XmlElement } from './xml';

function declarations(style: string): Array<[name: string, value: string]> {
	return style.split(';').flatMap((part): Array<[string, string]> => {
		const cut = part.indexOf(':');
		return cut < 1 ? [] : [[part.slice(0, cut).trim().toLowerCase(), part.slice(cut + 1).trim()]];
	});
}

/** A property of an element, from its `style` or from the attribute of that name. */
export function styleValue({ attributes }: XmlElement, property: string): string | undefined {
	const declared = declarations(attributes.style ?? '').filter(([name]) => name === property);
	return declared.at(-1)?.[1] ?? attributes[property];
}

/** Sets properties of an element, over what it had; undefined takes one away. */
export function setStyle(
	element: XmlElement,
	properties: Readonly<Record<string, string | undefined>>,
): void {
	const kept = declarations(element.attributes.style ?? '').filter(
		([name]) => !Object.hasOwn(properties, name),
	);
	for (const [name, value] of Object.entries(properties)) {
		delete element.attributes[name];
		if (value !== undefined) kept.push([name, value]);
	}
	if (kept.length === 0) delete element.attributes.style;
	else element.attributes.style = kept.map(([name, value]) => `${name}:${value}`).join(';');
}
