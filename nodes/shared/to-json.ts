import type { IDataObject } from 'n8n-workflow';

/** A domain value as an item's JSON: plain data without undefined, which would show as columns. */
export function toJson(value: object): IDataObject {
	return JSON.parse(JSON.stringify(value)) as IDataObject;
}
