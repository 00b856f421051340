// The words of people in Chinese.
export const peopleZh = {} as const;
