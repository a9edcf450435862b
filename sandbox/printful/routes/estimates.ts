import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { route, storeOf } from '../access';
import { read } from '../envelope';
import { failedWithData } from '../errors';
import type { Order } from '../model';
import { checkPlace, recipientSchema } from '../orders/address';
import { newDesigns } from '../orders/costs';
import { orderItemSchema, toItemV2 } from '../orders/lines';
import { newOrder, refuseWay } from '../orders/order-input';
import { presentCostsV2, presentRetailV2 } from '../present/order-v2';
import type { State } from '../state';

/** How long an estimate can be read (facts/printful.md 10). */
const KEPT_MS = 3_600_000;

const estimateSchema = z.object({
	recipient: recipientSchema.extend({ zip: z.string() }),
	order_items: z.array(orderItemSchema).min(1),
	shipping: z.string().nullish(),
});

interface Task {
	id: string;
	storeId: number;
	readyAt: number;
	order: Order;
	designs: number;
}

/** Estimates of v2, whose result has to be asked for. @returns forgets them all */
export function estimateRoutes(app: FastifyInstance, state: State): () => void {
	const tasks = new Map<string, Task>();
	const present = ({ id, readyAt, order, designs }: Task) => {
		const isDone = readyAt <= state.now;
		return {
			id,
			status: isDone ? 'completed' : 'pending',
			costs: isDone ? presentCostsV2(order, true, designs) : null,
			retail_costs: isDone ? presentRetailV2(order, true) : null,
			failure_reasons: [],
		};
	};

	app.post(
		'/v2/order-estimation-tasks',
		route('createEstimate', { store: true }),
		async (request) => {
			const store = storeOf(request);
			const input = read(estimateSchema, request.body);
			checkPlace(input.recipient);
			const order = newOrder(state, store, input);
			const to = { store, countryCode: input.recipient.country_code };
			order.items = input.order_items.map((item) => toItemV2(state, to, item));
			refuseWay(order);
			const task: Task = {
				id: uuid(state),
				storeId: store.id,
				readyAt: state.now + state.times.task,
				order,
				designs: newDesigns(state, order).length,
			};
			tasks.set(task.id, task);
			return { data: present(task) };
		},
	);

	app.get(
		'/v2/order-estimation-tasks',
		route('getEstimate', { store: true }),
		async (request: FastifyRequest) => {
			const { id = '' } = request.query as { id?: string };
			const task = tasks.get(id);
			const isKept = task && state.now < task.readyAt + KEPT_MS;
			if (!isKept || task.storeId !== storeOf(request).id) {
				throw failedWithData(404, "Couldn't find order estimation with this ID.");
			}
			return { data: present(task) };
		},
	);

	return () => tasks.clear();
}

function uuid(state: State): string {
	const hex = state.random.hex(32);
	return [0, 8, 12, 16, 20].map((from, at) => hex.slice(from, [8, 12, 16, 20, 32][at])).join('-');
}
