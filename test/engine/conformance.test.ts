import { providerNames } from '../../core/providers/registry';
import { CASES } from '../support/conformance/cases';
import { engineDriver, hurry, startConformanceSandbox } from '../support/conformance/engine-driver';
import { conformanceSuite } from '../support/conformance/suite';

/** The one suite that every provider passes unchanged, through the node in n8n's engine. */
describe('every provider on offer', () => {
	it('has its case here', () => {
		expect(CASES.map(({ provider }) => provider).sort()).toEqual(providerNames().sort());
	});

	conformanceSuite(async () => {
		const sandbox = await startConformanceSandbox();
		hurry(sandbox);
		return engineDriver(sandbox);
	});
});
