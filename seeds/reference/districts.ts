// Knows the city's six districts; names and GB/T 2260 codes as domain rules list them.

export type District = { readonly code: string; readonly zh: string; readonly en: string };

export const CITY_CODE = "3306";

export const DISTRICTS: readonly District[] = [
  { code: "330602", zh: "越城区", en: "Yuecheng" },
  { code: "330603", zh: "柯桥区", en: "Keqiao" },
  { code: "330604", zh: "上虞区", en: "Shangyu" },
  { code: "330681", zh: "诸暨市", en: "Zhuji" },
  { code: "330683", zh: "嵊州市", en: "Shengzhou" },
  { code: "330624", zh: "新昌县", en: "Xinchang" },
];

/** The five science cities (科技城) named by the 2025 work plan of the city's science bureau. */
export const SCIENCE_CITIES: readonly { readonly code: string; readonly zh: string; readonly en: string }[] = [
  { code: "jianshui", zh: "鉴水科技城", en: "Jianshui Science City" },
  { code: "jinkeqiao", zh: "金柯桥科技城", en: "Jin Keqiao Science City" },
  { code: "caoejiang", zh: "曹娥江科技城", en: "Cao'e River Science City" },
  { code: "binhai", zh: "滨海科技城", en: "Binhai Science City" },
  { code: "jinghu", zh: "镜湖科技城", en: "Jinghu Science City" },
];
