import { conformanceSuite } from '../support/conformance/suite';
import { n8nDriver } from './support/n8n-driver';

jest.setTimeout(10 * 60_000);

/** The one suite that every provider passes unchanged, through the node in a real n8n. */
describe('every provider on offer, in a real n8n', () => {
	conformanceSuite(n8nDriver);
});
