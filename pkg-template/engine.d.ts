/** How an engine is loaded: an internal of the package, which `exports` makes another file in each runtime. */
declare const loader: object;
export default loader;
