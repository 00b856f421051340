// The words of contracts in Chinese.
export const contractsZh = {} as const;
