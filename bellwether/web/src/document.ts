// The text and its claims light each other up; selected words can become a claim.

export function document_() {
  light("mouseover", true);
  light("focusin", true);
  light("mouseout", false);
  light("focusout", false);
  const text = document.querySelector<HTMLElement>("#text[data-document]");
  if (text) document.addEventListener("selectionchange", () => offer(text));
}

/** Whoever points at one part of a claim sees all of it. */
function light(type: "mouseover" | "mouseout" | "focusin" | "focusout", on: boolean) {
  document.addEventListener(type, (event) => {
    const from = (event.target as Element | null)?.closest?.<HTMLElement>(".reading [data-claims]");
    if (!from) return;
    const names = new Set((from.dataset["claims"] ?? "").split(" "));
    for (const part of document.querySelectorAll<HTMLElement>(".reading [data-claims]")) {
      const shared = (part.dataset["claims"] ?? "").split(" ").some((name) => names.has(name));
      if (shared) part.classList.toggle("lit", on);
    }
  });
}

/** The byte of the document at a place in the page. */
function byte(text: HTMLElement, node: Node, offset: number): number | null {
  const element = node instanceof Element ? (node.childNodes[offset] ?? node) : node;
  const piece = (element instanceof Element ? element : element.parentElement)?.closest<HTMLElement>("[data-at]");
  if (!piece || !text.contains(piece)) return null;
  const at = Number(piece.dataset["at"]);
  if (node !== piece.firstChild) return at;
  if (piece.dataset["sign"]) return at + (offset > 0 ? Number(piece.dataset["sign"]) : 0);
  return at + new TextEncoder().encode((piece.textContent ?? "").slice(0, offset)).length;
}

function offer(text: HTMLElement) {
  const old = document.querySelector<HTMLAnchorElement>("a.new-claim");
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return old?.remove();
  const range = selection.getRangeAt(0);
  const start = byte(text, range.startContainer, range.startOffset);
  const end = byte(text, range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return old?.remove();
  const link = old ?? document.createElement("a");
  link.className = "new-claim button primary";
  link.textContent = "Write a claim on these words";
  link.href = `/documents/${text.dataset["document"]}/claims/new?start=${start}&end=${end}`;
  if (!old) document.body.append(link);
}
