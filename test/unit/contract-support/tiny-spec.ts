import type { SpecException } from '../../contract/support/exception-book';
import { Spec } from '../../contract/support/openapi';
import type { JsonObject } from '../../contract/support/types';

/** A document with one of everything that the checker knows. */
export const tinyDocument: JsonObject = {
	openapi: '3.0.3',
	info: { title: 'Tiny', version: '1' },
	security: [{ key: [], oauth: ['read'] }],
	paths: {
		'/things': {
			get: {
				security: [],
				parameters: [
					{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 10 } },
					{ name: 'open', in: 'query', schema: { type: 'boolean' } },
					{ name: 'ids', in: 'query', schema: { type: 'array', items: { type: 'integer' } } },
					{ $ref: '#/components/parameters/region' },
				],
				responses: {
					'200': { $ref: '#/components/responses/things' },
					'4XX': { description: 'No', content: json({ $ref: '#/components/schemas/Problem' }) },
				},
			},
			post: {
				requestBody: {
					required: true,
					content: json({ $ref: '#/components/schemas/NewThing' }),
				},
				responses: { '204': { description: 'Made' } },
			},
		},
		'/things/{id}.json': {
			parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
			get: { security: [], responses: { '200': { $ref: '#/components/responses/thing' } } },
			put: {
				requestBody: {
					content: {
						'application/x-www-form-urlencoded': {
							schema: {
								type: 'object',
								required: ['price'],
								properties: {
									price: { type: 'number', minimum: 0, exclusiveMinimum: true },
									tags: { type: 'array', items: { type: 'string' } },
									sold: { type: 'boolean' },
									section: { type: 'integer', nullable: true },
								},
							},
						},
					},
				},
				responses: { '200': { $ref: '#/components/responses/thing' } },
			},
		},
		'/things/best.json': {
			get: { security: [], responses: { '200': { description: 'Nothing' } } },
		},
	},
	components: {
		parameters: {
			region: {
				name: 'region',
				in: 'query',
				required: true,
				schema: { type: 'string', format: 'ISO 3166-1 alpha-2' },
			},
		},
		responses: {
			thing: { description: 'One', content: json({ $ref: '#/components/schemas/Thing' }) },
			things: {
				description: 'All',
				content: json({
					allOf: [
						{ $ref: '#/components/schemas/Page' },
						{
							type: 'object',
							properties: {
								data: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
							},
						},
					],
				}),
			},
		},
		schemas: {
			Page: {
				type: 'object',
				required: ['total'],
				properties: {
					total: { type: 'integer', format: 'int64' },
					data: { type: 'array', items: { type: 'object' } },
				},
			},
			Thing: {
				type: 'object',
				properties: {
					id: { type: 'integer', format: 'int64' },
					size: { type: 'string', nullable: true, enum: ['S', 'M'] },
					parent: { nullable: true, allOf: [{ $ref: '#/components/schemas/Thing' }] },
					made_at: { type: 'string', format: 'date-time' },
					free: { type: 'object' },
				},
			},
			NewThing: {
				oneOf: [
					{
						type: 'object',
						required: ['sku'],
						properties: { sku: { type: 'string' }, note: { type: 'string' } },
					},
					{ type: 'object', required: ['id'], properties: { id: { type: 'integer' } } },
				],
			},
			Problem: {
				type: 'object',
				required: ['error'],
				properties: { error: { type: 'string' } },
			},
		},
		securitySchemes: {
			key: { type: 'apiKey', in: 'header', name: 'X-Key' },
			oauth: { type: 'oauth2' },
		},
	},
};

/** A checker over {@link tinyDocument}. */
export function tinySpec(exceptions: readonly SpecException[] = []): Spec {
	return new Spec('tiny.json', tinyDocument, exceptions);
}

function json(schema: JsonObject): JsonObject {
	return { 'application/json': { schema } };
}
