// Teaches the new thread to read TypeScript, then starts it: a thread does not inherit that from the one that made it.
import { register } from "tsx/esm/api";

register();
await import("./table-worker.server.ts");
