import { mergeConfig } from "vitest/config";
import everyday from "./vitest.config.ts";

const long = mergeConfig(everyday, {});
// Lists are joined when configurations are merged, and these must replace.
export default { ...long, test: { ...long.test, include: ["tests/long/**/*.test.ts"], exclude: ["node_modules/**"], maxWorkers: 1 } };
