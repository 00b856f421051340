// Two application processes behind one port, by Node's own cluster; the test moves their clocks and may kill one.
import cluster from "node:cluster";
import type { ToWorker } from "./worker.ts";

export type ToPrimary = ToWorker | { readonly type: "kill"; readonly pid: number };
export type FromPrimary = { readonly type: "listening"; readonly pids: readonly number[] } | { readonly type: "gone"; readonly pid: number };

const PROCESSES = 2;
cluster.setupPrimary({ exec: "tests/e2e/several/worker.ts", execArgv: ["--import", "tsx"] });
const workers = Array.from({ length: PROCESSES }, () => cluster.fork());
let listening = 0;
cluster.on("listening", () => {
  listening += 1;
  if (listening === PROCESSES) process.send?.({ type: "listening", pids: workers.map((worker) => worker.process.pid ?? 0) } satisfies FromPrimary);
});
cluster.on("exit", (worker) => process.send?.({ type: "gone", pid: worker.process.pid ?? 0 } satisfies FromPrimary));
process.on("message", (message: ToPrimary) => {
  if (message.type === "kill") workers.find((worker) => worker.process.pid === message.pid)?.process.kill("SIGKILL");
  else for (const worker of workers) if (worker.isConnected()) worker.send(message);
});
process.on("disconnect", () => {
  for (const worker of workers) worker.process.kill("SIGKILL");
  process.exit(0);
});
