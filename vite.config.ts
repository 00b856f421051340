import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig)],
  // The manifest says which file imports which: what a first visit loads is counted from it.
  build: { target: "es2022", manifest: true },
  ssr: { external: ["better-sqlite3", "@node-rs/argon2", "@node-rs/jieba", "pg", "opencc-js", "pinyin-pro", "echarts", "exceljs", "file-type", "lucia"] },
});
