/* Folded menus close with Escape and when the focus or a click goes elsewhere; logging out
   clears what drafts have kept in the tab. */
(() => {
  const menus = () => document.querySelectorAll(".menu-fold[open], .user-menu[open]");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  const closeOthers = (event) => {
    for (const menu of menus()) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  };
  /* Unsent text of drafts must not outlive the log-in of the one who typed it. */
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-log-out]")) sessionStorage.clear();
  });

  document.addEventListener("click", closeOthers);
  document.addEventListener("focusin", closeOthers);
})();
