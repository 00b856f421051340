// What helps a search that found nothing, in Chinese; said by the server, so that only such pages carry it.
export const zeroHelpZh = {
  "help.place": "{{chain}} · {{node}}",
  "help.missing.outcome": "全部成果里都没有出现：{{words}}。",
  "help.missing.challenge": "全部题目里都没有出现：{{words}}。",
  "help.unfiltered": "去掉全部筛选条件后有 {{n}} 项",
  "help.places": "相近的产业链和环节：",
  "help.pools": "相近的成果池：",
  "help.post.outcome": "没有合适的成果？把需求发布为企业出题，请院所来揭榜。您搜索的词会作为标题带过去。",
  "help.post.challenge": "您的企业也有这样的难题？发布为企业出题，您搜索的词会作为标题带过去。",
  "help.post.link": "发布企业出题",
  "help.post.signIn": "登录后发布企业出题",
  "help.post.notYou": "没有合适的成果时，企业可以把需求发布为企业出题；由企业的编辑人员办理。",
} as const;
