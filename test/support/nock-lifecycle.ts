import './engine';
import nock from 'nock';

// nock patches Node's own http module, which all test files of a worker share: what one file
// leaves patched, the next one meets. So each file begins and ends without any trace of it.
beforeAll(() => {
	if (!nock.isActive()) nock.activate();
});

afterAll(() => {
	nock.cleanAll();
	nock.enableNetConnect();
	nock.restore();
});
