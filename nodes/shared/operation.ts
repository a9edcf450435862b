import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	IPairedItemData,
} from 'n8n-workflow';
import type { Failure } from '../../core/domain/failure';
import type { Result } from '../../core/domain/result';

/** What every operation of our nodes shows in the editor. */
interface Described {
	/** Its parameters, already tied to its resource and operation by `displayOptions`. */
	description: INodeProperties[];
}

/** An item that may have worked, and when its try had ended (ISO 8601). */
export interface Doubt {
	failure: Failure;
	endedAt: string;
}

/**
 * An operation that answers one input item at a time. It neither loops nor catches: the router
 * owns items, pairing and the error output.
 */
export interface Operation extends Described {
	/**
	 * @returns the output items that belong to this input item: none, one or many. A failure
	 * holds no secret and no buyer data; the router turns it into n8n's errors
	 */
	execute(context: IExecuteFunctions, itemIndex: number): Promise<Result<IDataObject[]>>;
	/**
	 * Comes back to an item that ended `unclear`, once all others have been answered; not where the
	 * node stops at the first failure. What it answers takes the place of that failure.
	 */
	settle?(
		context: IExecuteFunctions,
		itemIndex: number,
		doubt: Doubt,
	): Promise<Result<IDataObject[]>>;
	/** How many items of a lane may be under way at once. Default 1. The output order never changes. */
	concurrency?: number;
}

/**
 * A success, with the files that go along, or a failure with what is known all the same (`json`,
 * such as an order number); that is put over the input's JSON on the error output.
 */
export type Entry = (
	| { json: IDataObject; binary?: IBinaryKeyData }
	| { failure: Failure; json?: IDataObject }
) & {
	/** The output it leaves by, counted from 0. Default 0. */
	output?: number;
};

/**
 * An operation that answers one input item with a list of which single entries may have failed,
 * such as an order among hundreds that cannot be read.
 */
export interface ListOperation extends Described {
	/** A failure as result means that nothing could be listed for this item. */
	executeList(context: IExecuteFunctions, itemIndex: number): Promise<Result<Entry[]>>;
	/** How many items of a lane may be under way at once. Default 1. The output order never changes. */
	concurrency?: number;
}

/** One output item of a batch, with the input items it came from. */
export type BatchEntry = Entry & {
	/** Never empty. With several, a failure carries the JSON of the first. */
	pairedItem: IPairedItemData | IPairedItemData[];
};

/** What a batch operation answers, in output order. */
export interface BatchOutcome {
	entries: BatchEntry[];
}

/** An operation that must see all items, and all inputs, at once. */
export interface BatchOperation extends Described {
	/** A failure as result means that nothing was done for any item. */
	executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>>;
}

/** Anything the router runs. */
export type AnyOperation = Operation | ListOperation | BatchOperation;

/** Whether an operation sees all items at once. */
export function isBatch(operation: AnyOperation): operation is BatchOperation {
	return 'executeBatch' in operation;
}

/** Whether an operation answers lists with failures among them. */
export function isList(operation: AnyOperation): operation is ListOperation {
	return 'executeList' in operation;
}
