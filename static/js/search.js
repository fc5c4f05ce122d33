// On a narrow window the filters begin closed, so that the first hit is in sight.
// Without JavaScript they stay open, and the skip link leads past them.
const filters = document.querySelector("details.filters");
if (filters && window.matchMedia("(max-width: 800px)").matches) {
  filters.open = false;
}
