/** What the build makes of a binary file: deflated (raw), then base64. */
declare module '*.wasm' {
	const packed: string;
	export default packed;
}

declare module '*.ttf' {
	const packed: string;
	export default packed;
}
