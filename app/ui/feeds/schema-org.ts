// Knows how things of the marketplace are said in schema.org's words; must be given public facts only.
import type { Indicator } from "#app/domain/challenges/content.ts";
import type { IpRecord, Offer } from "#app/domain/outcomes/content.ts";
import type { OrgKind } from "#app/kernel/actor.ts";
import { type Money, moneyInput } from "#app/kernel/money.ts";

type Node = { readonly "@type": string; readonly [key: string]: unknown };
export type JsonLdGraph = { readonly "@context": "https://schema.org"; readonly "@graph": readonly Node[] };

/** GoodRelations: a trial and a licence lend, a transfer and a share sell. */
const FUNCTIONS: Readonly<Record<Offer, string>> = {
  trial: "http://purl.org/goodrelations/v1#LeaseOut",
  licence: "http://purl.org/goodrelations/v1#LeaseOut",
  transfer: "http://purl.org/goodrelations/v1#Sell",
  equity: "http://purl.org/goodrelations/v1#Sell",
  jointWork: "http://purl.org/goodrelations/v1#ProvideService",
};
const ORG_TYPES: Readonly<Partial<Record<OrgKind, string>>> = {
  institute: "ResearchOrganization",
  bureau: "GovernmentOrganization",
  registrationOffice: "GovernmentOrganization",
};

function graphOf(...nodes: readonly Node[]): JsonLdGraph {
  return { "@context": "https://schema.org", "@graph": nodes };
}

function propertyOf(name: string, value: string | number, more: object = {}): Node {
  return { "@type": "PropertyValue", name, value, ...more };
}

function sum(amount: Money | null) {
  return amount === null ? {} : { price: moneyInput(amount), priceCurrency: "CNY" };
}

function trail(publicUrl: string, steps: readonly (readonly [name: string, path: string])[]): Node {
  const itemListElement = steps.map(([name, path], index) => ({ "@type": "ListItem", position: index + 1, name, item: `${publicUrl}${path}` }));
  return { "@type": "BreadcrumbList", itemListElement };
}

function orgNode(publicUrl: string, id: string | null, name: string): Node {
  return { "@type": "Organization", name, ...(id === null ? {} : { "@id": `${publicUrl}/organisations/${id}`, url: `${publicUrl}/organisations/${id}` }) };
}

export type OutcomeFacts = {
  readonly code: string;
  readonly state: string;
  readonly ownerOrgId: string | null;
  readonly ownerName: string;
  readonly node: string | null;
  readonly listName: string;
  readonly content: {
    readonly title: string;
    readonly summary: string;
    readonly offers: readonly Offer[];
    readonly trl: number | null;
    readonly ip: readonly Pick<IpRecord, "kind" | "number" | "status">[];
    readonly price: Money | null;
  };
};

const TAKEN = ["transferred", "exclusivelyLicensed"];

/** An outcome: Product with one Offer for each way it is offered. */
export function outcomeGraph(publicUrl: string, outcome: OutcomeFacts): JsonLdGraph {
  const { code, content, state } = outcome;
  const url = `${publicUrl}/outcomes/${code}`;
  const patents = content.ip.filter((one) => one.number !== "").map((one) => propertyOf(one.kind, one.number));
  const availability = `https://schema.org/${TAKEN.includes(state) ? "SoldOut" : "InStock"}`;
  const offers = content.offers.map((kind) => ({
    "@type": "Offer",
    url,
    businessFunction: FUNCTIONS[kind],
    availability,
    ...(kind === "trial" ? {} : sum(content.price)),
  }));
  const product: Node = {
    "@type": "Product",
    "@id": url,
    url,
    name: content.title,
    description: content.summary,
    identifier: [propertyOf("code", code), ...patents],
    ...(outcome.node ? { category: outcome.node } : {}),
    additionalProperty: content.trl === null ? [] : [propertyOf("TRL", content.trl, { minValue: 1, maxValue: 9 })],
    manufacturer: orgNode(publicUrl, outcome.ownerOrgId, outcome.ownerName),
    offers,
  };
  return graphOf(
    product,
    trail(publicUrl, [
      [outcome.listName, "/outcomes"],
      [content.title, `/outcomes/${code}`],
    ]),
  );
}

