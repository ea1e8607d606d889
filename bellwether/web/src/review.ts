// Reviewing by keyboard: j and k go from claim to claim, a, e, r and u press
// the buttons of the claim that has the focus.

const cards = () => [...document.querySelectorAll<HTMLElement>("[data-queue] [data-card]")];

export function review() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "j" || event.key === "k") return step(event, event.key === "j" ? 1 : -1);
    const card = current();
    const button = card?.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  // A card that was judged is another element: the focus goes on to the next one.
  document.addEventListener("htmx:afterSwap", (event) => {
    const old = (event as CustomEvent).detail?.target as HTMLElement | undefined;
    if (!old?.matches("[data-card]")) return;
    const now = document.getElementById(old.id);
    const all = cards();
    const at = now ? all.indexOf(now) : -1;
    const done = (event as CustomEvent).detail?.requestConfig?.parameters?.get?.("do");
    (done === "undo" ? now : (all[at + 1] ?? now))?.focus();
  });
  // What the server refuses is said where it was asked, not lost.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const detail = (event as CustomEvent).detail;
    if (detail.xhr.status < 400) return;
    detail.shouldSwap = false;
    say(detail.target as HTMLElement, detail.xhr.responseText as string);
  });
}

function isTyping(target: EventTarget | null) {
  return target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]") !== null;
}

function current() {
  return document.activeElement?.closest<HTMLElement>("[data-card]") ?? null;
}

function step(event: KeyboardEvent, by: number) {
  const all = cards();
  if (all.length === 0) return;
  event.preventDefault();
  const now = current();
  const at = now ? all.indexOf(now) + by : by > 0 ? 0 : all.length - 1;
  const next = all[Math.min(all.length - 1, Math.max(0, at))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

function say(near: HTMLElement, page: string) {
  const told = new DOMParser().parseFromString(page, "text/html").querySelector("main .lead")?.textContent;
  const note = document.createElement("p");
  note.className = "refused";
  note.setAttribute("role", "alert");
  note.textContent = told ?? "This could not be done. Reload the page and try again.";
  near.querySelector(".refused")?.remove();
  near.append(note);
}
