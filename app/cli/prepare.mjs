// Makes a bare machine ready with plain Node: packages, then (for tests) a browser and fonts. Must need nothing installed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const MIN_NODE = [20, 19];

export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs a command with its output shown; ends the process with its status when it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], ...options, env: { ...process.env, ...options.env } });
  if (done.status !== 0 && !options.mayFail) {
    say(`\nFailed: ${command} ${args.join(" ")}`);
    process.exit(done.status ?? 1);
  }
  return done.status === 0;
}

function has(command) {
  return spawnSync("sh", ["-c", `command -v ${command}`], { encoding: "utf8" }).stdout.trim() || null;
}

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return;
  say(`Node ${MIN_NODE.join(".")} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** better-sqlite3 compiles at install: Node's own headers where they are, else a clear word on what is missing. */
function installEnvironment() {
  const prefix = dirname(dirname(process.execPath));
  if (existsSync(join(prefix, "include/node/common.gypi"))) return { npm_config_nodedir: prefix };
  const missing = ["python3", "make", "g++"].filter((tool) => !has(tool));
  if (missing.length > 0) say(`Compiling the database driver may need what is missing here: ${missing.join(", ")}`);
  return {};
}

/** `npm ci` unless node_modules is newer than the lock file. */
export function installPackages() {
  const stamp = "node_modules/.package-lock.json";
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync("package-lock.json").mtimeMs) return;
  say("Installing packages (the database driver compiles for about a minute) …");
  run("npm", ["ci", "--no-audit", "--no-fund"], { env: installEnvironment() });
}

export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && existsSync(named)) return named;
  return has("chromium") ?? has("chromium-browser") ?? has("google-chrome") ?? has("google-chrome-stable");
}

function hasChineseFont() {
  return spawnSync("sh", ["-c", "fc-list :lang=zh 2>/dev/null | head -1"], { encoding: "utf8" }).stdout.trim() !== "";
}

/** An installed Chromium first, else the system's package manager; Chinese fonts too. */
export function installBrowser() {
  const wanted = [...(findChromium() ? [] : ["chromium"]), ...(hasChineseFont() ? [] : ["fonts-noto-cjk", "fontconfig"])];
  if (wanted.length === 0) return;
  if (!has("apt-get")) {
    say(`Please install: ${wanted.join(", ")} (or set CHROMIUM_PATH)`);
    process.exit(1);
  }
  say(`Installing ${wanted.join(", ")} …`);
  const sudo = process.getuid?.() === 0 || !has("sudo") ? [] : ["sudo"];
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, "apt-get", ...args];
    run(command, rest, { env: { DEBIAN_FRONTEND: "noninteractive" } });
  };
  apt("update", "-qq");
  apt("install", "-y", "-qq", "--no-install-recommends", ...wanted);
}

/** True when the build is newer than every source it is made from. */
export function isBuildFresh() {
  const stamp = "build/.stamp";
  if (!existsSync(stamp) || !existsSync("build/server/index.js")) return false;
  return readFileSync(stamp, "utf8") === sourceStamp();
}

/** One line that changes when any tracked or new source file changes. */
export function sourceStamp() {
  const script = "find app db search seeds public *.ts *.js package-lock.json -type f -printf '%p %s %T@\\n' | LC_ALL=C sort | cksum";
  return spawnSync("sh", ["-c", script], { encoding: "utf8" }).stdout;
}
