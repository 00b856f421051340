// Starts a throw-away PostgreSQL cluster from the binaries of this machine; null where there are none.
import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

function findPostgresBin(): string | null {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  for (const version of versions) if (existsSync(join(root, version, "bin/initdb"))) return join(root, version, "bin");
  const found = spawnSync("which", ["initdb"], { encoding: "utf8" }).stdout.trim();
  return found ? join(found, "..") : null;
}

/** initdb refuses root, so the cluster then belongs to postgres or nobody. */
function clusterUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
    const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
    if (uid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return null;
}

/** `newDatabase` makes an empty one and returns its address. */
export type Cluster = { readonly url: string; readonly newDatabase: (name: string) => string; readonly stop: () => void };

/** In `folder`, which must be empty; durable settings are off, because nothing of it is kept. */
export async function startCluster(folder: string): Promise<Cluster | null> {
  const bin = findPostgresBin();
  if (!bin) return null;
  const user = clusterUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const options = { ...(user ?? {}), cwd: folder, stdio: "pipe" as const, env: { ...process.env, LC_ALL: "C.UTF-8" } };
  const data = join(folder, "data");
  const port = await freePort();
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "market", "-A", "trust", "-E", "UTF8", "--no-sync"], options);
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200`;
  execFileSync(join(bin, "pg_ctl"), ["-D", data, "-o", flags, "-w", "-l", join(folder, "log"), "start"], { ...options, stdio: "ignore" });
  const urlOf = (name: string) => `postgres://market@127.0.0.1:${port}/${name}`;
  const newDatabase = (name: string) => {
    execFileSync(join(bin, "createdb"), ["-h", "127.0.0.1", "-p", String(port), "-U", "market", "-T", "template0", name], options);
    return urlOf(name);
  };
  return {
    url: urlOf("postgres"),
    newDatabase,
    stop: () => void execFileSync(join(bin, "pg_ctl"), ["-D", data, "-m", "immediate", "stop"], { ...options, stdio: "ignore" }),
  };
}
