import * as layout from '../support/templates/rules-layout';
import * as structure from '../support/templates/rules-structure';
import {
	asksOnlyForEquality,
	nestedNames,
	showsAllColumns,
	tablesMadeBy,
	usesExistingColumns,
} from '../support/templates/rules-tables';
import { readTemplates } from '../support/templates/template';
import type { Template } from '../support/templates/template';

const templates = readTemplates();
const tables = new Map(templates.flatMap((template) => [...tablesMadeBy(template)]));

/** The sync template with something spoilt in its JSON. */
function spoilt(change: (text: string) => string): Template {
	const template = templates.find(({ file }) => file === 'sync-etsy-orders.json');
	const text = JSON.stringify(template);
	const changed = change(text);
	if (changed === text) throw new Error('The sync does not have what was to be spoilt');
	return JSON.parse(changed) as Template;
}

const replace = (from: string | RegExp, to: string) => spoilt((text) => text.replace(from, to));

/** The sync template with one node changed. */
function spoiltNode(name: string, change: (node: Template['nodes'][number]) => void): Template {
	return spoilt((text) => {
		const template = JSON.parse(text) as Template;
		const node = template.nodes.find((one) => one.name === name);
		if (node === undefined) throw new Error(`The sync has no node ${name}`);
		change(node);
		return JSON.stringify(template);
	});
}

const cases: Array<[what: string, problems: () => string[], found: RegExp]> = [
	[
		'two nodes of one name',
		() => structure.hasSoundStructure(replace('"name":"Claim"', '"name":"Table ids"')),
		/Table ids/,
	],
	[
		'a line to a node that is not there',
		() => structure.hasSoundStructure(replace('"node":"Claim"', '"node":"Clam"')),
		/Clam/,
	],
	[
		'a node type that nobody has',
		() => structure.hasOnlyKnownNodes(replace('n8n-nodes-base.filter', 'n8n-nodes-base.filtr')),
		/no n8n-nodes-base.filtr/,
	],
	[
		'a version that the oldest host lacks',
		() => structure.hasOnlyKnownNodes(replace('"typeVersion":3.4', '"typeVersion":3.5')),
		/newer than 3.4/,
	],
	[
		'a misspelt parameter',
		() => structure.hasOnlyKnownNodes(replace('"orderState":"open"', '"orderStat":"open"')),
		/no parameter orderStat/,
	],
	[
		'an operation that does not exist',
		() => structure.hasOnlyKnownNodes(replace('"operation":"confirm"', '"operation":"confrm"')),
		/operation cannot be "confrm"/,
	],
	[
		'an option that does not exist',
		() => structure.hasOnlyKnownNodes(replace('includeCancelledDays', 'cancelledDays')),
		/options.cancelledDays/,
	],
	[
		'a credential of our own',
		() =>
			structure.hasNothingForeign(
				spoiltNode('Create at the printer', (node) => {
					node.credentials = { printifyApi: { id: 'x', name: 'Mine' } };
				}),
			),
		/credentials does not belong/,
	],
	[
		'a table chosen by its id',
		() =>
			structure.hasNothingForeign(
				replace(/"value":"=\{\{ \$\('Table ids'\)[^"]*"/, '"value":"7Xk"'),
			),
		/fixed id 7Xk/,
	],
	[
		'pinned data',
		() => structure.pinsNoData(replace('"pinData":{}', '"pinData":{"Claim":[]}')),
		/Claim has pinned data/,
	],
	[
		'a template that runs at once',
		() => structure.isInactive(replace('"active":false', '"active":true')),
		/active/,
	],
	[
		'an environment variable',
		() => structure.hasNoSecretAndNoEnvironment(replace('$now', '$env.SECRET')),
		/\$env/,
	],
	[
		'something like a token',
		() =>
			structure.hasNoSecretAndNoEnvironment(
				replace('etsy:read', 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6'),
			),
		/secret/,
	],
	[
		'an error output that leads nowhere',
		() =>
			structure.wiresErrorOutputs(
				spoiltNode('Plan the orders', (node) => {
					node.onError = 'continueErrorOutput';
				}),
			),
		/Plan the orders/,
	],
	[
		'a step that never runs',
		() => structure.leadsEverywhere(replace('"node":"Read the claims"', '"node":"Claim"')),
		/Read the claims: no trigger/,
	],
	[
		'an expression that reads from a renamed node',
		() => structure.refersToExistingNodes(replace("$('Table ids')", "$('Tables')")),
		/'Tables', which does not exist/,
	],
	[
		'executions that keep buyer data',
		() =>
			structure.keepsNoBuyerData(
				replace('"saveDataErrorExecution":"none"', '"saveDataErrorExecution":"all"'),
			),
		/saveDataErrorExecution/,
	],
	[
		'a set-up that forgets a credential',
		() => structure.explainsItself(replace('**Create at the printer** and', 'the printer and')),
		/Create at the printer/,
	],
	[
		'a set-up without numbers',
		() => structure.explainsItself(replace('\\n3. ', '\\n5. ')),
		/numbered/,
	],
	[
		'a node over a node',
		() =>
			layout.hasRoomForEverything(
				spoiltNode('Claim', (node) => {
					node.position = [60, 260];
				}),
			),
		/overlap/,
	],
	[
		'a line that runs backwards',
		() =>
			layout.readsFromLeftToRight(
				spoiltNode('Claim', (node) => {
					node.position = [0, 2000];
				}),
			),
		/to 'Claim' runs backwards/,
	],
	[
		'a note that is cut off',
		() =>
			layout.showsWholeNotes(
				spoiltNode('About this workflow', (node) => {
					node.parameters.height = 200;
				}),
			),
		/too small/,
	],
	[
		'a column that the table lacks',
		() => usesExistingColumns(replace('"orderedAt":"=', '"orderdAt":"='), tables),
		/no column orderdAt/,
	],
	[
		'a filter on a column that the table lacks',
		() => usesExistingColumns(replace('"keyName":"audited"', '"keyName":"audit"'), tables),
		/no column audit/,
	],
	[
		'a row that is asked for by anything but equality',
		() =>
			asksOnlyForEquality(
				spoiltNode('Not noted yet (hold)', ({ parameters }) => {
					const { conditions } = parameters.filters as { conditions: Array<{ condition: string }> };
					conditions[1]!.condition = 'neq';
				}),
			),
		/Not noted yet \(hold\): state can only be compared for equality/,
	],
	[
		'a form that lacks a column',
		() => showsAllColumns(replace('"id":"orderedAt"', '"id":"orderedOn"'), tables),
		/schema/,
	],
	[
		'a table name inside another',
		() => nestedNames(['POD Jobs', 'POD Jobs Archive']),
		/'POD Jobs' is a part of 'POD Jobs Archive'/,
	],
];

describe('the template rules find', () => {
	it.each(cases)('%s', (_what, problems, found) => {
		expect(problems().join('\n')).toMatch(found);
	});
});
