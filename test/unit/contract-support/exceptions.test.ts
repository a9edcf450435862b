import type { SpecException } from '../../contract/support/exception-book';
import { tinySpec } from './tiny-spec';

const common = { spec: 'tiny.json', reason: 'known fault', source: 'this test' };
const one = { method: 'GET', path: '/things/7.json', status: 200 };

function exception(parts: Partial<SpecException>): SpecException {
	return { ...common, operation: '*', where: 'body', ...parts };
}

test('an exception drops its violation in its operation only, and counts as used', () => {
	const spec = tinySpec([exception({ operation: 'GET /things/{id}.json', where: 'body.extra' })]);
	expect(spec.unusedExceptions()).toHaveLength(1);
	expect(spec.checkResponse({ ...one, body: { extra: 1 } })).toEqual([]);
	expect(spec.unusedExceptions()).toEqual([]);
	const body = { total: 0, extra: 1 };
	const list = { method: 'GET', path: '/things', status: 200, body };
	expect(spec.checkResponse(list)).toHaveLength(1);
});

test('an exception that nothing needs stays unused', () => {
	const stale = exception({ where: 'body.gone' });
	const spec = tinySpec([stale]);
	spec.checkResponse({ ...one, body: { id: 1 } });
	expect(spec.unusedExceptions()).toEqual([stale]);
});

test.each([
	['body.data[*].extra', true],
	['body.data[1].extra', true],
	['body.data[0].extra', false],
	['body.*[*].extra', true],
	['body.data.**', true],
	['body.dat.**', false],
])('the place %s covers body.data[1].extra: %s', (where, covers) => {
	const body = { total: 1, data: [{ id: 1 }, { extra: 2 }] };
	const spec = tinySpec([exception({ where })]);
	const left = spec.checkResponse({ method: 'GET', path: '/things', status: 200, body });
	expect(left).toHaveLength(covers ? 0 : 1);
});

test('an exception can be for one side and one message only', () => {
	const wrongMessage = tinySpec([exception({ where: 'body.extra', message: 'is missing' })]);
	expect(wrongMessage.checkResponse({ ...one, body: { extra: 1 } })).toHaveLength(1);
	const wrongSide = tinySpec([exception({ where: 'body.extra', side: 'request' })]);
	expect(wrongSide.checkResponse({ ...one, body: { extra: 1 } })).toHaveLength(1);
});

test('a path that is documented under another one is checked by that one', () => {
	const operation = 'GET /v2/boxes/{box}/things/{id}.json';
	const spec = tinySpec([exception({ operation, where: 'path', readAs: '/things/{id}.json' })]);
	const real = { method: 'GET', path: '/v2/boxes/3/things/7.json', status: 200 };
	expect(spec.checkRequest(real)).toEqual([]);
	expect(spec.checkResponse({ ...real, body: { id: 'x' } })).toEqual([
		{ where: 'body.id', message: 'must be integer' },
	]);
	expect(spec.unusedExceptions()).toEqual([]);
});

test('a status that is documented as another one is checked by that one', () => {
	const spec = tinySpec([exception({ where: 'status', status: [500], readAs: '400' })]);
	const answer = { method: 'GET', path: '/things', status: 500 };
	expect(spec.checkResponse({ ...answer, body: { error: 'down' } })).toEqual([]);
	expect(spec.checkResponse({ ...answer, body: {} })).toEqual([
		{ where: 'body.error', message: 'is missing' },
	]);
	expect(spec.checkResponse({ ...answer, status: 501, body: {} })).toHaveLength(1);
});

test('an exception of another document is a mistake', () => {
	expect(() => tinySpec([exception({ spec: 'other.json' })])).toThrow(/other\.json/);
});
