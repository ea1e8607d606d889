// Every page, for those who look at all of them.
export const PAGES = {
  overview: "/",
  brief: "/brief?about=Red+Dune+Front",
  subjects: "/brief",
  claims: "/claims?about=Red+Dune+Front&stance=denies",
  claim: "/claims/c2",
  edit: "/claims/c2/edit",
  review: "/review",
  documents: "/documents",
  document: "/documents/d1",
  numbers: "/numbers?about=Red+Dune+Front",
  sources: "/sources",
  source: "/sources?source=Ministry+of+Defence",
  events: "/events",
  checks: "/checks",
  warnings: "/warnings",
  search: "/search?q=convoy",
  import: "/import",
  api: "/api",
  nothing: "/claims?about=Nobody",
  wrong: "/claims?stance=shouts",
};

// The same on the founding articles and on datasets of what happened.
export const REAL = {
  "real-overview": "/",
  "real-brief": "/brief?about=Islamic+State",
  "real-claims": "/claims?about=Islamic+State",
  "real-document": "/documents/d1",
  "real-numbers": "/numbers?about=Islamic+State",
  "real-sources": "/sources",
  "real-events": "/events",
  "real-events-area": "/events?area=Iraq&since=2012&measure=events",
  "real-checks": "/checks",
  "real-warnings": "/warnings",
  "real-search": "/search?q=Mosul",
};
