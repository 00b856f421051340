// The measuring site is drawn by the product's own entry.
export { default, handleError } from "#app/entry.server.tsx";
