import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { isSecondVersion, keep, route, storeOf } from '../access';
import { link, listIn, ok, pageWithLinks, read } from '../envelope';
import { failed } from '../errors';
import { LockoutWindow } from '../limits';
import type { Product, Store } from '../model';
import {
	filesSchema,
	placementsSchema,
	printsFromFiles,
	printsFromPlacements,
} from '../orders/prints';
import type { State } from '../state';
import type { Events } from '../webhooks/events';

interface Task {
	id: number;
	/** What v1 calls it by. */
	key: string;
	store: Store;
	product: Product;
	variantIds: number[];
	placements: string[];
	readyAt: number;
	isTold: boolean;
}

const taskSchema = z.object({
	variant_ids: z.array(z.coerce.number().int()).min(1),
	format: z.enum(['jpg', 'png']).default('jpg'),
	files: z
		.array(
			z.object({
				placement: z.string(),
				image_url: z.string(),
				position: z.record(z.unknown()).nullish(),
			}),
		)
		.min(1),
});

const taskV2Schema = z.object({
	format: z.enum(['jpg', 'png']).default('jpg'),
	products: z
		.array(
			z.object({
				source: z.literal('catalog'),
				catalog_product_id: z.number().int(),
				catalog_variant_ids: z.array(z.number().int()).optional(),
				mockup_style_ids: z.array(z.number().int()).optional(),
				placements: placementsSchema.default([]),
			}),
		)
		.min(1),
});

/** Pictures of products, in both versions: asked for, ready a little later. */
export class Mockups {
	private tasks: Task[] = [];
	private readonly window: LockoutWindow;

	constructor(
		private readonly state: State,
		private readonly events: Events,
	) {
		this.window = new LockoutWindow(state.world.clock);
	}

	reset(): void {
		this.tasks = [];
		this.window.reset();
	}

	/** Tells of those that are ready by now. */
	settle(): void {
		for (const task of this.tasks.filter(
			({ isTold, readyAt }) => !isTold && readyAt <= this.state.now,
		)) {
			task.isTold = true;
			this.events.mockup(task.store, task.readyAt, this.presentV2(task, ''));
		}
	}

	/** Adds the routes. */
	register(app: FastifyInstance): void {
		const needs = { store: true };
		app.post<{ Params: { id: string } }>(
			'/mockup-generator/create-task/:id',
			route('createMockupTask', needs),
			async (request, reply) => {
				this.limit(request, reply);
				const product = this.productOf(Number(request.params.id));
				const input = read(taskSchema, request.body);
				const files = filesSchema.parse(
					input.files.map(({ placement, image_url: url }) => ({ type: placement, url })),
				);
				const prints = printsFromFiles(this.state, storeOf(request).id, product, files);
				const places = prints.map(({ placement }) => placement);
				return ok(this.present(this.add(request, product, input.variant_ids, places)));
			},
		);

		app.get('/mockup-generator/task', route('getMockupTask', needs), async (request) => {
			const { task_key: key } = request.query as { task_key?: string };
			const task = this.tasks.find((one) => one.key === key && one.store === storeOf(request));
			if (!task) throw failed(404, 'Not found');
			return ok(this.present(task));
		});

		app.get<{ Params: { id: string } }>(
			'/mockup-generator/printfiles/:id',
			route('getPrintfiles', needs),
			async ({ params }) => ok(presentPrintfiles(this.productOf(Number(params.id)))),
		);

		app.post('/v2/mockup-tasks', route('createMockupTasksV2', needs), async (request, reply) => {
			this.limit(request, reply);
			const input = read(taskV2Schema, request.body);
			const tasks = input.products.map((asked) => {
				const product = this.productOf(asked.catalog_product_id);
				const storeId = storeOf(request).id;
				const prints = printsFromPlacements(this.state, storeId, product, asked.placements);
				const ids = asked.catalog_variant_ids ?? product.variants.map(({ id }) => id);
				const places = prints.map(({ placement }) => placement);
				return this.add(request, product, ids, [...new Set(places)]);
			});
			return { data: tasks.map((task) => this.presentV2(task, selfOf(request, task))) };
		});

		app.get('/v2/mockup-tasks', route('getMockupTasksV2', needs), async (request) => {
			const ids = listIn(request, 'id');
			if (ids.length === 0) throw failed(400, 'Missing required parameters');
			const found = this.tasks.filter(
				({ id, store }) => ids.includes(String(id)) && store === storeOf(request),
			);
			if (found.length === 0) throw failed(404, 'Not found');
			return pageWithLinks(request, found, (task) => this.presentV2(task, selfOf(request, task)));
		});
	}

