// J and K go to the next and the previous of a list, as its links do.
(() => {
  const LINKS = { j: 'a[rel="next"]', k: 'a[rel="prev"]' };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    const link = document.querySelector(LINKS[event.key.toLowerCase()] ?? "none");
    if (link) link.click();
  });
})();
