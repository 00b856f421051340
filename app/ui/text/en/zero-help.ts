// What helps a search that found nothing, in English; said by the server, so that only such pages carry it.
export const zeroHelpEn = {
  "help.place": "{{chain}} · {{node}}",
  "help.missing.outcome": "No outcome holds {{words}}.",
  "help.missing.challenge": "No challenge holds {{words}}.",
  "help.unfiltered": "{{n}} found without any filter",
  "help.places": "Industry chains and steps nearby:",
  "help.pools": "Pools nearby:",
  "help.post.outcome": "Nothing fits? Post your need as a challenge and let institutes bid for it. What you searched for becomes its title.",
  "help.post.challenge": "Does your enterprise have this problem too? Post it as a challenge; what you searched for becomes its title.",
  "help.post.link": "Post a challenge",
  "help.post.signIn": "Sign in to post a challenge",
  "help.post.notYou": "Where nothing fits, an enterprise can post its need as a challenge; its editors do so.",
} as const;