	private add(
		request: FastifyRequest,
		product: Product,
		variantIds: number[],
		placements: string[],
	): Task {
		const strange = variantIds.find((id) => product.variants.every((one) => one.id !== id));
		if (strange !== undefined) throw failed(400, `Invalid variant ID: ${strange}`);
		const task: Task = {
			id: this.state.nextId(),
			key: `gt-${this.state.random.hex(9)}`,
			store: storeOf(request),
			product,
			variantIds,
			placements,
			readyAt: this.state.now + this.state.times.task,
			isTold: false,
		};
		this.tasks.push(task);
		return task;
	}

	/** Fewer than of other calls (facts/printful.md 2). */
	private limit(request: FastifyRequest, reply: FastifyReply): void {
		const { id, mockupsPerMinute } = storeOf(request).account;
		keep(reply, this.window.take(String(id), mockupsPerMinute), isSecondVersion(request));
	}

	private productOf(id: number): Product {
		const product = this.state.products.get(id);
		if (!product) throw failed(404, 'Not found');
		return product;
	}

	private present(task: Task) {
		if (task.readyAt > this.state.now) return { task_key: task.key, status: 'pending' };
		return {
			task_key: task.key,
			status: 'completed',
			mockups: task.placements.map((placement) => ({
				placement,
				display_name: placement,
				variant_ids: task.variantIds,
				mockup_url: mockupUrl(task, placement),
				extra: [],
			})),
			printfiles: task.placements.map((placement) => ({
				variant_ids: task.variantIds,
				placement,
				url: mockupUrl(task, `${placement}_print`),
			})),
		};
	}

	private presentV2(task: Task, href: string) {
		const isDone = task.readyAt <= this.state.now;
		const { product } = task;
		return {
			id: task.id,
			status: isDone ? 'completed' : 'pending',
			catalog_variant_mockups: (isDone ? task.variantIds : []).map((catalog_variant_id) => ({
				catalog_variant_id,
				mockups: task.placements.map((placement) => ({
					placement,
					display_name: placement,
					technique: product.placements.find((one) => one.placement === placement)?.technique ?? '',
					style_id: product.id * 100,
					mockup_url: mockupUrl(task, placement),
				})),
			})),
			failure_reasons: [],
			_links: { self: { href } },
		};
	}
}

function selfOf(request: FastifyRequest, { id }: Task): string {
	return link(request, `/v2/mockup-tasks?id=${id}`).href;
}

/** Such an address is good for a day or so. */
function mockupUrl({ key }: Task, name: string): string {
	return `https://tmp.example.com/mockups/${key}/${name}.jpg`;
}

function presentPrintfiles({ id, placements, variants }: Product) {
	const names = Object.fromEntries(placements.map(({ placement, title }) => [placement, title]));
	const ids = Object.fromEntries(placements.map(({ placement }, at) => [placement, at + 1]));
	return {
		product_id: id,
		available_placements: names,
		printfiles: placements.map(({ width, height, dpi }, at) => ({
			printfile_id: at + 1,
			width: Math.round(width * dpi),
			height: Math.round(height * dpi),
			dpi,
			fill_mode: 'fit',
			can_rotate: false,
		})),
		variant_printfiles: variants.map((variant) => ({ variant_id: variant.id, placements: ids })),
		option_groups: [],
		options: [],
	};
}
