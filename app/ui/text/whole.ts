// Knows every string of both languages, for the server, the command line and tests; a browser gets the everyday ones and asks for more.
import { catalogueEn } from "./catalogue-en.ts";
import { type Catalogue, catalogueZh } from "./catalogue-zh.ts";
import { seldomEn } from "./seldom-en.ts";
import { seldomZh } from "./seldom-zh.ts";

export const wholeZh: Catalogue = { ...catalogueZh, ...seldomZh };
export const wholeEn: Catalogue = { ...catalogueEn, ...seldomEn };
