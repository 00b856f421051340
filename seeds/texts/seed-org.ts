// Knows the shape of an invented organisation before it goes through the rules; must never hold a text.

/** `districtCode` is a GB/T 2260 code of the six districts; `isPublicUnit` marks 高校 and 事业单位, to which the public-unit rules apply. */
export type SeedOrg = {
  readonly key: string;
  readonly kind: "institute" | "enterprise" | "bureau" | "registrationOffice" | "auctionHouse" | "serviceOrg";
  readonly name: string;
  readonly districtCode: string;
  readonly isPublicUnit: boolean;
  readonly isSme: boolean;
  readonly introduction: string;
};
