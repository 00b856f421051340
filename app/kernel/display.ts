// Knows how a reader may have the site shown; must never know how the choice is kept.
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const TYPE_SIZES = ["normal", "large"] as const;
export type TypeSize = (typeof TYPE_SIZES)[number];

/** `auto` follows the device; `large` is the type for older eyes (适老). */
export type Display = { readonly theme: Theme; readonly type: TypeSize };
export const PLAIN_DISPLAY: Display = { theme: "auto", type: "normal" };
