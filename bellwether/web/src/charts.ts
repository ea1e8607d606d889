// Estimates over time as ranges, drawn from the table that says the same in words.
import * as Plot from "@observablehq/plot";

interface Estimate {
  day: Date;
  low: number;
  high: number;
  source: string;
  label: string;
  disputed: boolean;
  unit: string;
}

/** Sources that have a sign of their own; the rest share one. */
const SIGNS = ["circle", "square", "triangle", "diamond", "star", "cross", "wye"] as const;

export function charts() {
  for (const box of document.querySelectorAll<HTMLElement>("[data-chart]:not([data-drawn])")) draw(box);
}

function draw(box: HTMLElement) {
  box.dataset["drawn"] = "yes";
  const table = document.getElementById(box.dataset["chart"] ?? "");
  const all = [...(table?.querySelectorAll<HTMLElement>("tbody tr") ?? [])].flatMap(estimate);
  // Figures in several units have no common axis: the commonest is drawn.
  const unit = commonest(all.map((it) => it.unit));
  const rows = all.filter((it) => it.unit === unit);
  if (rows.length === 0) return;
  const named = [...new Set(rows.map((it) => it.source))].slice(0, SIGNS.length - 1);
  const group = (it: Estimate) => (named.includes(it.source) ? it.source : "others");
  const wide = Math.max(...rows.map((it) => it.high)) / Math.max(1e-9, Math.min(...rows.map((it) => it.low).filter((it) => it > 0)));
  const plot = Plot.plot({
    width: Math.max(320, box.clientWidth),
    height: 260,
    marginLeft: 64,
    marginBottom: 34,
    style: { background: "none", color: "inherit", overflow: "visible" },
    x: { label: null, type: "utc", nice: true },
    y: { label: unit, type: wide > 200 ? "log" : "linear", grid: true, nice: true, zero: wide <= 200, tickFormat: "~s" },
    symbol: { domain: [...named, ...(rows.some((it) => group(it) === "others") ? ["others"] : [])], range: [...SIGNS] },
    marks: [
      Plot.ruleX(rows.filter((it) => it.low !== it.high), { x: "day", y1: "low", y2: "high", stroke: "currentColor", strokeWidth: 2, strokeOpacity: 0.55 }),
      Plot.dot(rows, { x: "day", y: "high", symbol: group, r: 5, stroke: "currentColor", strokeWidth: 1.6, fill: (it: Estimate) => (it.disputed ? "currentColor" : "none") }),
      Plot.dot(rows.filter((it) => it.low !== it.high), { x: "day", y: "low", symbol: group, r: 3.5, stroke: "currentColor", strokeWidth: 1.4 }),
      Plot.tip(rows, Plot.pointer({ x: "day", y: "high", title: (it: Estimate) => `${it.source}\n${it.label}${it.disputed ? "\ncannot hold beside another" : ""}`, fill: "var(--paper)", stroke: "var(--line)" })),
    ],
  });
  // The policy forbids styles inside a page; what this one says stands in app.css.
  for (const style of plot.querySelectorAll("style")) style.remove();
  // One picture with one name: its parts have no roles for names of their own.
  for (const part of plot.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  plot.classList.add("plot");
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", `${box.dataset["title"]}: ${rows.length} estimates over time, in ${unit}. The table below says the same.`);
  // The server's own drawing stands there for those without a script.
  box.replaceChildren(key([...named, ...(rows.some((it) => group(it) === "others") ? ["others"] : [])], rows), plot);
}

function estimate(row: HTMLElement): Estimate[] {
  const { day, low, high, unit, source, label, disputed } = row.dataset;
  const [from, to] = [low ?? high, high ?? low];
  if (!day || from === undefined || to === undefined || !unit) return [];
  return [{ day: new Date(day), low: Number(from), high: Number(to), source: source ?? "", label: label ?? "", disputed: disputed !== undefined, unit }];
}

function commonest(values: string[]) {
  const counted = new Map<string, number>();
  for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
  return [...counted].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

/** What the signs mean: sources by shape, disputes by filling. */
function key(names: string[], rows: Estimate[]) {
  const list = document.createElement("ul");
  list.className = "key";
  const glyphs = ["○", "□", "△", "◇", "☆", "✚", "Y"];
  const add = (text: string) => list.append(Object.assign(document.createElement("li"), { textContent: text }));
  names.forEach((name, at) => add(`${glyphs[at]} ${name}`));
  if (rows.some((it) => it.disputed)) add("● filled: cannot hold beside another");
  return list;
}
