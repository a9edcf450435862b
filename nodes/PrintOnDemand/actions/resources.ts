import type { Resource } from '../../shared/resource';
import * as catalog from './catalog/catalog.resource';
import * as connection from './connection/connection.resource';
import * as design from './design/design.resource';
import * as file from './file/file.resource';
import * as order from './order/order.resource';
import * as product from './product/product.resource';
import * as report from './report/report.resource';
import * as shipping from './shipping/shipping.resource';

/** Every resource of the node, in the order of the editor: by the alphabet. */
export const resources: readonly Resource[] = [
	catalog,
	connection,
	design,
	file,
	order,
	product,
	report,
	shipping,
];
