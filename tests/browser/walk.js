// What axe does not see of a page as it stands: called in the page, it gives a sentence for each fault.
(phone) => {
  const faults = [];
  const shown = (item) => item.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !item.closest("[inert]");
  const name = (item) => `<${item.tagName.toLowerCase()}${item.id ? `#${item.id}` : ""}${item.className && item.className.baseVal === undefined ? `.${String(item.className).trim().replace(/\s+/g, ".")}` : ""}> «${(item.getAttribute("aria-label") || item.textContent || item.name || "").trim().slice(0, 40)}»`;
  const page = document.documentElement, width = page.clientWidth;
  if (page.scrollWidth > width) faults.push(`the page is ${page.scrollWidth - width} pixels too wide`);

  // Headings: one of the first level, which comes first, and none that leaves a level out.
  const heads = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")].filter(shown).map((item) => ({ item, level: Number(item.getAttribute("aria-level") || item.tagName[1]) }));
  if (heads.filter(({ level }) => level === 1).length !== 1 || heads[0]?.level !== 1) faults.push(`headings begin with ${heads.map(({ level }) => level).join(" ")}`);
  heads.forEach(({ item, level }, at) => at && level > heads[at - 1].level + 1 && faults.push(`a level is left out before ${name(item)}`));

  // Landmarks: one main, one banner; of those that there are several of each has a name of its own.
  if (document.querySelectorAll("main, [role=main]").length !== 1) faults.push("there is not one main");
  for (const kind of ["nav, [role=navigation]", "aside, [role=complementary]", "[role=search]", "section[aria-label], section[aria-labelledby], [role=region]"]) {
    const found = [...document.querySelectorAll(kind)].filter(shown);
    const names = found.map((item) => item.getAttribute("aria-label") || (item.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id)?.textContent || "").join(" ").trim());
    found.forEach((item, at) => !names[at] && (found.length > 1 || kind.startsWith("nav")) && faults.push(`no name has ${name(item)}`));
    names.forEach((one, at) => one && names.indexOf(one) !== at && faults.push(`two are called «${one}»: ${name(found[at])}`));
  }

  // Tab stops: the skip link first, all of them seen and whole when they have the focus, none beside the page.
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
    (item) => !item.disabled && item.tabIndex >= 0 && item.type !== "hidden" && shown(item) && !(item.type === "radio" && !item.checked && document.querySelector(`input[type=radio][name="${CSS.escape(item.name)}"]:checked`)),
  );
  if (!stops[0]?.matches(".sop-lompat")) faults.push(`the first stop is ${stops[0] && name(stops[0])}`);
  for (const item of stops) if (item.tabIndex > 0) faults.push(`out of order is ${name(item)}`);
  const bar = document.querySelector(".sop-bilah");
  for (const item of stops) {
    item.focus();
    if (document.activeElement !== item) {
      faults.push(`takes no focus: ${name(item)}`);
      continue;
    }
    const style = getComputedStyle(item), box = item.getBoundingClientRect();
    const drawn = item.closest("svg");
    const label = item.matches("[type=radio], [type=checkbox]") ? item.closest("label") : null, around = label && getComputedStyle(label);
    const ring = [style, around].find((one) => one && one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 1);
    if (!ring && !drawn && !item.matches(".sop-cari-kotak")) faults.push(`no ring has ${name(item)}`);
    if (box.width < 1 || box.height < 1) faults.push(`nothing is seen of ${name(item)}`);
    const held = ring === around && label ? label : item, reach = ring ? Math.max(0, parseFloat(ring.outlineOffset)) + parseFloat(ring.outlineWidth) : 0;
    const edge = held.getBoundingClientRect(), slack = 1.5;
    if (edge.left < -slack || edge.right > width + slack) {
      if (!item.closest(".sop-gulir, .sop-f-gulir, pre, .tabbed-labels, .md-typeset__scrollwrap")) faults.push(`beside the page is ${name(item)}`);
    }
    if (!item.closest(".sop-bilah") && bar && getComputedStyle(bar).position === "sticky" && edge.height < innerHeight / 2 && edge.top + 1 < bar.getBoundingClientRect().bottom && scrollY > 0 && !item.matches(".sop-lompat")) faults.push(`below the bar lies ${name(item)}`);
    for (let one = held.parentElement; one && one !== document.body; one = one.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(one), clip = one.getBoundingClientRect();
      if (one.matches(".sop-lompat")) continue;
      if (overflowX !== "visible" && overflowX !== "auto" && overflowX !== "scroll" && (edge.left - reach < clip.left - slack || edge.right + reach > clip.right + slack)) faults.push(`cut off at its side is the ring of ${name(item)}`);
      if (overflowY !== "visible" && overflowY !== "auto" && overflowY !== "scroll" && (edge.top - reach < clip.top - slack || edge.bottom + reach > clip.bottom + slack)) faults.push(`cut off above or below is the ring of ${name(item)}`);
      if (getComputedStyle(one).position === "fixed") break;
    }
  }
  document.activeElement?.blur?.();

  // Targets: 24 pixels; a link in a cell is as wide as its words, one within a sentence as high as its line; on phones those of lists have 44.
  const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, label:has(input)")].filter((item) => !item.disabled && shown(item) && !item.matches(".sop-lompat, .sop-lewati") && !item.closest("svg")); // those show themselves when they have the focus
  const boxes = targets.map((item) => (item.closest("label") ?? item).getBoundingClientRect());
  const inSentence = (item) => {
    if (!item.matches("a") || getComputedStyle(item).display !== "inline") return false;
    const block = item.parentElement.closest("p, li, dd, dt, td, th, div, h1, h2, h3");
    return block.textContent.trim().length > item.textContent.trim().length + 2;
  };
  targets.forEach((item, at) => {
    const box = boxes[at];
    if (!box.width || !box.height) return;
    const small = box.height < 23.5 || (box.width < 23.5 && !item.matches("td a, th a")), label = item.labels?.[0]?.getBoundingClientRect();
    if (small && !(label && label.height >= 23.5) && !inSentence(item)) faults.push(`too small, ${Math.round(box.width)} × ${Math.round(box.height)}, is ${name(item)}`);
    if (phone && item.matches(".sop-baris[data-hal] tbody th a, .sop-menu a, .sop-saya details li a, .sop-kolom li > a, .sop-unit li > a, .sop-cari-lain li > a, .sop-lainnya li > a, .sop-peta-daftar li > a:first-child, .sop-kartu h2 a") && box.height < 43.5) faults.push(`on a phone only ${Math.round(box.height)} high is ${name(item)}`);
  });
  return [...new Set(faults)];
}
