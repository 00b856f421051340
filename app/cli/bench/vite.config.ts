// Builds the measuring site beside the product, with the product's own settings.
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "../../../remix.config.js";

export default defineConfig({
  plugins: [tailwindcss(), remix({ ...remixConfig, appDirectory: "app/cli/bench/site", buildDirectory: "build/bench" })],
  build: { target: "es2022" },
});
