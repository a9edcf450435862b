import { tinySpec } from './tiny-spec';

const spec = tinySpec();
const list = { method: 'GET', path: '/things' };

describe('finding an operation', () => {
	test('a literal path wins over a parameter', () => {
		expect(spec.findOperation('get', '/things/best.json')?.key).toBe('GET /things/best.json');
		expect(spec.findOperation('GET', '/things/7.json?x=1')).toMatchObject({
			key: 'GET /things/{id}.json',
			pathParams: { id: '7' },
		});
	});

	test('an unknown path and an unknown method are different violations', () => {
		expect(spec.checkRequest({ method: 'GET', path: '/nothing' })).toEqual([
			{ where: 'path', message: 'the document has no path /nothing' },
		]);
		expect(spec.checkRequest({ method: 'DELETE', path: '/things' })).toEqual([
			{ where: 'method', message: 'the document has only get, post here' },
		]);
	});
});

describe('parameters', () => {
	test('texts are read as what the schema wants', () => {
		const query = { limit: '5', open: 'true', ids: '1,2', region: 'DE' };
		expect(spec.checkRequest({ ...list, query })).toEqual([]);
		expect(spec.checkRequest({ ...list, path: '/things?ids=1&ids=2&region=US' })).toEqual([]);
	});

	test.each([
		['limit=11&region=DE', 'query.limit', 'must be <= 10'],
		['limit=ten&region=DE', 'query.limit', 'must be integer'],
		['open=yes&region=DE', 'query.open', 'must be boolean'],
		['ids=1,x&region=DE', 'query.ids[1]', 'must be integer'],
		['limt=1&region=DE', 'query.limt', 'is not declared in the document'],
		['limit=1', 'query.region', 'is missing'],
		['region=Germany', 'query.region', 'must match format "ISO 3166-1 alpha-2"'],
	])('%s is refused at %s', (query, where, message) => {
		expect(spec.checkRequest({ ...list, query })).toContainEqual({ where, message });
	});

	test('path parameters are checked', () => {
		expect(spec.checkRequest({ method: 'GET', path: '/things/seven.json' })).toEqual([
			{ where: 'path.id', message: 'must be integer' },
		]);
	});
});

describe('headers', () => {
	const post = { method: 'POST', path: '/things', body: { sku: 'A' } };

	test('credentials that the document asks for must be there', () => {
		const headers = { 'Content-Type': 'application/json' };
		expect(spec.checkRequest({ ...post, headers }).map(({ where }) => where)).toEqual([
			'headers.X-Key',
			'headers.authorization',
		]);
		const full = { ...headers, 'x-key': 'k', Authorization: 'Bearer t' };
		expect(spec.checkRequest({ ...post, headers: full })).toEqual([]);
	});

	test('without headers nothing is said about them', () => {
		expect(spec.checkRequest({ ...post, contentType: 'application/json' })).toEqual([]);
	});
});

describe('request bodies', () => {
	const post = { method: 'POST', path: '/things', contentType: 'application/json' };
	const form = 'application/x-www-form-urlencoded';
	const put = { method: 'PUT', path: '/things/7.json', contentType: form };

	test('the content type must be one of the document', () => {
		expect(spec.checkRequest({ ...post, contentType: 'text/plain', body: { sku: 'A' } })).toEqual([
			{ where: 'contentType', message: '"text/plain" is not one of: application/json' },
		]);
	});

	test('a missing, a wrong and an undeclared part are reported', () => {
		expect(spec.checkRequest(post)).toEqual([{ where: 'body', message: 'is missing' }]);
		expect(spec.checkRequest({ ...post, body: { note: 1 } }).map(({ where }) => where)).toContain(
			'body.sku',
		);
		expect(spec.checkRequest({ ...post, body: { sku: 'A', nots: '' } })).toEqual([
			{ where: 'body.nots', message: 'is not declared in the document' },
		]);
	});

	test('a body where none is declared is reported', () => {
		expect(spec.checkRequest({ method: 'GET', path: '/things/7.json', body: {} })).toEqual([
			{ where: 'body', message: 'the document has no body here' },
		]);
	});

	test('forms are read as what the schema wants', () => {
		const body = 'price=1.50&tags[]=a&tags[]=b&sold=false&section=';
		expect(spec.checkRequest({ ...put, body })).toEqual([]);
		expect(spec.checkRequest({ ...put, body: { price: 2, tags: ['a', 'b'] } })).toEqual([]);
		expect(spec.checkRequest({ ...put, body: 'price=0' })).toEqual([
			{ where: 'body.price', message: 'must be > 0' },
		]);
		expect(spec.checkRequest({ ...put, body: 'price=cheap' })).toEqual([
			{ where: 'body.price', message: 'must be number' },
		]);
	});
});

describe('responses', () => {
	const one = { method: 'GET', path: '/things/7.json', status: 200 };

	test('nullable works with a type, with an enum and with a reference', () => {
		expect(spec.checkResponse({ ...one, body: { id: 1, size: null, parent: null } })).toEqual([]);
		expect(spec.checkResponse({ ...one, body: { id: null } })).toEqual([
			{ where: 'body.id', message: 'must be integer' },
		]);
		expect(spec.checkResponse({ ...one, body: { size: 'L' } })).toEqual([
			{
				where: 'body.size',
				message: 'must be equal to one of the allowed values: ["S","M",null]',
			},
		]);
	});

	test('undeclared properties are found at any depth, but not in free-form objects', () => {
		const body = { parent: { parent: { idd: 1 } }, free: { anything: 1 } };
		expect(spec.checkResponse({ ...one, body })).toEqual([
			{ where: 'body.parent.parent.idd', message: 'is not declared in the document' },
		]);
	});

	test('what is composed by allOf is declared by all its parts', () => {
		const body = { total: 1, data: [{ id: 1 }, { id: 'x' }] };
		expect(spec.checkResponse({ ...list, status: 200, body })).toEqual([
			{ where: 'body.data[1].id', message: 'must be integer' },
		]);
	});

	test('formats count', () => {
		expect(spec.checkResponse({ ...one, body: { made_at: '2026-11-23 10:00:00+00:00' } })).toEqual(
			[],
		);
		expect(spec.checkResponse({ ...one, body: { made_at: 'yesterday' } })).toHaveLength(1);
		expect(spec.checkResponse({ ...one, body: { id: 1.5 } }).length).toBeGreaterThan(0);
	});

	test('statuses: exact, by range, and undeclared', () => {
		expect(spec.checkResponse({ ...list, status: 404, body: { error: 'no' } })).toEqual([]);
		expect(spec.checkResponse({ ...list, status: 404, body: {} })).toEqual([
			{ where: 'body.error', message: 'is missing' },
		]);
		expect(spec.checkResponse({ ...list, status: 500, body: {} })).toEqual([
			{ where: 'status', message: 'the document has no status 500 here' },
		]);
	});

	test('a body is neither missing nor there where none is declared', () => {
		expect(spec.checkResponse({ ...one, body: undefined })).toEqual([
			{ where: 'body', message: 'is missing' },
		]);
		const best = { method: 'GET', path: '/things/best.json', status: 200 };
		expect(spec.checkResponse({ ...best, body: '' })).toEqual([]);
		expect(spec.checkResponse({ ...best, body: { id: 1 } })).toEqual([
			{ where: 'body', message: 'the document has no body here' },
		]);
	});
});
