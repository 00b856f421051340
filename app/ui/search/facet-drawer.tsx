// Knows how filters are chosen without script: boxes of the search form, in a drawer on the phone and at the side on a wide page.
import { Link } from "@remix-run/react";
import { useText } from "#app/ui/text/use-text.ts";
import { askedQuery } from "./asked.ts";
import { useFacetText } from "./facet-label.ts";
import type { Found } from "./found.ts";
import { SEARCH_FORM } from "./search-box.tsx";

const SHOWN = 7;
type FacetValue = { readonly value: string; readonly label: string; readonly count: number; readonly isChosen: boolean };

/** Said once on the group: dozens of boxes would each carry the same words through the drawing and over the line. */
const BOXES = [
  "[&_label]:flex [&_label]:min-h-8 [&_label]:items-center [&_label]:gap-2",
  "[&_input]:size-4 [&_input]:shrink-0 [&_input]:accent-brand",
  "[&_span]:min-w-0 [&_span]:break-words",
  "[&_small]:ml-auto [&_small]:text-sm [&_small]:text-muted [&_small]:tabular-nums",
].join(" ");

function Boxes({ name, values }: { readonly name: string; readonly values: readonly FacetValue[] }) {
  return (
    <>
      {values.map(({ value, label, count, isChosen }) => (
        <label key={`${value}-${isChosen}`}>
          <input type="checkbox" form={SEARCH_FORM} name={name} value={value} defaultChecked={isChosen} />
          <span>{label}</span>
          <small>{count}</small>
        </label>
      ))}
    </>
  );
}

const LEVELS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** From one level to another, instead of ticking each; what is ticked afterwards is the range. */
function TrlRange() {
  const t = useText();
  const ends = [
    { name: "trlFrom", label: t("search.trl.from") },
    { name: "trlTo", label: t("search.trl.to") },
  ];
  return (
    <div className="mb-2 flex flex-wrap gap-x-3 gap-y-1">
      {ends.map(({ name, label }) => (
        <label key={name} className="inline-flex items-center gap-2 text-sm">
          {label}
          <select form={SEARCH_FORM} name={name} defaultValue="" className="min-h-8 rounded border border-line-strong bg-paper px-2">
            <option value="">{t("search.trl.any")}</option>
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {level}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

function FacetGroup({ name, title, values }: { readonly name: string; readonly title: string; readonly values: readonly FacetValue[] }) {
  const t = useText();
  const first = values.filter((one, at) => one.isChosen || at < SHOWN);
  const rest = values.filter((one) => !first.includes(one));
  if (values.length === 0) return null;
  return (
    <fieldset className={`my-3 ${BOXES}`}>
      <legend className="mb-1 font-medium">{title}</legend>
      {name === "trl" ? <TrlRange key={values.map((one) => one.value + one.isChosen).join()} /> : null}
      <Boxes name={name} values={first} />
      {rest.length > 0 ? (
        <details>
          <summary className="cursor-pointer py-1 text-sm text-brand-strong">{t("search.more", { n: rest.length })}</summary>
          <Boxes name={name} values={rest} />
        </details>
      ) : null}
    </fieldset>
  );
}

/** Chosen values stay, even where they find nothing, so that they can be taken away again. */
function valuesOf(found: Found, name: string, labelOf: (value: string) => string): FacetValue[] {
  const chosen = found.asked.filters[name] ?? [];
  const counted = found.facets.find((facet) => facet.name === name)?.values ?? [];
  const uncounted = chosen.filter((value) => !counted.some((one) => one.value === value)).map((value) => ({ value, count: 0 }));
  const values = [...counted, ...uncounted].map((one) => ({ ...one, label: labelOf(one.value), isChosen: chosen.includes(one.value) }));
  return name === "trl" ? values.sort((a, b) => Number(b.value) - Number(a.value)) : values;
}

const WIDE_OPEN = "lg:[&::details-content]:[content-visibility:visible]";

export function FacetDrawer({ found }: { readonly found: Found }) {
  const t = useText();
  const speak = useFacetText(found.labels);
  const isFiltered = Object.keys(found.asked.filters).length > 0;
  return (
    <details className={`rounded-lg border border-line p-4 ${WIDE_OPEN}`}>
      <summary className="cursor-pointer font-semibold supports-[selector(::details-content)]:lg:pointer-events-none supports-[selector(::details-content)]:lg:list-none">
        {t("search.filters")}
      </summary>
      {found.facets.map(({ name }) => (
        <FacetGroup key={name} name={name} title={speak.facet(name)} values={valuesOf(found, name, (value) => speak.value(name, value))} />
      ))}
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <button
          type="submit"
          form={SEARCH_FORM}
          className="min-h-10 rounded border border-line-strong px-4 py-2 font-medium text-brand-strong hover:bg-brand-soft"
        >
          {t("search.apply")}
        </button>
        {isFiltered ? <Link to={askedQuery({ ...found.asked, filters: {}, page: 1 })}>{t("search.clear")}</Link> : null}
      </div>
    </details>
  );
}
