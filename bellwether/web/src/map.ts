// Events on a map, drawn from the table that says the same in words.
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import world from "world-atlas/countries-110m.json";

const SVG = "http://www.w3.org/2000/svg";

export function maps() {
  for (const box of document.querySelectorAll<HTMLElement>("[data-map]:not([data-drawn])")) draw(box);
}

function draw(box: HTMLElement) {
  box.dataset["drawn"] = "yes";
  const table = document.getElementById(box.dataset["map"] ?? "");
  const places = [...(table?.querySelectorAll<HTMLElement>("[data-latitude]") ?? [])].map((row) => ({
    point: [Number(row.dataset["longitude"]), Number(row.dataset["latitude"])] as [number, number],
    size: Number(row.dataset["size"] ?? 1),
    label: row.dataset["label"] ?? "",
  }));
  if (places.length === 0) return box.remove();
  const [width, height] = [Math.max(320, box.clientWidth), 380];
  const around = { type: "MultiPoint" as const, coordinates: spread(places.map((it) => it.point)) };
  const projection = geoEqualEarth().fitExtent([[24, 24], [width - 24, height - 24]], around);
  const path = geoPath(projection);
  const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
  const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", class: "bw", "aria-label": `Map of ${places.length} places. The table below says the same.` });
  for (const land of feature(topology, topology.objects.countries).features) {
    svg.append(element("path", { class: "bw-land", d: path(land) ?? "" }));
  }
  const most = Math.max(1, ...places.map((it) => it.size));
  for (const { point, size, label } of places.sort((a, b) => b.size - a.size)) {
    const at = projection(point);
    if (!at) continue;
    const dot = element("circle", { class: "bw-dot", cx: at[0].toFixed(1), cy: at[1].toFixed(1), r: (3 + 14 * Math.sqrt(size / most)).toFixed(1) });
    const title = element("title", {});
    title.textContent = label;
    dot.append(title);
    svg.append(dot);
  }
  box.replaceChildren(svg);
}

/** A few degrees around the places, so that one alone is no world of its own. */
function spread(points: [number, number][]): [number, number][] {
  return points.flatMap(([x, y]) => [[x - 4, y - 4], [x + 4, y + 4]] as [number, number][]);
}

function element(name: string, attributes: Record<string, string>) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
