// Knows every document's row, date, length and facet values in memory, so that ranking, filters and counts need no second query; must never know the texts.
import { type DocumentKind, FACETS_OF, type FacetName } from "../engine.ts";

const FIRST_ROOM = 1_024;
/** More documents than one file will hold. */
const PLACES = 2 ** 21;
const DEAD = 0;
const ALIVE = 1;

type FacetTexts = Readonly<Partial<Record<FacetName, readonly string[]>>>;
export type ShelfRow = {
  readonly row: number;
  readonly at: string;
  readonly trl: number | null;
  readonly facets: string;
  readonly length: number;
};

/** A facet's values; documents share a few combinations of them, which have numbers. */
class FacetColumn {
  readonly values: string[] = [];
  readonly combinations: number[][] = [];
  readonly #known = new Map<string, number>();
  readonly #numbers = new Map<string, number>();

  combinationOf(values: readonly string[]): number {
    const key = values.join("\u0000");
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.combinations.length);
    return this.combinations.push([...new Set(values)].map((value) => this.#numberOf(value))) - 1;
  }

  #numberOf(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** All documents of a kind by row: `first` is the row that stands at place 0 of the columns. */
export class Shelf {
  count = 0;
  alive = new Uint8Array(FIRST_ROOM);
  length = new Uint16Array(FIRST_ROOM);
  trl = new Int8Array(FIRST_ROOM);
  at = new Float64Array(FIRST_ROOM);
  readonly facets: readonly { readonly name: FacetName; readonly column: FacetColumn; readonly places: { numbers: Uint32Array } }[];
  #totalLength = 0;
  #newest: Int32Array | null = null;
  readonly #parsed = new Map<string, readonly number[]>();

  constructor(
    readonly kind: DocumentKind,
    readonly first: number,
  ) {
    this.facets = FACETS_OF[kind].map((name) => ({ name, column: new FacetColumn(), places: { numbers: new Uint32Array(FIRST_ROOM) } }));
  }

  get meanLength(): number {
    return this.count === 0 ? 1 : this.#totalLength / this.count;
  }

  has(row: number): boolean {
    return this.alive[row - this.first] === ALIVE;
  }

  add({ row, at, trl, facets, length }: ShelfRow): void {
    const place = row - this.first;
    if (place >= this.alive.length) this.#grow(place + 1);
    this.alive[place] = ALIVE;
    this.length[place] = Math.min(length, 65_535);
    this.trl[place] = trl ?? -1;
    this.at[place] = Date.parse(at) || 0;
    const numbers = this.#numbersOf(facets);
    this.facets.forEach(({ places }, index) => {
      places.numbers[place] = numbers[index] ?? 0;
    });
    this.count += 1;
    this.#totalLength += this.length[place] ?? 0;
    this.#newest = null;
  }

  drop(row: number): void {
    if (!this.has(row)) return;
    this.alive[row - this.first] = DEAD;
    this.count -= 1;
    this.#totalLength -= this.length[row - this.first] ?? 0;
    this.#newest = null;
  }

  /** All rows, newest first; of one moment the later row. */
  newest(): Int32Array {
    this.#newest ??= this.#sortNewest();
    return this.#newest;
  }

  #isNewer(row: number, other: number): boolean {
    const { at, first } = this;
    const [one, two] = [at[row - first] ?? 0, at[other - first] ?? 0];
    return one > two || (one === two && row > other);
  }

  /** Seconds and places make one number each, which sorts ten times faster than a comparison; what falls in one second is put right after. */
  #sortNewest(): Int32Array {
    const { alive, at, first } = this;
    const keys = new Float64Array(this.count);
    let count = 0;
    for (let place = 0; place < alive.length; place += 1) if (alive[place] === ALIVE) keys[count++] = -(Math.floor((at[place] ?? 0) / 1000) * PLACES + place);
    const rows = Int32Array.from(keys.sort(), (key) => (-key % PLACES) + first);
    for (let from = 1; from < rows.length; from += 1) {
      const row = rows[from] ?? 0;
      let to = from;
      for (; to > 0 && this.#isNewer(row, rows[to - 1] ?? 0); to -= 1) rows[to] = rows[to - 1] ?? 0;
      rows[to] = row;
    }
    return rows;
  }

  /** Documents repeat each other's facets, so that most are read once. */
  #numbersOf(facets: string): readonly number[] {
    const known = this.#parsed.get(facets);
    if (known) return known;
    const texts = JSON.parse(facets) as FacetTexts;
    const numbers = this.facets.map(({ name, column }) => column.combinationOf(texts[name] ?? []));
    if (this.#parsed.size > 2_000) this.#parsed.clear();
    this.#parsed.set(facets, numbers);
    return numbers;
  }

  #grow(least: number): void {
    const room = Math.max(least, Math.ceil(this.alive.length * 1.5));
    const into = <A extends { set(from: A): void }>(larger: A, from: A): A => {
      larger.set(from);
      return larger;
    };
    this.alive = into(new Uint8Array(room), this.alive);
    this.length = into(new Uint16Array(room), this.length);
    this.trl = into(new Int8Array(room), this.trl);
    this.at = into(new Float64Array(room), this.at);
    for (const { places } of this.facets) places.numbers = into(new Uint32Array(room), places.numbers);
  }
}
