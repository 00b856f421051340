// The words of challenges in Chinese.
export const challengesZh = {} as const;
