import type { OrderStatus } from '../../domain/status';
import type { ProdigiOrder } from './schemas';

type OrderData = ProdigiOrder['data'];

/** The stages that say enough by themselves (facts/pod-normalised-model.md 6), in lower case. */
const STAGES: ReadonlyMap<string, OrderStatus> = new Map([
	['draft', 'draft'],
	['awaitingpayment', 'payment_required'],
	['onhold', 'on_hold'],
	['complete', 'shipped'],
	['cancelled', 'cancelled'],
]);

/** The steps of an order in progress, the furthest first, and what each means once it began. */
const STEPS: ReadonlyArray<readonly [step: string, status: OrderStatus]> = [
	['inProduction', 'in_production'],
	['allocateProductionLocation', 'accepted'],
];

const BEGUN = ['inprogress', 'complete'];

function word(value: unknown): string {
	return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

/** Where an order in progress stands, by its parcels and its steps. */
function progress({ shipments, status }: OrderData): OrderStatus {
	const details = status?.details ?? {};
	if (shipments.some((shipment) => word(shipment.status) === 'shipped')) return 'partially_shipped';
	if (Object.values(details).some((value) => word(value) === 'error')) return 'failed';
	const step = STEPS.find(([name]) => BEGUN.includes(word(details[name])));
	return step ? step[1] : 'received';
}

/** An open issue outweighs progress: an order can wait for ever with one (facts/prodigi.md 7). */
function issueStatus({ status }: OrderData): OrderStatus | undefined {
	const codes = (status?.issues ?? []).map(({ errorCode }) => word(errorCode));
	if (codes.length === 0) return undefined;
	const has = (part: string) => codes.some((code) => code.includes(part));
	if (has('requirespaymentauthorisation')) return 'payment_required';
	// Prodigi has given up on a picture, and pictures of an order cannot be changed.
	return has('assets.failedtodownload') ? 'failed' : 'action_required';
}

/** The steps in their order, as Prodigi writes them (facts/prodigi.md 7). */
const ALL_STEPS = [
	'downloadAssets',
	'printReadyAssetsPrepared',
	'allocateProductionLocation',
	'inProduction',
	'shipping',
] as const;

/**
 * Prodigi's own words for where an order stands: its stage and, while it is in progress, its open
 * issues or else the last step that began, such as `InProgress: inProduction`.
 */
function rawStatusOf({ status }: OrderData): string {
	const stage = status?.stage ?? '';
	if (word(stage) !== 'inprogress') return stage;
	const codes = (status?.issues ?? []).flatMap(({ errorCode }) => errorCode ?? []);
	if (codes.length > 0) return `${stage}: ${[...new Set(codes)].join(', ')}`;
	const details = status?.details ?? {};
	const failed = ALL_STEPS.find((step) => word(details[step]) === 'error');
	if (failed) return `${stage}: ${failed} Error`;
	const step = [...ALL_STEPS].reverse().find((name) => BEGUN.includes(word(details[name])));
	return step ? `${stage}: ${step}` : stage;
}

/**
 * Where an order stands: cancelled, complete, issues, parcels, steps, in this order
 * (facts/pod-normalised-model.md 6). `Complete` means sent; Prodigi never tells of delivery.
 */
export function prodigiStatus(data: OrderData): { status: OrderStatus; rawStatus: string } {
	return { status: statusOf(data), rawStatus: rawStatusOf(data) };
}

function statusOf(data: OrderData): OrderStatus {
	const key = word(data.status?.stage);
	const stage = STAGES.get(key);
	if (stage === 'cancelled' || stage === 'shipped') return stage;
	const byIssue = issueStatus(data);
	if (byIssue) return byIssue;
	return stage ?? (key === 'inprogress' ? progress(data) : 'unknown');
}
