import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { ask, CONNECTIONS, median, percentile } from "#app/cli/bench/load.ts";

/** Asks a bare server forty times. */
async function askServer(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await ask({ amount: 40 }, { url, paths: ["/a", "/b", "/c"], cookie: "session=1", mark: "right" });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

it("asks every path, by sixteen readers at once, with the session", async () => {
  const seen = new Set<string>();
  const sockets = new Set<unknown>();
  const round = await askServer((request, response) => {
    seen.add(`${request.url} ${request.headers.cookie}`);
    sockets.add(request.socket);
    response.end("the right page");
  });
  expect(round.latenciesMs).toHaveLength(40);
  expect([...seen].sort()).toEqual(["/a session=1", "/b session=1", "/c session=1"]);
  expect(sockets.size).toBe(CONNECTIONS);
});

it.each([
  ["a redirect to signing in", 302, "the right page"],
  ["a failure", 500, "the right page"],
  ["another page with a 200", 200, "please sign in"],
])("is stopped by %s", async (_name, status, text) => {
  await expect(
    askServer((request, response) => {
      response.statusCode = request.url === "/b" ? status : 200;
      response.end(request.url === "/b" ? text : "the right page");
    }),
  ).rejects.toThrow("answered wrongly");
});

it("knows the middle and the ends of a list", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(percentile([5, 1, 4, 2, 3], 95)).toBe(5);
  expect(
    percentile(
      Array.from({ length: 100 }, (_, at) => at + 1),
      95,
    ),
  ).toBe(95);
});
