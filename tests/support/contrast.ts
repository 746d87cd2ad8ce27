import type { Page } from 'playwright-core'

/**
 * What is told no more where the browser's own few colours replace ours, light on dark: a button without a border, the page one
 * is on that looks like the others of its list, a drawing that is not told from its ground.
 */
export async function forcedColoursFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  const found = await page.evaluate(faultsHere)
  await page.emulateMedia({ forcedColors: null, colorScheme: null })
  return found
}

// Runs in the page: it takes nothing from around it.
function faultsHere(): string[] {
  const LEAST = 3
  const seen = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    )
  const called = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${(element.textContent ?? '').trim().slice(0, 30)}”`
  const found: string[] = []

  for (const button of seen('.btn')) {
    const { borderTopStyle, borderTopWidth } = getComputedStyle(button)
    if (borderTopStyle === 'none' || Number.parseFloat(borderTopWidth) < 1)
      found.push(`${called(button)} has no border`)
  }

  const look = (element: Element) => {
    const { borderBottomColor, borderLeftColor, fontWeight, textDecorationLine } = getComputedStyle(element)
    return [borderBottomColor, borderLeftColor, fontWeight, textDecorationLine].join()
  }
  for (const current of seen('nav li > [aria-current]')) {
    const others = [
      ...(current.closest('ul, ol')?.querySelectorAll(':scope > li > a:not([aria-current])') ?? []),
    ]
    if (others.some((other) => look(other) === look(current)))
      found.push(`${called(current)} looks like the others`)
  }

  // The browser's colours, whatever they are, as numbers.
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  const numbers = (colour: string) => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const light = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = numbers(colour).map((part) => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const isTold = (colour: string, ground: string) => {
    if (colour === 'none' || numbers(colour)[3] === 0) return false
    const [brighter = 0, darker = 0] = [light(colour), light(ground)].sort((a, b) => b - a)
    return (brighter + 0.05) / (darker + 0.05) >= LEAST
  }
  const groundOf = (element: Element) => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at)
      if ((numbers(backgroundColor)[3] ?? 0) > 0) return backgroundColor
    }
    return 'Canvas'
  }
  for (const drawing of seen('main svg[role=img], main svg.icon, main svg.trend, nav svg.icon')) {
    const ground = groundOf(drawing)
    const shapes = [...drawing.querySelectorAll('rect, circle, path, polyline, text')]
    const untold = shapes.find((shape) => {
      // Parts of an icon that only keep its measure are not drawn.
      if (shape.getAttribute('fill') === 'none') return false
      const { fill, stroke } = getComputedStyle(shape)
      return !isTold(fill, ground) && !isTold(stroke, ground)
    })
    if (untold) found.push(`${called(untold)} of ${called(drawing)} is not told from its ground`)
  }
  return [...new Set(found)]
}
