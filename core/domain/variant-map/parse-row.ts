import { failure } from '../failure';
import type { Money } from '../money';
import type { Provider } from '../provider';
import { fail, ok, type Result } from '../result';
import { cellText, parseOptions, type LooseRow } from './cells';
import { ELSEWHERE, type PersonalizationRule } from './choice';
import { readSource } from './read-source';
import { ROW_STATES, type ApprovedAs, type RowState, type VariantMapRow } from './row';

/** What is wrong with a cell, and what to write instead. */
interface Wrong {
	column: string;
	problem: string;
	hint: string;
}

const isWrong = (value: object): value is Wrong => 'problem' in value;

/**
 * What one piece costs. A cost without a currency was allowed before costs were used: it is no
 * reason not to print, so it counts as none, and the check of the map speaks of it.
 */
export function readCost(row: LooseRow): { cost: Money } | null {
	const written = cellText(row, 'costMinor');
	const currency = cellText(row, 'currency').toUpperCase();
	if (!/^\d{1,12}$/.test(written) || !/^[A-Z]{3}$/.test(currency)) return null;
	return { cost: { amountMinor: Number(written), currency } };
}

function readPriority(row: LooseRow): { priority: number } | Wrong | null {
	const written = cellText(row, 'priority');
	if (written === '') return null;
	if (/^\d{1,3}$/.test(written)) return { priority: Number(written) };
	const hint = 'Write 1 for the printer that goes first, 2 for the next, or leave it empty.';
	return { column: 'priority', problem: 'the priority is not a whole number.', hint };
}

function readCountries(row: LooseRow): { madeIn: string[] } | Wrong | null {
	const written = cellText(row, 'madeIn');
	if (written === '') return null;
	const codes = written
		.toUpperCase()
		.split(/[\s,;]+/)
		.filter(Boolean);
	if (codes.every((code) => /^[A-Z]{2}$/.test(code))) return { madeIn: codes };
	const hint = 'Write countries as two letters with commas between, such as US, GB.';
	return { column: 'madeIn', problem: 'the countries cannot be read.', hint };
}

/** Reads `required, max 20, proof` in any order. */
function readPersonalization(
	row: LooseRow,
): { personalization: PersonalizationRule } | Wrong | null {
	const written = cellText(row, 'personalization');
	if (written === '') return null;
	const parts = written
		.toLowerCase()
		.split(/[,;]/)
		.map((part) => part.trim())
		.filter(Boolean);
	const rule: PersonalizationRule = {};
	for (const part of parts) {
		const max = /^max (\d{1,4})$/.exec(part);
		if (part === 'required') rule.isRequired = true;
		else if (part === 'proof') rule.needsProof = true;
		else if (max) rule.maxCharacters = Number(max[1]);
		else {
			const hint = 'Write required, max 20 and proof, as far as they hold, with commas between.';
			return { column: 'personalization', problem: `"${part}" is not known.`, hint };
		}
	}
	return { personalization: rule };
}

function readApproval(row: LooseRow): { approvedAs: ApprovedAs } | Wrong | null {
	const title = cellText(row, 'approvedTitle');
	const options = parseOptions(cellText(row, 'approvedOptions'));
	if (options === null) {
		const hint = 'Write them like this: Size=M; Color=Black. Or empty the cell.';
		return { column: 'approvedOptions', problem: 'the approved options cannot be read.', hint };
	}
	return title || options.length > 0 ? { approvedAs: { title, options } } : null;
}

/** What is printed, or by whom else it is served. */
function readMaking(
	row: LooseRow,
	providers: readonly Provider[],
): Pick<VariantMapRow, 'provider' | 'source'> | Wrong {
	const provider = cellText(row, 'provider').toLowerCase();
	if ((ELSEWHERE as readonly string[]).includes(provider)) return { provider };
	if (!providers.includes(provider)) {
		const hint = `Enter one of ${[...providers, ...ELSEWHERE].join(', ')} in the column provider.`;
		return { column: 'provider', problem: 'the provider is missing or unknown.', hint };
	}
	const source = readSource(row);
	return isWrong(source) ? source : { provider, source: source.source };
}

type Key = Pick<VariantMapRow, 'listingId' | 'options' | 'sku'>;

function readKey(row: LooseRow): Key | Wrong {
	const sku = cellText(row, 'sku');
	const listingId = cellText(row, 'listingId');
	const options = parseOptions(cellText(row, 'options'));
	if (options === null) {
		const hint = 'Write the options like this: Size=M; Color=Black.';
		return { column: 'options', problem: 'the options cannot be read.', hint };
	}
	if (!sku && !(listingId && options.length > 0)) {
		const hint = 'Enter the Etsy SKU, or the listing number and the option values.';
		return { column: 'sku', problem: 'it does not say which Etsy variant it is for.', hint };
	}
	return { sku, listingId, options };
}

function readState(row: LooseRow): { state: RowState } | Wrong {
	const written = cellText(row, 'state').toLowerCase() || 'active';
	const state = ROW_STATES.find((known) => known === written);
	if (state !== undefined) return { state };
	const hint = `Enter one of ${ROW_STATES.join(', ')} in the column state.`;
	return { column: 'state', problem: `the state "${written}" is not known.`, hint };
}

/** What a row may say besides; null for a cell that is empty or not there. */
const EXTRAS: ReadonlyArray<(row: LooseRow) => Partial<VariantMapRow> | Wrong | null> = [
	readPriority,
	readCost,
	readCountries,
	readPersonalization,
	readApproval,
];

/**
 * Checks one row of the map.
 * @param row the columns of docs/tables.md; ids may be texts or numbers, `state` empty means
 *   active; a column that an older table does not have counts as empty
 * @param providers the providers on offer
 * @returns a `mapping` failure that names the row and the column, so that one bad row never costs
 *   the others
 */
export function parseRow(
	row: LooseRow,
	position: number,
	providers: readonly Provider[],
): Result<VariantMapRow> {
	const making = readMaking(row, providers);
	if (isWrong(making)) return refuse(row, position, making);
	const key = readKey(row);
	if (isWrong(key)) return refuse(row, position, key);
	const state = readState(row);
	if (isWrong(state)) return refuse(row, position, state);
	const parsed: VariantMapRow = {
		shopId: cellText(row, 'shopId'),
		listingId: key.listingId,
		sku: key.sku,
		options: key.options,
		provider: making.provider,
		state: state.state,
	};
	if (making.source) parsed.source = making.source;
	const rowId = cellText(row, 'id');
	if (rowId) parsed.rowId = rowId;
	for (const read of EXTRAS) {
		const part = read(row);
		if (part === null) continue;
		if (isWrong(part)) return refuse(row, position, part);
		Object.assign(parsed, part);
	}
	return ok(parsed);
}

function refuse(row: LooseRow, position: number, { column, problem, hint }: Wrong): Result<never> {
	const sku = cellText(row, 'sku');
	const where = `Variant Map row ${cellText(row, 'id') || position + 1}${sku ? ` (SKU ${sku})` : ''}`;
	return fail(
		failure({
			category: 'mapping',
			provider: 'pack',
			operation: 'variantMap:resolve',
			message: `${where}: ${problem}`,
			hint,
			fields: [column],
		}),
	);
}
