/**
 * A workflow that others find by a row of `POD Settings`, so that a seller may put another there.
 */
export interface CalledByRow {
	/** The template's file. */
	template: string;
	row: string;
	/** What stands beside it in the table, as the template's own step writes it. */
	meaning: string;
	/** The step of the template that writes the row. */
	button: string;
	/**
	 * For whom it is, where it does nothing before the seller has set it up: then the row is left to
	 * the seller, because without it the others say what is missing and order nothing.
	 */
	setUpBy?: string;
}

export const CALLED_BY_ROW: readonly CalledByRow[] = [
	{
		template: 'send-a-message',
		row: 'message_workflow',
		meaning: 'The workflow that the others write to you by. Written by Send a message.',
		button: 'Connect and test',
	},
	{
		template: 'send-to-supplier',
		row: 'supplier_workflow',
		meaning: 'The workflow by which suppliers get their orders. Written by Send to a supplier.',
		button: 'Connect',
		setUpBy: 'If suppliers make some of your products',
	},
	{
		template: 'keep-print-files',
		row: 'files_workflow',
		meaning:
			'The workflow that keeps print files for printers without a library. Written by Keep print files.',
		button: 'Connect',
		setUpBy: 'If you sell personalised products that Gelato, Gooten or Prodigi print',
	},
];