export type ChallengeFacts = {
  readonly code: string;
  readonly orgId: string | null;
  readonly orgName: string;
  readonly publishedAt: string | null;
  readonly bidUntil: string | null;
  readonly listName: string;
  readonly content: { readonly title: string; readonly symptom: string; readonly indicators: readonly Indicator[]; readonly budget: Money | null };
};

/** A challenge: Demand for a service, until answers close. */
export function challengeGraph(publicUrl: string, challenge: ChallengeFacts): JsonLdGraph {
  const { code, content, bidUntil, publishedAt } = challenge;
  const url = `${publicUrl}/challenges/${code}`;
  const wanted = content.indicators.map((one) => propertyOf(one.name, one.wanted, { unitText: one.unit }));
  const demand: Node = {
    "@type": "Demand",
    "@id": url,
    url,
    name: content.title,
    description: content.symptom,
    identifier: code,
    businessFunction: "http://purl.org/goodrelations/v1#Buy",
    itemOffered: { "@type": "Service", name: content.title, additionalProperty: wanted },
    ...(publishedAt ? { validFrom: publishedAt } : {}),
    ...(bidUntil ? { validThrough: bidUntil, availabilityEnds: bidUntil } : {}),
    ...(content.budget === null ? {} : { priceSpecification: { "@type": "PriceSpecification", ...sum(content.budget) } }),
    subjectOf: { "@type": "WebPage", url, sourceOrganization: orgNode(publicUrl, challenge.orgId, challenge.orgName) },
  };
  return graphOf(
    demand,
    trail(publicUrl, [
      [challenge.listName, "/challenges"],
      [content.title, `/challenges/${code}`],
    ]),
  );
}

export type PoolFacts = {
  readonly code: string;
  readonly name: string;
  readonly introduction: string;
  readonly chainName: string;
  readonly operatorName: string;
  readonly listName: string;
  readonly entries: readonly { readonly outcomeCode: string; readonly outcomeTitle: string; readonly months: number }[];
};

/** A pool: Collection of the outcomes that may be tried now, and for how long. */
export function poolGraph(publicUrl: string, pool: PoolFacts): JsonLdGraph {
  const url = `${publicUrl}/pools/${pool.code}`;
  const hasPart = pool.entries.map(({ outcomeCode, outcomeTitle, months }) => {
    const place = `${publicUrl}/outcomes/${outcomeCode}`;
    const eligibleDuration = { "@type": "QuantitativeValue", value: months, unitCode: "MON" };
    return {
      "@type": "Product",
      "@id": place,
      url: place,
      name: outcomeTitle,
      offers: { "@type": "Offer", businessFunction: FUNCTIONS.trial, eligibleDuration },
    };
  });
  const collection: Node = {
    "@type": "Collection",
    "@id": url,
    url,
    name: pool.name,
    description: pool.introduction,
    about: pool.chainName,
    maintainer: { "@type": "Organization", name: pool.operatorName },
    collectionSize: hasPart.length,
    hasPart,
  };
  return graphOf(
    collection,
    trail(publicUrl, [
      [pool.listName, "/pools"],
      [pool.name, `/pools/${pool.code}`],
    ]),
  );
}

export type OrganisationFacts = {
  readonly id: string;
  readonly kind: OrgKind;
  readonly name: string;
  readonly introduction: string;
  readonly districtCode: string | null;
};

/** A verified organisation, by its kind. */
export function organisationGraph(publicUrl: string, org: OrganisationFacts, districtName: string | null): JsonLdGraph {
  const url = `${publicUrl}/organisations/${org.id}`;
  return graphOf({
    "@type": ORG_TYPES[org.kind] ?? "Organization",
    "@id": url,
    url,
    name: org.name,
    ...(org.introduction ? { description: org.introduction } : {}),
    ...(districtName ? { address: { "@type": "PostalAddress", addressCountry: "CN", addressRegion: "浙江省", addressLocality: districtName } } : {}),
  });
}

/** The site itself, and how to search it. */
export function siteGraph(publicUrl: string, name: string): JsonLdGraph {
  const target = { "@type": "EntryPoint", urlTemplate: `${publicUrl}/outcomes?q={search_term_string}` };
  const potentialAction = { "@type": "SearchAction", target, "query-input": "required name=search_term_string" };
  return graphOf({ "@type": "WebSite", "@id": `${publicUrl}/`, url: `${publicUrl}/`, name, inLanguage: ["zh-CN", "en"], potentialAction });
}
