/* The error summary takes the focus, also where the web components are not loaded. */
(() => {
  const summary = document.querySelector(".ds-error-summary");
  if (!summary) return;
  summary.focus();

  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.focus();
    (field.closest(".ds-field, fieldset") || field).scrollIntoView({ block: "start" });
  });
})();
