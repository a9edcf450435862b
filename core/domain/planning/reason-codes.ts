/** What a printer's failure and the ledger's row say where a printer refused a line as sold out. */
export const SOLD_OUT = 'sold_out';
