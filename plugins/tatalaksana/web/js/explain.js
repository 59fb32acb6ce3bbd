// Words that explain themselves: what `aria-describedby` says to those who listen is shown to who points, taps or comes by key.

/** @param {HTMLElement} article */
export function explain(article) {
  const bubble = document.createElement("div");
  bubble.className = "sop-arti";
  bubble.hidden = true;
  // Its words are already said with the link.
  bubble.setAttribute("aria-hidden", "true");
  // A press on it leaves the focus where it is, for it closes when that goes.
  bubble.addEventListener("mousedown", (event) => event.preventDefault());
  article.append(bubble);
  /** @type {HTMLAnchorElement | null} */
  let open = null;
  let timer = 0;

  const termOf = (/** @type {EventTarget | null} */ target) =>
    /** @type {HTMLAnchorElement | null} */ (target instanceof Element ? target.closest("a[aria-describedby], abbr[title]") : null);
  const hide = () => {
    bubble.hidden = true;
    open = null;
  };
  const show = (/** @type {HTMLAnchorElement} */ term, tapped = false) => {
    const about = term.title || document.getElementById(term.getAttribute("aria-describedby") || "")?.textContent;
    if (!about) return;
    clearTimeout(timer);
    open = term;
    bubble.textContent = about;
    if (tapped && term.href) {
      const link = document.createElement("a");
      link.href = term.href;
      link.tabIndex = -1;
      link.textContent = "Buka halamannya";
      bubble.append(document.createElement("br"), link);
    }
    bubble.hidden = false;
    const box = term.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    bubble.style.left = `${Math.max(8, Math.min(box.left, width - bubble.offsetWidth - 8))}px`;
    const below = box.bottom + 4;
    bubble.style.top = `${below + bubble.offsetHeight > innerHeight ? Math.max(4, box.top - bubble.offsetHeight - 4) : below}px`;
  };

  article.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const term = termOf(event.target);
    // What a title says the browser shows by itself, but not to who taps.
    if (term && term !== open && !term.title) show(term);
    else if (bubble.contains(/** @type {Node} */ (event.target))) clearTimeout(timer);
  });
  // It stays while the pointer is on its way to it or on it.
  article.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && open) timer = setTimeout(hide, 200);
  });
  article.addEventListener("focusin", (event) => {
    const term = termOf(event.target);
    if (term && term.matches(":focus-visible")) show(term);
  });
  article.addEventListener("focusout", hide);
  addEventListener("scroll", () => open && hide(), { passive: true, capture: true });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) hide();
  });
  // A tap first explains; the second one, or the link in the bubble, leads on.
  let touched = false;
  article.addEventListener("pointerdown", (event) => (touched = event.pointerType === "touch"));
  article.addEventListener("click", (event) => {
    const term = termOf(event.target);
    if (!touched || (term && term === open) || bubble.contains(/** @type {Node} */ (event.target))) return;
    hide();
    if (!term) return;
    event.preventDefault();
    show(term, true);
  });
}
