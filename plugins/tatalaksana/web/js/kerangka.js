// What every page needs before it is drawn: bright or dark, as was chosen or as the device is; then the menu's button,
// the one for this, and that of a form that is printed.

const KEY = "tatalaksana:gelap";
const root = document.documentElement;

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch (error) {
    return null; // Where nothing is kept, the device decides.
  }
}

/** @param {boolean} dark */
function paint(dark) {
  root.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
}

/**
 * The page of what is not found stands at any address, and its links begin at the root of the server. Where the site is below that,
 * the address of this script says where: the page asks for it at several.
 * @param {string} script
 */
function comeHome(script) {
  const home = new URL("../../", script).pathname;
  if (home === "/" || !root.hasAttribute("data-di-mana-saja")) return;
  const moved = (/** @type {string} */ address) => home + address.slice(1);
  for (const sheet of document.head.querySelectorAll('link[rel="stylesheet"][href^="/"]')) {
    sheet.setAttribute("href", moved(sheet.getAttribute("href") || "/"));
  }
  document.addEventListener("DOMContentLoaded", () => {
    for (const name of ["href", "src", "action", "data-akar"]) {
      for (const one of document.body.querySelectorAll(`:not(script)[${name}^="/"]`)) {
        one.setAttribute(name, moved(one.getAttribute(name) || "/"));
      }
    }
    for (const lost of document.body.querySelectorAll('script[src^="/"]')) {
      const found = document.createElement("script");
      found.src = moved(lost.getAttribute("src") || "/");
      document.body.append(found);
    }
  });
}

function wire() {
  const printing = /** @type {HTMLElement | null} */ (document.querySelector(".sop-f-cetak"));
  if (printing) {
    printing.hidden = false;
    printing.onclick = () => print();
  }
  const menu = /** @type {HTMLElement | null} */ (document.querySelector(".sop-menu-tombol"));
  const dark = /** @type {HTMLElement | null} */ (document.querySelector(".sop-gelap"));
  if (menu) {
    const open = (/** @type {boolean} */ wanted) => menu.setAttribute("aria-expanded", String(wanted));
    menu.addEventListener("click", () => open(menu.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || menu.getAttribute("aria-expanded") !== "true") return;
      open(false);
      menu.focus();
    });
  }
  if (dark) {
    const show = () => dark.setAttribute("aria-pressed", String(root.getAttribute("data-md-color-scheme") === "slate"));
    dark.addEventListener("click", () => {
      const wanted = root.getAttribute("data-md-color-scheme") !== "slate";
      paint(wanted);
      show();
      try {
        localStorage.setItem(KEY, wanted ? "ya" : "tidak");
      } catch (error) {
        // The choice then holds for this page.
      }
    });
    show();
  }
}

// Opened from a folder there is no server that knows what stands at an address that ends in a slash.
if (location.protocol === "file:") {
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[href]");
    const [address, anchor] = link ? /** @type {HTMLAnchorElement} */ (link).href.split("#") : [""];
    if (!link || !address.startsWith("file:") || !address.endsWith("/")) return;
    /** @type {HTMLAnchorElement} */ (link).href = `${address}index.html${anchor ? `#${anchor}` : ""}`;
  });
}

if (!root.classList.contains("sop-skrip")) {
  root.classList.add("sop-skrip");
  paint(kept() ? kept() === "ya" : matchMedia("(prefers-color-scheme: dark)").matches);
  document.addEventListener("DOMContentLoaded", wire);
  comeHome(/** @type {HTMLScriptElement} */ (document.currentScript).src);
}
