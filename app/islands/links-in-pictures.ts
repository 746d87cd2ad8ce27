// A link within a drawing has its address as an object, where Turbo expects words and stumbles: such links are the browser's
// own. It must listen before Turbo does.
const inPicture = ({ target }: Event) => target instanceof Element && target.closest('svg a') !== null

for (const kind of ['click', 'mouseenter'])
  window.addEventListener(
    kind,
    (event) => {
      if (inPicture(event)) event.stopImmediatePropagation()
    },
    true,
  )
