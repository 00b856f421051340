// One command from a clean clone to a city with data: installs, builds, migrates, seeds, serves. Plain Node.
import { spawn } from "node:child_process";
import { checkNode, installPackages, run, say } from "./prepare.mjs";

checkNode();
installPackages();
run("node", ["app/cli/build.mjs"]);

const port = process.env.PORT || "3000";
const env = {
  ...process.env,
  NODE_ENV: "production",
  PORT: port,
  HOST: "127.0.0.1",
  PUBLIC_URL: process.env.PUBLIC_URL || `http://127.0.0.1:${port}`,
  DATA_DIR: process.env.DATA_DIR || "data/demo",
  LOG_LEVEL: process.env.LOG_LEVEL || "warn",
};
run("node", ["--import", "tsx", "app/cli/seed.ts", "--demo"], { env });
say("Ready. Press Ctrl+C to stop. The address:");
const server = spawn("node", ["--import", "tsx", "app/server/main.ts", "--demo"], { stdio: "inherit", env });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 0));
