// The day to look back from, as a slider over the days of the ledger.

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const spoken = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

export function asOf() {
  const form = document.querySelector<HTMLFormElement>("[data-asof]");
  const box = form?.querySelector<HTMLElement>(".asof-slider");
  const slider = box?.querySelector<HTMLInputElement>("input");
  const date = form?.querySelector<HTMLInputElement>("input[type=date]");
  if (!form || !box || !slider || !date) return;
  const first = Date.parse(box.dataset["first"] ?? "");
  const last = Date.parse(box.dataset["last"] ?? "");
  if (Number.isNaN(first) || Number.isNaN(last)) return;

  const at = (value: string) => Math.round((Date.parse(value) - first) / DAY);
  const tell = () => {
    const time = first + slider.valueAsNumber * DAY;
    slider.setAttribute("aria-valuetext", spoken.format(time));
    return iso(time);
  };
  slider.max = String(Math.max(1, Math.round((last - first) / DAY)));
  slider.value = date.value ? String(at(date.value)) : slider.max;
  tell();
  box.hidden = false;
  slider.addEventListener("input", () => (date.value = tell()));
  slider.addEventListener("change", () => {
    // The last day is all there is: no day to look back from.
    if (slider.value === slider.max) date.value = "";
    form.requestSubmit();
  });
  date.addEventListener("change", () => {
    if (!date.value) return;
    slider.value = String(at(date.value));
    tell();
  });
}
