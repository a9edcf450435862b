// These functions run in the browser, in n8n's editor: each stands alone and returns plain data.

/** Something that the editor marks on a node with a red triangle. */
export interface NodeIssue {
	node: string;
	kind: string;
	message: string;
}

/**
 * Goes to another workflow as a link in the editor does, without a load of the page.
 * @returns false where no other workflow is open, so that there is nothing to go from
 */
export async function goWithinEditor(path: string): Promise<boolean> {
	interface App {
		config: { globalProperties: { $router: { push(path: string): Promise<unknown> } } };
	}
	const { pathname } = globalThis.location;
	if (!pathname.startsWith('/workflow/') || pathname === path) return false;
	const root = document.querySelector('#app') as (Element & { __vue_app__?: App }) | null;
	const router = root?.__vue_app__?.config.globalProperties.$router;
	if (!router) return false;
	await router.push(path);
	return true;
}

/** Until the editor has nothing left to compute, however slow the machine is. */
export async function untilIdle(): Promise<void> {
	await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }));
}

/** Names of the nodes that the editor shows as not installed. */
export function readUnknownNodes(): string[] {
	return Array.from(document.querySelectorAll('[data-test-id="node-not-installed"]')).map(
		(mark) => mark.closest('[data-node-name]')?.getAttribute('data-node-name') ?? '?',
	);
}

/** The marks, with the texts that their tooltips show, from where the editor keeps them. */
export function readNodeIssues(): NodeIssue[] {
	type Issues = Record<string, unknown>;
	type Nodes = Record<string, { name: string; issues?: Issues }>;
	interface Store {
		nodesByName?: Nodes;
		workflow?: { nodes?: { name: string; issues?: Issues }[] };
	}
	interface App {
		config: { globalProperties: { $pinia: { state: { value: Record<string, Store> } } } };
	}
	const root = document.querySelector('#app') as (Element & { __vue_app__?: App }) | null;
	const stores = Object.values(root?.__vue_app__?.config.globalProperties.$pinia.state.value ?? {});
	const issues = new Map<string, Issues>();
	for (const { nodesByName, workflow } of stores) {
		const nodes = [...Object.values(nodesByName ?? {}), ...(workflow?.nodes ?? [])];
		for (const node of nodes) if (node.issues) issues.set(node.name, node.issues);
	}
	const marked = Array.from(document.querySelectorAll('[data-test-id="node-issues"]')).map(
		(mark) => mark.closest('[data-node-name]')?.getAttribute('data-node-name') ?? '?',
	);
	return marked.flatMap((node) => {
		const known = Object.entries(issues.get(node) ?? { unknown: true });
		return known.flatMap(([kind, detail]) => {
			const lists = typeof detail === 'object' && detail !== null ? Object.values(detail) : [kind];
			return lists.flat().map((message) => ({ node, kind, message: String(message) }));
		});
	});
}

/** Pairs of nodes and sticky notes that overlap; a node wholly on a note belongs there. */
export function readOverlaps(): string[] {
	const boxes = Array.from(document.querySelectorAll('.vue-flow__node')).map((element) => {
		const node = element.querySelector('[data-node-name]');
		const sticky = element.querySelector('[data-test-id="sticky"]') !== null;
		const text = element.textContent?.trim().slice(0, 40) ?? '';
		const name = sticky ? `note "${text}"` : (node?.getAttribute('data-node-name') ?? text);
		return { name, sticky, box: element.getBoundingClientRect() };
	});
	const within = (a: DOMRect, b: DOMRect) =>
		a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
	const overlap = (a: DOMRect, b: DOMRect) =>
		a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
	return boxes.flatMap((a, index) =>
		boxes
			.slice(index + 1)
			.filter((b) => overlap(a.box, b.box))
			.filter((b) => !(a.sticky && within(b.box, a.box)) && !(b.sticky && within(a.box, b.box)))
			.map((b) => `${a.name} / ${b.name}`),
	);
}
