// A stray console.error is a failure: what the product reports goes through its logger, and React's warnings are defects.
import { afterEach, beforeEach, vi } from "vitest";

const spies: ReturnType<typeof vi.spyOn>[] = [];
beforeEach(() => {
  spies.push(
    vi.spyOn(console, "error").mockImplementation((...parts: unknown[]) => {
      throw new Error(`stray console.error: ${parts.map(String).join(" ")}`);
    }),
  );
});
afterEach(() => {
  for (const spy of spies.splice(0)) spy.mockRestore();
});
