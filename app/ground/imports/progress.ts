const WIDTH = 30
const REDRAW_MS = 100

type Terminal = { isTTY?: boolean; write(text: string): unknown }

/** A bar on one line of a terminal; elsewhere (a file, a pipe) silence. Portions go from 0 to 1. */
export function progressBar(terminal: Terminal, now: () => number = Date.now) {
  let drawn = Number.NEGATIVE_INFINITY
  return {
    show(portion: number, note: string) {
      if (!terminal.isTTY || now() - drawn < REDRAW_MS) return
      drawn = now()
      const full = Math.round(Math.min(1, portion) * WIDTH)
      const percent = String(Math.floor(Math.min(1, portion) * 100)).padStart(3)
      terminal.write(`\r\u001b[K[${'='.repeat(full)}${' '.repeat(WIDTH - full)}] ${percent} % ${note}`)
    },
    clear() {
      if (terminal.isTTY) terminal.write('\r\u001b[K')
    },
  }
}
