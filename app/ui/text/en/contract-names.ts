// What contracts, their states and licences are called in English, on whatever page they are met.
import type { contractNamesZh } from "../zh/contract-names.ts";

export const contractNamesEn: Record<keyof typeof contractNamesZh, string> = {
  "contract.state.prepared": "To be handed in",
  "contract.state.submitted": "Handed in, to be accepted",
  "contract.state.supplement": "To be supplemented",
  "contract.state.accepted": "Accepted",
  "contract.state.secondReview": "In second review",
  "contract.state.registered": "Registered",
  "contract.state.refused": "Registration refused",
  "contract.state.performed": "Performed",
  "contract.state.terminated": "Terminated",
  "contract.state.annulled": "Registration annulled",
  "contract.licence.nonExclusive": "Non-exclusive licence",
  "contract.licence.sole": "Sole licence",
  "contract.licence.exclusive": "Exclusive licence",
  "contract.payment.oneOff": "One sum at once",
  "contract.payment.instalments": "Instalments",
  "contract.payment.royalty": "Royalty",
  "contract.payment.royaltyWithEntryFee": "Entry fee and royalty",
  "contract.section.parties": "Parties",
};
