// Knows how everything of one index is taken off the server: for indexes that are made to measure or to test; must never be given the product's.
import { connect, keyUid, type ServerAddress } from "./connection.server.ts";
import { serverError } from "./server-error.ts";
import { tasksOf } from "./tasks.server.ts";

/** The index, one half built beside it, and the key that searched it; the server's others are left alone. */
export async function dropServerIndex(address: ServerAddress, uid: string): Promise<void> {
  const connection = connect(address, uid);
  const tasks = tasksOf(connection);
  for (const name of [uid, `${uid}_next`]) await tasks.settle((admin) => admin.deleteIndex(name), ["index_not_found"]);
  await connection.admin.deleteKey(keyUid(uid)).catch((error: unknown) => {
    const { code } = serverError(error);
    if (code !== "api_key_not_found" && code !== "missing_master_key") throw serverError(error);
  });
}
