import '@hotwired/turbo'
import { wakeIslands } from './wake.ts'

wakeIslands()
document.addEventListener('turbo:load', wakeIslands)
document.addEventListener('turbo:render', wakeIslands)

// A link within the page is the browser's own: Turbo would ask for the page anew, and what was typed would be lost.
document.addEventListener('turbo:click', (event) => {
  const { pathname, search, hash } = new URL((event as CustomEvent<{ url: string }>).detail.url)
  if (hash && pathname === location.pathname && search === location.search) event.preventDefault()
})
