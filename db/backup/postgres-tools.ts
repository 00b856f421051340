// Knows where PostgreSQL's own programs are and how they are run; must never put a password on a command line.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const DEBIAN_ROOT = "/usr/lib/postgresql";
const LINES_KEPT = 5;

/** The newest of Debian's versions, else what the search path has: a newer pg_dump reads an older server, never the other way. */
function findTool(name: "pg_dump" | "pg_restore"): string {
  const versions = existsSync(DEBIAN_ROOT) ? readdirSync(DEBIAN_ROOT).sort((a, b) => Number(b) - Number(a)) : [];
  for (const version of versions) if (existsSync(join(DEBIAN_ROOT, version, "bin", name))) return join(DEBIAN_ROOT, version, "bin", name);
  if (spawnSync(name, ["--version"]).status === 0) return name;
  throw new Error(`${name} is not on this machine: install PostgreSQL's client programs (Debian: apt-get install postgresql-client).`);
}

/** The address without its password, and the password for the program's environment. */
function apart(databaseUrl: string): { readonly address: string; readonly password: string } {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = "";
  return { address: url.href, password };
}

/** Runs the program against the database. Throws its last lines when it fails. `onLine` hears what it says. */
export async function runPostgresTool(
  name: "pg_dump" | "pg_restore",
  args: readonly string[],
  databaseUrl: string,
  onLine: (line: string) => void,
): Promise<void> {
  const { address, password } = apart(databaseUrl);
  const env = { LC_ALL: "C", ...(password ? { PGPASSWORD: password } : {}) } as unknown as NodeJS.ProcessEnv;
  const child = spawn(findTool(name), [...args, "--no-password", "--dbname", address], { env, stdio: ["ignore", "ignore", "pipe"] });
  const lines: string[] = [];
  let rest = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) {
      lines.push(line);
      onLine(line);
    }
    lines.splice(0, Math.max(0, lines.length - LINES_KEPT));
  });
  const code = await new Promise<number | null>((done, fail) => child.once("error", fail).once("close", done));
  if (code !== 0) throw new Error(`${name} failed: ${[...lines, rest].filter(Boolean).join(" ")}`);
}
