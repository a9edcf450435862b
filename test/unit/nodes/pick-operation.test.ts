import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../../nodes/shared/operation';
import { pickOperation } from '../../../nodes/shared/pick-operation';
import type { Resource } from '../../../nodes/shared/resource';
import { INHERITED_WORDS } from '../../support/inherited-words';

const get: Operation = {
	description: [],
	execute: async () => await Promise.resolve({ ok: true, value: [] }),
};
const operations = { get };
const resources: Resource[] = [
	{
		option: { name: 'Order', value: 'order' },
		...{ description: [], operationProperties: [], operations },
	},
];

/** A node of which these parameters were chosen. */
function nodeWith(parameters: Record<string, string>): IExecuteFunctions {
	const node = { id: '1', name: 'Etsy', type: 'x', typeVersion: 1, position: [0, 0], parameters };
	const context: Partial<IExecuteFunctions> = {
		getNode: () => node as ReturnType<IExecuteFunctions['getNode']>,
		getNodeParameter: ((name: string) =>
			parameters[name]) as unknown as IExecuteFunctions['getNodeParameter'],
	};
	return context as IExecuteFunctions;
}

describe('the chosen operation', () => {
	it('is found by its value, with its outputs', () => {
		expect(pickOperation(nodeWith({ operation: 'get' }), { operations }, () => 3)).toEqual({
			...{ operation: get, outputs: 3 },
		});
		const node = nodeWith({ resource: 'order', operation: 'get' });
		expect(pickOperation(node, { resources })).toEqual({ operation: get, outputs: 1 });
	});

	it.each(['cancel', ...INHERITED_WORDS])('of another version is refused: %s', (operation) => {
		const missing = nodeWith({ resource: 'order', operation });
		expect(() => pickOperation(missing, { operations })).toThrow(NodeOperationError);
		expect(() => pickOperation(missing, { resources })).toThrow('not one of this node');
		const elsewhere = nodeWith({ resource: operation, operation: 'get' });
		expect(() => pickOperation(elsewhere, { resources })).toThrow('not one of this node');
	});

	it('says which fields to choose again', () => {
		const hintOf = (offer: Parameters<typeof pickOperation>[1]) => {
			try {
				pickOperation(nodeWith({ resource: 'order', operation: 'cancel' }), offer);
			} catch (error) {
				return error instanceof NodeOperationError ? error.description : undefined;
			}
			return undefined;
		};
		expect(hintOf({ operations })).toBe("Choose 'Operation' again, or update the package");
		expect(hintOf({ resources })).toBe(
			"Choose 'Resource' and 'Operation' again, or update the package",
		);
	});
});
