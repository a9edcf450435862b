import type { INode, INodeType } from 'n8n-workflow';
import { refused, unreachable } from '../../../install/api-error';
import { chooseCredentials } from '../../../install/choose-credentials';
import { readMark, withMark, markOf } from '../../../install/mark';
import { stepsWithoutCredential } from '../../../install/needs';
import { offeredCredentials } from '../../../install/offered-credentials';
import { readOptions } from '../../../install/options';
import { makePlans } from '../../../install/plan';
import { conflictTexts, reportText } from '../../../install/report';
import type { StoredWorkflow } from '../../../install/stored-workflows';
import { readTemplateFolder } from '../../../install/workflow';
import { ArtworkTransfer } from '../../../nodes/ArtworkTransfer/ArtworkTransfer.node';
import { Etsy } from '../../../nodes/Etsy/Etsy.node';
import { EtsyTrigger } from '../../../nodes/EtsyTrigger/EtsyTrigger.node';
import { EtsyWebhookTrigger } from '../../../nodes/EtsyWebhookTrigger/EtsyWebhookTrigger.node';
import { PrintOnDemand } from '../../../nodes/PrintOnDemand/PrintOnDemand.node';
import { PrintOnDemandTrigger } from '../../../nodes/PrintOnDemandTrigger/PrintOnDemandTrigger.node';
import { VariantMap } from '../../../nodes/VariantMap/VariantMap.node';
import { join } from 'node:path';
import { typeNameOf } from '../../support/engine/node-types';

const TEMPLATES = readTemplateFolder(join(__dirname, '..', '..', '..', 'workflows'));
const [TEMPLATE] = TEMPLATES as [(typeof TEMPLATES)[number]];

describe('the command line', () => {
	const read = (...args: string[]) => readOptions(['--url', 'http://n8n', ...args], {});

	it('takes the key from the environment or from an option', () => {
		expect(read('--api-key', 'k')?.apiKey).toBe('k');
		expect(readOptions(['--url', 'u'], { N8N_API_KEY: 'e' })?.apiKey).toBe('e');
		expect(() => read()).toThrow('An API key is needed');
		expect(() => readOptions(['--api-key', 'k'], {})).toThrow('Say where your n8n is');
		expect(readOptions(['--help'], {})).toBeUndefined();
	});

	it('reads names and credentials', () => {
		const options = read('--api-key', 'k', '--only', 'a.json,b', '--credential', 'smtp=My mail=7');
		expect(options?.only).toEqual(['a', 'b']);
		expect(options?.credentials).toEqual([{ type: 'smtp', name: 'My mail', id: '7' }]);
		expect(() => read('--api-key', 'k', '--credential', 'smtp')).toThrow('is not understood');
		expect(() => read('--api-key', 'k', '--with-tables')).toThrow('goes with --remove');
		expect(() => read('--api-key', 'k', '--nonsense')).toThrow('--help lists the options');
	});
});

describe('the choice of credentials', () => {
	const etsy = { id: '1', name: 'Shop', type: 'etsyOAuth2Api' };

	it('takes the only one of a type of ours, and no password of another service', () => {
		const listed = [etsy, { id: '2', name: 'Router', type: 'httpBasicAuth' }];
		expect(chooseCredentials([], listed, [])).toEqual({
			credentials: { etsyOAuth2Api: { id: '1', name: 'Shop' } },
			notes: [],
		});
	});

	it('asks where there are several, and takes the one that is named', () => {
		const listed = [etsy, { ...etsy, id: '2', name: 'Second' }];
		const open = chooseCredentials([], listed, []);
		expect(open.credentials).toEqual({});
		expect(open.notes[0]).toContain('"Shop", "Second"');
		const named = chooseCredentials([{ type: 'etsyOAuth2Api', name: 'Second' }], listed, []);
		expect(named).toEqual({
			credentials: { etsyOAuth2Api: { id: '2', name: 'Second' } },
			notes: [],
		});
		const wrong = chooseCredentials([{ type: 'etsyOAuth2Api', name: 'Third' }], listed, []);
		expect(wrong.credentials).toEqual({});
		expect(wrong.notes[0]).toMatch(/No credential .* "Third".*"Shop", "Second"/);
	});

	it('goes by the installed steps where n8n lists none', () => {
		const node = { credentials: { etsyOAuth2Api: { id: '1', name: 'Shop' } } } as unknown as INode;
		const installed = [{ name: 'a', nodes: [node, node], connections: {} }];
		expect(chooseCredentials([], undefined, installed).credentials).toEqual({
			etsyOAuth2Api: { id: '1', name: 'Shop' },
		});
		expect(chooseCredentials([], undefined, []).notes[0]).toContain('Name yours');
		const named = chooseCredentials([{ type: 'printifyApi', name: 'P' }], undefined, []);
		expect(named.credentials).toEqual({ printifyApi: { id: null, name: 'P' } });
	});

	it('knows what each node of the package offers', () => {
		const nodes: INodeType[] = [
			...[new ArtworkTransfer(), new Etsy(), new EtsyTrigger(), new EtsyWebhookTrigger()],
			...[new PrintOnDemand(), new PrintOnDemandTrigger(), new VariantMap()],
		];
		for (const node of nodes) {
			const offered = (node.description.credentials ?? []).map(({ name }) => name);
			const step = { type: typeNameOf(node), parameters: {} } as INode;
			expect([step.type, offeredCredentials(step).sort()]).toEqual([step.type, offered.sort()]);
		}
	});

	it('says in which steps one is still missing', () => {
		const sync = TEMPLATES.find(({ file }) => file === 'sync-etsy-orders')!;
		expect(stepsWithoutCredential(sync, sync)).toEqual(
			expect.arrayContaining(['Read open Etsy orders', 'Create at the printer']),
		);
		const credentials = { etsyOAuth2Api: { id: '1', name: 'Shop' } };
		const nodes = sync.nodes.map((node) => ({ ...node, credentials }));
		expect(stepsWithoutCredential({ ...sync, nodes }, sync)).toEqual([]);
		const message = TEMPLATES.find(({ file }) => file === 'send-a-message')!;
		expect(stepsWithoutCredential(message, message)).toEqual([]);
	});
});

