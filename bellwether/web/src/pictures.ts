// Figures of a chart or a map, by pointer and by keys. The server drew the
// picture and put the words of each figure into its title; a slider beneath
// steps through them, and a map can be looked at from nearer.

interface Figure {
  marks: SVGGraphicsElement[];
  words: string;
}

const CLOSEST = 8;

export function pictures() {
  for (const box of document.querySelectorAll<HTMLElement>("[data-picture]:not([data-ready])")) {
    box.dataset["ready"] = "yes";
    const svg = box.querySelector<SVGSVGElement>("svg.bw");
    const figures = svg ? read(svg) : [];
    if (!svg || figures.length === 0) continue;
    const land = svg.querySelector<SVGGElement>(":scope > g[clip-path]");
    const view = land ? zoom(svg, land) : null;
    const line = stepper(svg, figures, view);
    if (view) line.append(...view.buttons);
    (svg.closest(".scroll") ?? svg).after(line);
  }
}

/** The figures in the order in which they should be read: the highest first, or by time. */
function read(svg: SVGSVGElement): Figure[] {
  const figures = new Map<string, Figure>();
  for (const title of svg.querySelectorAll("[data-order] > title")) {
    const mark = title.parentElement as unknown as SVGGraphicsElement;
    const words = title.textContent ?? "";
    const known = figures.get(words);
    if (known) known.marks.push(mark);
    else figures.set(words, { marks: [mark], words });
    // The line beneath says it: the browser's own note would say it twice.
    title.remove();
  }
  const order = (it: Figure) => Number(it.marks[0]?.getAttribute("data-order") ?? "");
  return [...figures.values()].sort((a, b) => order(a) - order(b));
}

/** What is pointed at or stepped to, in words, with a slider for the keyboard. */
function stepper(svg: SVGSVGElement, figures: Figure[], view: View | null) {
  const line = Object.assign(document.createElement("p"), { className: "figures" });
  const slider = Object.assign(document.createElement("input"), { type: "range", min: "0", max: String(figures.length - 1), value: "0" });
  slider.setAttribute("aria-label", `Figures of: ${svg.querySelector(":scope > title")?.textContent ?? "the picture"}`);
  const told = document.createElement("output");
  told.textContent = "Point at a figure, or step through them";
  slider.setAttribute("aria-valuetext", figures[0]?.words ?? "");
  let shown: Figure | undefined;
  const show = (figure: Figure | undefined) => {
    for (const mark of shown?.marks ?? []) mark.classList.remove("bw-lit");
    shown = figure;
    if (!figure) return;
    for (const mark of figure.marks) mark.classList.add("bw-lit");
    told.textContent = figure.words;
    slider.value = String(figures.indexOf(figure));
    slider.setAttribute("aria-valuetext", figure.words);
  };
  slider.addEventListener("input", () => {
    show(figures[slider.valueAsNumber]);
    if (shown?.marks[0]) view?.to(shown.marks[0]);
  });
  slider.addEventListener("focus", () => show(figures[slider.valueAsNumber]));
  const of = new Map(figures.flatMap((figure) => figure.marks.map((mark) => [mark as Element, figure] as const)));
  svg.addEventListener("pointerover", (event) => {
    const mark = (event.target as Element).closest("[data-order]");
    if (mark) show(of.get(mark));
  });
  line.append(slider, told);
  return line;
}

interface View {
  buttons: HTMLButtonElement[];
  /** Brings a mark into sight, where only a part of the map is seen. */
  to(mark: SVGGraphicsElement): void;
}

/** Nearer and wider, and dragging, within the frame of a map. */
function zoom(svg: SVGSVGElement, land: SVGGElement): View {
  const moved = document.createElementNS("http://www.w3.org/2000/svg", "g");
  moved.append(...land.childNodes);
  land.append(moved);
  const frame = svg.querySelector<SVGGraphicsElement>(".bw-frame")?.getBBox() ?? land.getBBox();
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  let [scale, x, y] = [1, middle.x, middle.y];
  const within = (value: number, from: number, size: number) => Math.min(from + size - size / scale / 2, Math.max(from + size / scale / 2, value));
  const put = () => {
    [x, y] = [within(x, frame.x, frame.width), within(y, frame.y, frame.height)];
    moved.setAttribute("transform", `translate(${middle.x} ${middle.y}) scale(${scale}) translate(${-x} ${-y})`);
    moved.style.setProperty("--near", String(scale));
    moved.classList.toggle("bw-near", scale > 1);
    wider.disabled = scale <= 1;
    closer.disabled = scale >= CLOSEST;
  };
  const button = (text: string, by: number) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: text });
    made.addEventListener("click", () => {
      scale = Math.min(CLOSEST, Math.max(1, scale * by));
      put();
    });
    return made;
  };
  const [closer, wider] = [button("Closer", 2), button("Wider", 0.5)];
  const unit = () => svg.viewBox.baseVal.width / svg.getBoundingClientRect().width / scale;
  land.addEventListener("pointerdown", (event) => {
    if (scale <= 1) return;
    event.preventDefault();
    land.setPointerCapture(event.pointerId);
  });
  land.addEventListener("pointermove", (event) => {
    if (!land.hasPointerCapture(event.pointerId)) return;
    [x, y] = [x - event.movementX * unit(), y - event.movementY * unit()];
    put();
  });
  put();
  const to = (mark: SVGGraphicsElement) => {
    if (scale <= 1) return;
    const box = mark.getBBox();
    [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    put();
  };
  return { buttons: [closer, wider], to };
}
