// A menu is a <details>, which opens and closes by itself; here it also closes by Escape, and when one goes elsewhere.
const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details[data-closes][open]')

function closeAllBut(target: EventTarget | null) {
  for (const menu of openMenus()) if (!(target instanceof Node && menu.contains(target))) menu.open = false
}

document.addEventListener('click', ({ target }) => closeAllBut(target))
document.addEventListener('focusin', ({ target }) => closeAllBut(target))
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return
  for (const menu of openMenus()) {
    if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus()
    menu.open = false
  }
})
