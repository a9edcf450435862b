import type { IDataObject, INode } from 'n8n-workflow';
import { providerModules } from '../../../../core/providers/registry';
import {
	isThisMachine,
	requireReachable,
	requireSecretAddress,
} from '../../../../nodes/PrintOnDemandTrigger/address';
import { offeredEvents, topicsFor } from '../../../../nodes/PrintOnDemandTrigger/events';
import { noticeProperties } from '../../../../nodes/PrintOnDemandTrigger/notices';
import { isPlausible } from '../../../../nodes/PrintOnDemandTrigger/plausible';
import { PrintOnDemandTrigger } from '../../../../nodes/PrintOnDemandTrigger/PrintOnDemandTrigger.node';
import {
	forget,
	keep,
	kept,
	type Kept,
} from '../../../../nodes/PrintOnDemandTrigger/registrations';
import { failureOf } from '../../../support/result';

const moduleOf = (name: string) => {
	const module = providerModules().find((one) => one.name === name);
	if (!module) throw new Error(`${name} is not on offer`);
	return module;
};

describe('what is offered', () => {
	const { properties } = new PrintOnDemandTrigger().description;

	test.each(providerModules().map((module) => [module.name, module] as const))(
		'%s: the events that it can bring, and what to do',
		(name, module) => {
			const shown = properties.filter(({ displayOptions }) =>
				displayOptions?.show?.provider?.includes(name),
			);
			const events = shown.filter((property) => property.name === 'events');
			expect(events).toHaveLength(1);
			const values = (events[0]?.options ?? []).map((option) =>
				'value' in option ? option.value : '',
			);
			expect(values).toEqual(offeredEvents(module));
			for (const value of values) expect(Object.keys(module.news?.topics ?? {})).toContain(value);
			expect(noticeProperties.filter((one) => shown.includes(one))).toHaveLength(1);
			const canChoose = shown.some((property) => property.name === 'readOrder');
			expect(canChoose).toBe(module.capabilities.signsWebhooks);
		},
	);

	test('a refund only where it is signed, because no order shows it', () => {
		const gelato = moduleOf('gelato');
		const news = { ...gelato.news!, topics: { 'order.refunded': ['x'], 'stock.changed': ['y'] } };
		expect(offeredEvents({ ...gelato, news })).toEqual(['stock.changed']);
		const capabilities = { ...gelato.capabilities, signsWebhooks: true };
		expect(offeredEvents({ ...gelato, news, capabilities })).toEqual([
			'order.refunded',
			'stock.changed',
		]);
	});

	test('a topic is asked for once, and all that any change of an order needs', () => {
		const printify = moduleOf('printify');
		expect(topicsFor(printify, ['order.failed', 'order.cancelled'])).toEqual(['order:updated']);
		expect(topicsFor(printify, ['order.changed'])).toEqual([
			'order:sent-to-production',
			'order:shipment:created',
			'order:shipment:delivered',
			'order:updated',
		]);
		expect(topicsFor(printify, [])).toEqual([]);
	});
});

describe('the address', () => {
	test.each([
		['http://localhost:5678/webhook/x', true],
		['http://n8n.localhost/webhook/x', true],
		['http://127.0.0.1:5678/x', true],
		['http://127.8.9.1/x', true],
		['http://0.0.0.0:5678/x', true],
		['http://[::1]:5678/x', true],
		['https://n8n.example.com/webhook/x', false],
		['https://localhost.example.com/x', false],
		['https://127.0.0.1.example.com/x', false],
	])('%s leads to this machine: %s', (url, isLocal) => {
		expect(isThisMachine(url)).toBe(isLocal);
		expect(requireReachable(url).ok).toBe(!isLocal);
	});

	test('no address at all cannot be reached, and the hint says what to set', () => {
		expect(failureOf(requireReachable('')).hint).toContain('WEBHOOK_URL');
	});

	test.each([
		['0d5c2c9e-7d55-4a39-9d0a-3a7c1b9e4d21', true],
		[undefined, false],
		['', false],
		['orders', false],
		['0d5c2c9e-7d55-4a39-9d0a', false],
		['0d5c2c9e-7d55-4a39-9d0a-3a7c1b9e4d21/x', false],
	])('with the id %s is a secret: %s', (webhookId, isSecret) => {
		expect(requireSecretAddress({ webhookId } as INode).ok).toBe(isSecret);
	});
});

describe('what a message may hold', () => {
	const event = {
		provider: 'gelato',
		eventId: 'os_1',
		type: 'order.changed',
		rawType: 'order_status_updated',
	} as const;

	test.each(['ord_840796', 'a1b2c3d4-e5f6', '5d39b159e7c48c000728c89f', '12345', 'A.b:c'])(
		'%s can be the id of an order',
		(providerOrderId) => {
			expect(isPlausible({ ...event, providerOrderId })).toBe(true);
		},
	);

	test.each(['', '.', '..', '...', '../x', 'a/b', 'a b', 'a?b', 'a%2fb', 'ä', 'x'.repeat(101)])(
		'%s cannot',
		(providerOrderId) => {
			expect(isPlausible({ ...event, providerOrderId })).toBe(false);
		},
	);

	test.each(['eventId', 'rawType', 'storeId', 'externalId', 'providerProductId'])(
		'a %s without end is none',
		(name) => {
			expect(isPlausible({ ...event, [name]: 'x'.repeat(200) })).toBe(true);
			expect(isPlausible({ ...event, [name]: 'x'.repeat(201) })).toBe(false);
		},
	);
});

describe('what is kept of a registration', () => {
	const one: Kept = {
		provider: 'printify',
		storeId: '5',
		url: 'https://n8n.example.com/webhook/x/webhook',
		topics: ['order:updated'],
		registered: {
			webhooks: [{ webhookId: '1', url: 'https://n8n.example.com', topics: ['order:updated'] }],
			before: [],
			secret: 'hush',
		},
	};

	test('that of a test stands beside that of the published workflow', () => {
		const data: IDataObject = { seen: { a: 1 } };
		keep(data, 'production', one);
		keep(data, 'test', { ...one, url: 'https://n8n.example.com/webhook-test/x/webhook' });
		const saved = JSON.parse(JSON.stringify(data)) as IDataObject;
		expect(kept(saved, 'production')).toEqual(one);
		forget(saved, 'test');
		expect([kept(saved, 'test'), kept(saved, 'production')]).toEqual([undefined, one]);
		expect(saved.seen).toEqual({ a: 1 });
	});

	test.each<[string, IDataObject]>([
		['nothing', {}],
		['no object', { registrations: 'x' }],
		['another form', { registrations: { production: { url: 7 } } }],
	])('%s is no registration', (_name, data) => {
		expect(kept(data, 'production')).toBeUndefined();
	});
});
