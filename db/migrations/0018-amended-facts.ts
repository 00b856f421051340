// A version of a registered contract keeps its name, technology field and chain too, since an amendment may change them.
import type { Kysely } from "kysely";
import type { Columns } from "../dialects/columns.ts";

type Facts = { name: string; field: string | null; chainCode: string | null };
type Known = { contractVersion: Facts & { contractId: string }; techContract: Facts & { id: string } };

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  const { schema } = db;
  await schema
    .alterTable("contractVersion")
    .addColumn("name", c.text as never, (column) => column.notNull().defaultTo(""))
    .execute();
  for (const column of ["field", "chainCode"])
    await schema
      .alterTable("contractVersion")
      .addColumn(column, c.text as never)
      .execute();
  // Until now nothing could change them, so that what the contract says is what each of its versions said.
  const known = db as Kysely<Known>;
  await known
    .updateTable("contractVersion")
    .set((eb) => {
      const kept = <F extends keyof Facts>(fact: F) =>
        eb.selectFrom("techContract").select(fact).whereRef("techContract.id", "=", "contractVersion.contractId");
      return { name: kept("name"), field: kept("field"), chainCode: kept("chainCode") } as never;
    })
    .execute();
}
