import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** What is wrong with a parameter, in words; nothing when all is well. */
export type Check = (property: INodeProperties, siblings: readonly INodeProperties[]) => string[];

const hasValues = (property: INodeProperties) =>
	property.type === 'options' || property.type === 'multiOptions';

/** The choices of a drop-down; none where a method fills it. */
export const choices = (property: INodeProperties): INodePropertyOptions[] =>
	hasValues(property) ? ((property.options ?? []) as INodePropertyOptions[]) : [];

/** The parameters in a collection or in the groups of a fixed collection. */
function nested(property: INodeProperties): INodeProperties[][] {
	if (property.type === 'collection') return [(property.options ?? []) as INodeProperties[]];
	if (property.type !== 'fixedCollection') return [];
	return (property.options ?? []).map((group) => ('values' in group ? group.values : []));
}

/** Runs checks on every parameter, also those in collections. */
export function problems(
	properties: readonly INodeProperties[],
	checks: readonly Check[],
	path = '',
): string[] {
	return properties.flatMap((property) => [
		...checks.flatMap((check) =>
			check(property, properties).map((wrong) => `${path}${property.name}: ${wrong}`),
		),
		...nested(property).flatMap((inner) => problems(inner, checks, `${path}${property.name}.`)),
	]);
}

/** Every operation says what it does: n8n lists it by its action. */
export const operationsHaveActions: Check = (property) =>
	property.name !== 'operation'
		? []
		: choices(property).flatMap(({ name, action, description }) => [
				...(action ? [] : [`${name} has no action`]),
				...(description ? [] : [`${name} has no description`]),
			]);

/** A list of five or more is found by its alphabet. */
export const longListsAreAlphabetical: Check = (property) => {
	const names = (property.options ?? []).map((option) =>
		'displayName' in option ? option.displayName : option.name,
	);
	const sorted = [...names].sort((a, b) => a.localeCompare(b));
	return names.length >= 5 && names.join() !== sorted.join() ? ['is not alphabetical'] : [];
};

/** Whoever fills a parameter in can read what it is for. */
export const hasDescription: Check = ({ name, type, description }) => {
	const speaksForItself =
		['notice', 'hidden', 'collection', 'fixedCollection'].includes(type) ||
		['resource', 'operation'].includes(name);
	return speaksForItself || description ? [] : ['has no description'];
};

/** A parameter is shown by others that exist, at values that they can have. */
export const isShownByRealValues: Check = ({ displayOptions }, siblings) => {
	const rules = [
		...Object.entries(displayOptions?.show ?? {}),
		...Object.entries(displayOptions?.hide ?? {}),
	];
	return rules.flatMap(([key, values]) => {
		if (key.startsWith('@')) return [];
		const named = siblings.filter(({ name }) => name === key);
		if (named.length === 0) return [`is shown by ${key}, which does not exist`];
		const possible = named.flatMap((property) =>
			property.type === 'boolean' ? [true, false] : choices(property).map(({ value }) => value),
		);
		return (values ?? [])
			.filter((value) => !possible.includes(value as string))
			.map((value) => `is shown by ${key} = ${String(value)}, which cannot be chosen`);
	});
};

/** A parameter that belongs to an operation belongs to one that its resources have. */
export const belongsToAnOperation: Check = ({ name, displayOptions }, siblings) => {
	const { resource, operation } = displayOptions?.show ?? {};
	if (name === 'operation' || !resource || !operation) return [];
	const offered = siblings
		.filter((property) => property.name === 'operation')
		.filter(({ displayOptions: own }) => resource.some((r) => own?.show?.resource?.includes(r)))
		.flatMap((property) => choices(property).map(({ value }) => value));
	return operation
		.filter((value) => !offered.includes(value as string))
		.map((value) => `belongs to the operation ${String(value)} of another resource`);
};

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function isJson(value: unknown): boolean {
	if (typeof value !== 'string') return false;
	if (value.startsWith('=')) return true;
	return isObject(JSON.parse(value)) || Array.isArray(JSON.parse(value));
}

/** A parameter begins with a value that it can have. */
export const defaultIsPossible: Check = (property) => {
	const { type } = property;
	const value: unknown = property.default;
	const isRight = {
		boolean: () => typeof value === 'boolean',
		number: () => typeof value === 'number' || value === '',
		options: () => choices(property).some((choice) => choice.value === value),
		multiOptions: () =>
			Array.isArray(value) && value.every((v) => choices(property).some((c) => c.value === v)),
		collection: () => isObject(value),
		fixedCollection: () => isObject(value),
		json: () => isJson(value),
		resourceLocator: () =>
			isObject(value) && (property.modes ?? []).some((m) => m.name === value.mode),
	}[type as string];
	const fits = isRight ? isRight() : typeof value === 'string';
	return fits ? [] : [`cannot begin with ${JSON.stringify(value)}`];
};

/** All of them. */
export const allChecks = [
	operationsHaveActions,
	longListsAreAlphabetical,
	hasDescription,
	isShownByRealValues,
	belongsToAnOperation,
	defaultIsPossible,
];
