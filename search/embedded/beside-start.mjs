// Lets a thread read TypeScript, which it does not inherit from the process that starts it, and begins its work.
import { register } from "tsx/esm/api";

register();
await import("./beside-thread.ts");