describe('what is done about a template', () => {
	const stored = (more: Partial<StoredWorkflow> = {}): StoredWorkflow => ({
		...{ ...structuredClone(TEMPLATE), id: '1', active: false, activeVersionId: null },
		staticData: withMark({ 'node:A': { at: 1 } }, markOf(TEMPLATE)),
		...more,
	});
	const kind = (all: StoredWorkflow[], template = TEMPLATE, options = {}) =>
		makePlans([template], all, { force: false, adopt: false, ...options }).map((one) => one.kind);
	const newer = { ...TEMPLATE, description: 'another one' };

	it('is told by the mark, not by the name', () => {
		expect(kind([])).toEqual(['create']);
		expect(kind([stored({ name: 'Mine' })])).toEqual(['same']);
		expect(kind([stored()], newer)).toEqual(['update']);
		expect(kind([stored(), stored({ id: '2' })])).toEqual(['same', 'same']);
		expect(kind([stored()], TEMPLATE, { force: true })).toEqual(['update']);
	});

	it('leaves alone what is not its own, archived or not published', () => {
		expect(kind([stored({ staticData: null })])).toEqual(['foreign']);
		expect(kind([stored({ staticData: null })], TEMPLATE, { adopt: true })).toEqual(['update']);
		expect(kind([stored({ isArchived: true })])).toEqual(['archived']);
		const draft = { active: true, activeVersionId: 'a', versionId: 'b' };
		expect(kind([stored(draft)], newer)).toEqual(['unpublished']);
		expect(kind([stored(draft)])).toEqual(['same']);
	});

	it('keeps the mark beside what triggers remember, as an object or as text', () => {
		const { staticData } = stored();
		expect(staticData).toMatchObject({ 'node:A': { at: 1 } });
		expect(readMark(JSON.stringify(staticData))).toEqual(markOf(TEMPLATE));
		expect(readMark(null)).toBeUndefined();
		expect(readMark({ global: { other: 1 } })).toBeUndefined();
	});
});

describe('what the command says', () => {
	it('shows a table, and below it what needs the user', () => {
		const lines = [
			{ name: 'Sync', done: 'installed', active: true, needs: [] },
			{ name: 'A form', done: 'unchanged', active: false, needs: ['choose.'] },
		];
		expect(reportText({ lines, notes: ['A note.'], isIncomplete: true }).split('\n')).toEqual([
			...['Workflow  What was done  Active', 'Sync      installed      yes'],
			...['A form    unchanged      no', '', 'What needs you:', '- A form: choose.'],
			...['', 'A note.'],
		]);
	});

	it('names the steps in the way, with what they say now', () => {
		const details = Array.from({ length: 7 }, (_, at) => `p${at}: ${'x'.repeat(200)}`);
		const [added, changed] = conflictTexts([
			{ step: 'Mine', what: 'added', details: [] },
			{ step: 'Theirs', what: 'changed', details },
		]);
		expect(added).toBe('the step "Mine" is yours');
		expect(changed).toMatch(/"Theirs"; in your n8n it says:\n {4}p0: x+…\n[^]*and 2 more$/);
	});

	it('says what an error means', () => {
		const of = (status: number, body: unknown) =>
			refused(status, body, 'list the workflows', 'workflow:list', 'http://n8n').message;
		expect(of(401, { message: 'unauthorized' })).toContain('does not accept the API key');
		expect(of(403, { message: 'Forbidden' })).toContain('scope workflow:list');
		expect(of(404, '<html>')).toContain('no n8n API at http://n8n');
		expect(of(400, { message: 'odd.' })).toBe('n8n could not list the workflows: odd.');
		expect(unreachable('http://n8n', 'ECONNREFUSED', 'x').message).toContain('nothing listens');
		expect(unreachable('http://n8n', 'X', 'self-signed certificate').message).toContain(
			'is not trusted',
		);
	});
});
