// Knows how often programs may ask; published in the answers' headers and on the interface's page.
export type ApiLimits = { readonly addressPerMinute: number; readonly tokenPerMinute: number };
export const API_LIMITS: ApiLimits = { addressPerMinute: 120, tokenPerMinute: 600 };
export const API_PATH = "/api/v1";
