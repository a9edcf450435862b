import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEDGER_STATES } from '../../core/domain/planning/ledger';
import type { HoldCode } from '../../core/domain/planning/plan-types';
import { IGNORE_MESSAGES } from '../../core/domain/planning/reasons';
import { KNOWN_SETTINGS } from '../../core/domain/settings/check-settings';
import type { AttentionCode } from '../../core/domain/variant-map/resolve';
import { ROW_STATES } from '../../core/domain/variant-map/row';
import { ROOT } from '../support/descriptions/pack';
import { markdownTables, plain, section } from '../support/markdown';

/** TypeScript refuses these two lists as soon as they are not complete. */
const ATTENTION_CODES: Record<AttentionCode, true> = {
	ambiguous: true,
	broken_row: true,
	changed: true,
	disabled: true,
	not_approved: true,
	sold_out: true,
	unmapped: true,
};
const HOLD_CODES: Record<HoldCode, true> = {
	...ATTENTION_CODES,
	address_hidden: true,
	address_incomplete: true,
	cancelled_after_order: true,
	changed_in_doubt: true,
	cost_unknown: true,
	country_not_allowed: true,
	country_unknown: true,
	first_order: true,
	line_margin_too_low: true,
	margin_too_low: true,
	needs_proof: true,
	no_exchange_rate: true,
	no_printer: true,
	older_than_ledger: true,
	partly_refunded: true,
	personalised: true,
	personalization_changed: true,
	personalization_missing: true,
	personalization_too_long: true,
	personalization_unreadable: true,
	quantity_too_high: true,
	repeat_order: true,
	spend_limit: true,
	start_not_allowed: true,
	unusable_number: true,
	value_too_high: true,
	waits_for_other_lines: true,
};

interface SetupNode {
	name: string;
	parameters: {
		tableName?: string;
		columns?: { column?: Array<{ name: string; type: string }> };
	};
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const setup = JSON.parse(read('workflows/set-up-the-pack.json')) as { nodes: SetupNode[] };
const publish = JSON.parse(read('workflows/publish-a-design.json')) as { nodes: SetupNode[] };
const retention = JSON.parse(read('workflows/buyer-data-and-retention.json')) as {
	nodes: SetupNode[];
};
const tablesPage = read('docs/tables.md');
const planPage = read('docs/nodes/print-on-demand/plan.md');

/** A table of a page by its heading and its first column. */
function tableOf(page: string, heading: string, column: string) {
	const tables = markdownTables(section(page, heading));
	const rows = tables.find(([row]) => row !== undefined && column in row) ?? [];
	expect(rows.flatMap((row) => Object.values(row)).filter((cell) => cell === '')).toEqual([]);
	return rows.map((row) => ({ ...row, [column]: plain(row[column]) }) as Record<string, string>);
}

const codesOf = (page: string, heading: string) =>
	tableOf(page, heading, 'Code').map(({ Code }) => Code);

describe('the page of the tables', () => {
	const making = [...setup.nodes, ...publish.nodes, ...retention.nodes];
	const made = making.flatMap(({ parameters: { tableName, columns } }) =>
		tableName === undefined || columns?.column === undefined
			? []
			: [[tableName, columns.column] as const],
	);

	it('has a part for each table that a workflow makes, and no other', () => {
		const headings = [...tablesPage.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
		expect(made.length).toBeGreaterThan(0);
		expect(headings).toEqual(made.map(([name]) => name));
	});

	it.each(made)('says of each column of %s what it is', (name, columns) => {
		const written = tableOf(tablesPage, name, 'Column');
		expect(written.map(({ Column, Type }) => ({ name: Column, type: Type }))).toEqual(columns);
	});

	it('explains every state of the ledger and of the map', () => {
		const states = tableOf(tablesPage, 'POD Order Ledger', 'State').map(({ State }) => State);
		expect(states).toEqual([...LEDGER_STATES]);
		const map = tableOf(tablesPage, 'POD Variant Map', 'Column');
		const meaning = map.find(({ Column }) => Column === 'state')?.Meaning ?? '';
		expect([...meaning.matchAll(/`(\w+)`/g)].map(([, state]) => state)).toEqual([...ROW_STATES]);
	});

	it('has the settings with the defaults and the meaning that the code knows', () => {
		const rows = tableOf(tablesPage, 'POD Settings', 'Setting');
		const words = (text = '') => text.replaceAll('`', '');
		expect(rows.map((row) => [row.Setting, plain(row.Default), words(row.Meaning)])).toEqual(
			KNOWN_SETTINGS.map((one) => [one.name, one.default, one.meaning]),
		);
	});
});

describe('the reasons', () => {
	it('to hold a line are all on the page of the node', () => {
		expect(codesOf(planPage, 'Why a line is held')).toEqual(Object.keys(HOLD_CODES).sort());
	});

	it('to leave a line alone are all there, in the words of the node', () => {
		const rows = tableOf(planPage, 'Why a line is left alone', 'Code');
		const written = rows.map((row) => [row.Code, row['What it means']]);
		expect(Object.fromEntries(written)).toEqual(IGNORE_MESSAGES);
		expect(written).toHaveLength(Object.keys(IGNORE_MESSAGES).length);
	});

	it('that the Variant Map gives are all on its page', () => {
		const page = read('docs/nodes/variant-map.md');
		expect(codesOf(page, 'Codes')).toEqual(Object.keys(ATTENTION_CODES).sort());
	});
});
