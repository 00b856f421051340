// The words of running the site in Chinese.
export const operationsZh = {
  "refusal.event.notAdmin": "只有科技局管理员可以清除记录中的数据。",
  "refusal.event.notAdmin.next": "请联系科技局管理员办理。",
  "refusal.event.reasonMissing": "清除数据须写明法律依据和申请编号，不超过 {{characters}} 字。",
  "refusal.event.reasonMissing.next": "请补充理由后再办理；理由会永久保留。",
  "refusal.event.notFound": "没有这个编号的记录。",
  "refusal.event.notFound.next": "请核对记录编号。",
  "refusal.event.notSealed": "这条记录还没有封存，暂不能清除。",
  "refusal.event.notSealed.next": "封存通常在几秒内完成，请稍后再试；若一直未封存，请看运行页的封存进度。",
  "refusal.event.alreadyErased": "这条记录的数据已经清除。",
  "refusal.event.alreadyErased.next": "无需再次办理。",
} as const;
