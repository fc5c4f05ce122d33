/* Buttons that copy a field. Without the clipboard, which a browser keeps from pages without a secure
   address, the field is selected and copied as if by hand. */
(() => {
  const said = document.querySelector("[data-copied]");

  const copy = async (field) => {
    field.select();
    if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
    if (!document.execCommand("copy")) throw new Error("not copied");
    return undefined;
  };

  for (const button of document.querySelectorAll("[data-copies]")) {
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await copy(document.getElementById(button.dataset.copies));
      } catch {
        return; // the field is selected, and the keys of the machine copy it
      }
      said.textContent = button.dataset.done;
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = words; }, 4000);
    });
  }
})();
