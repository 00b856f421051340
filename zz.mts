import { openPlace } from "#app/cli/bench/counter/places.ts";
import { bridgeOf, restatementsOf } from "#app/domain/oversight/queries/bridge.server.ts";
import { counterDefinition } from "#app/domain/oversight/queries.server.ts";
import { contractsBehind } from "#app/domain/oversight/queries/contracts-behind.server.ts";
const db=await openPlace({dataDir:"/tmp/imp/big"}); const r=db.reads; const now=new Date().toISOString() as any;
const d=await counterDefinition(r,now); const since="2026-10-31T15:59:59.999Z" as any;
async function time(n:string,f:()=>Promise<any>){ for(let i=0;i<2;i++){const b=performance.now(); const x=await f(); console.log(n,Math.round(performance.now()-b),"ms",JSON.stringify(x).slice(0,120));} }
await time("bridge",()=>bridgeOf(r,{year:2026,since,asOf:now,definition:d}));
await time("restatements",()=>restatementsOf(r,{since,asOf:now,definition:d}));
await time("behind",()=>contractsBehind(r,{year:2025,basis:d.basis,amountKind:d.amountKind}));
await db.close();
