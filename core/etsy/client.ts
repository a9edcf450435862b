import type { Result } from '../domain/result';
import type { FieldValue } from '../transport/http';
import { ETSY_ROOT, READ as read, shopPath, type EtsyCall } from './caller';
import {
	receiptPage,
	self,
	shop,
	shopReceipt,
	tokenScopes,
	type EtsyShop,
	type ReceiptPage,
	type ShopReceipt,
} from './schemas';

/** Which receipts to list (facts/etsy.md 9). Times are epoch seconds. */
export interface ReceiptQuery {
	min_created?: number;
	max_created?: number;
	min_last_modified?: number;
	max_last_modified?: number;
	was_paid?: boolean;
	was_shipped?: boolean;
	was_delivered?: boolean;
	was_canceled?: boolean;
	sort_on?: 'created' | 'updated' | 'receipt_id';
	sort_order?: 'asc' | 'desc';
	/** 1 to 100. */
	limit?: number;
	offset?: number;
}

/** Who we are and what was ordered; each is one HTTP request. None rejects. */
export interface EtsyApi {
	/** Who the token belongs to and the one shop of that user. Permission: shops_r. */
	getMe(): Promise<Result<{ user_id: string; shop_id: string }>>;
	/** A shop's public face. No permission needed. */
	getShop(shopId: string): Promise<Result<EtsyShop>>;
	/** One page of orders, each still unchecked. Permission: transactions_r. */
	getShopReceipts(shopId: string, query: ReceiptQuery): Promise<Result<ReceiptPage>>;
	/** One order. Permission: transactions_r. */
	getShopReceipt(shopId: string, receiptId: string): Promise<Result<ShopReceipt>>;
	/** The permissions of an access token. */
	tokenScopes(accessToken: string): Promise<Result<string[]>>;
}

/** Ties the calls to one credential. */
export function etsyApi(call: EtsyCall): EtsyApi {
	return {
		getMe: async () =>
			await call({ ...read, operation: 'getMe', path: `${ETSY_ROOT}/users/me`, schema: self }),
		getShop: async (shopId) =>
			await call({ ...read, operation: 'getShop', path: shopPath(shopId), schema: shop }),
		getShopReceipts: async (shopId, query) =>
			await call({
				...read,
				operation: 'getShopReceipts',
				path: `${shopPath(shopId)}/receipts`,
				query: query as Record<string, FieldValue>,
				schema: receiptPage,
			}),
		getShopReceipt: async (shopId, receiptId) =>
			await call({
				...read,
				operation: 'getShopReceipt',
				path: `${shopPath(shopId)}/receipts/${encodeURIComponent(receiptId)}`,
				schema: shopReceipt,
			}),
		tokenScopes: async (accessToken) =>
			await call({
				operation: 'tokenScopes',
				effect: 'read',
				method: 'POST',
				path: `${ETSY_ROOT}/scopes`,
				body: { kind: 'form', fields: { token: accessToken } },
				schema: tokenScopes,
			}),
	};
}
