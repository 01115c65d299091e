"use strict";
// One tip for all marks: shown while a mark is pointed at or has the focus.
const tip = document.getElementById("tip");
let shown = null;

function show(mark) {
  shown = mark;
  tip.textContent = mark.getAttribute("aria-description");
  tip.hidden = false;
  // A mark that breaks over lines has several boxes; the first is where it begins.
  const box = mark.getClientRects()[0];
  const width = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(box.right - tip.offsetWidth, width - tip.offsetWidth - 8));
  const below = box.bottom + tip.offsetHeight + 8 < document.documentElement.clientHeight;
  const top = below ? box.bottom + 4 : box.top - tip.offsetHeight - 4;
  tip.style.left = `${left + window.scrollX}px`;
  tip.style.top = `${top + window.scrollY}px`;
}

function hide() {
  shown = null;
  tip.hidden = true;
}

// A mark whose kind the legend has switched off tells nothing.
function markAt(target) {
  for (let mark = target.closest?.("mark"); mark; mark = mark.parentElement.closest("mark")) {
    const kind = mark.className.slice(2);
    if (document.getElementById(`f-${kind}`).checked) return mark;
  }
  return null;
}

for (const [begin, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(begin, (event) => {
    const mark = markAt(event.target);
    if (mark) show(mark);
  });
  document.addEventListener(end, () => {
    const focused = markAt(document.activeElement);
    if (end === "pointerout" && focused) show(focused);
    else hide();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) hide();
});
// The keyboard does not stop at marks that are switched off.
for (const box of document.querySelectorAll(".legend input")) {
  box.addEventListener("change", () => {
    for (const mark of document.querySelectorAll(`mark.${box.id.replace("f-", "k-")}`)) {
      if (mark.hasAttribute("tabindex")) mark.tabIndex = box.checked ? 0 : -1;
    }
  });
}
window.addEventListener("resize", () => {
  if (shown) show(shown);
});
