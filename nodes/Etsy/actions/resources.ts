import type { Resource } from '../../shared/resource';
import * as apiCall from './apiCall/apiCall.resource';
import * as file from './file/file.resource';
import * as image from './image/image.resource';
import * as listing from './listing/listing.resource';
import * as order from './order/order.resource';
import * as payment from './payment/payment.resource';
import * as personalization from './personalization/personalization.resource';
import * as processingProfile from './processingProfile/processingProfile.resource';
import * as productionPartner from './productionPartner/productionPartner.resource';
import * as returnPolicy from './returnPolicy/returnPolicy.resource';
import * as review from './review/review.resource';
import * as section from './section/section.resource';
import * as shipment from './shipment/shipment.resource';
import * as shippingProfile from './shippingProfile/shippingProfile.resource';
import * as shop from './shop/shop.resource';
import * as variation from './variation/variation.resource';
import * as video from './video/video.resource';

/** Every resource of the node, in the order of the editor: by the alphabet. */
export const resources: readonly Resource[] = [
	apiCall,
	file,
	image,
	listing,
	order,
	payment,
	personalization,
	processingProfile,
	productionPartner,
	returnPolicy,
	review,
	section,
	shipment,
	shippingProfile,
	shop,
	variation,
	video,
];
