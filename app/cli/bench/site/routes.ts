// The map of the measuring site; the product's own map knows nothing of it.
import { type RouteConfig, route } from "@remix-run/route-config";

export default [route("outcomes", "constant.tsx"), route("empty", "empty.tsx")] satisfies RouteConfig;
