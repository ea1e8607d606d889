// Files can be dropped on the form, and an import tells how far it is.

export function imports() {
  const form = document.querySelector<HTMLFormElement>("[data-drop]");
  if (form) drop(form);
  const job = document.querySelector<HTMLElement>("[data-import]");
  if (job) watch(job);
}

function drop(form: HTMLFormElement) {
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  const zone = form.querySelector<HTMLElement>(".drop");
  const list = form.querySelector<HTMLElement>(".chosen");
  if (!input || !zone || !list) return;
  form.querySelector<HTMLElement>(".drag")?.removeAttribute("hidden");
  const show = () => {
    const names = [...(input.files ?? [])].slice(0, 12).map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} · ${size(file.size)}`;
      return item;
    });
    list.replaceChildren(...names);
    const more = (input.files?.length ?? 0) - names.length;
    if (more > 0) list.append(Object.assign(document.createElement("li"), { textContent: `and ${more} more` }));
  };
  input.addEventListener("change", show);
  for (const type of ["dragover", "dragenter"] as const) {
    zone.addEventListener(type, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (!event.dataTransfer?.files.length) return;
    input.files = event.dataTransfer.files;
    show();
  });
}

function size(bytes: number) {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function watch(job: HTMLElement) {
  const source = new EventSource(job.dataset["import"] ?? "");
  // What comes is a piece of this server's page, in which all report text is escaped.
  const put = (event: MessageEvent<string>) => (job.innerHTML = event.data);
  source.addEventListener("progress", put);
  source.addEventListener("done", (event) => {
    put(event);
    source.close();
  });
}
