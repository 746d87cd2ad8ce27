export type Words = Record<
  | 'loading'
  | 'failed'
  | 'search'
  | 'nobody'
  | 'date'
  | 'play'
  | 'stop'
  | 'open'
  | 'around'
  | 'close'
  | 'fit'
  | 'in'
  | 'out',
  string
>

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...inside)
  return made
}

export const button = (label: string, press: () => void) => {
  const made = element('button', { type: 'button', class: 'btn btn-outline-primary' }, label)
  made.addEventListener('click', press)
  return made
}

/** Longer than this is gone through by quarters of a year: who waits wants to see it change. */
const MOST_MONTHS = 48

/** The last days of the months from one day to another, and the last day itself; of each third month where they are many. */
export function monthsBetween(since: string, until: string): string[] {
  const days: string[] = []
  const [year = 0, month = 0] = since.split('-').map(Number)
  const [lastYear = 0, lastMonth = 0] = until.split('-').map(Number)
  const step = (lastYear - year) * 12 + lastMonth - month > MOST_MONTHS ? 3 : 1
  for (let at = 0; ; at += step) {
    const end = new Date(Date.UTC(year, month + at, 0)).toISOString().slice(0, 10)
    if (end >= until) return [...days, until]
    days.push(end)
  }
}

type Replay = {
  days: string[]
  at: number
  words: Words
  say: (day: string) => string
  show: (day: string) => Promise<void>
}

/** A slider over the months, and a button that goes through them. */
export function replayControls({ days, at, words, say, show }: Replay) {
  const slider = element('input', {
    type: 'range',
    min: '0',
    max: String(days.length - 1),
    step: '1',
    value: String(at),
  })
  const shown = element('output')
  const label = element('label', { class: 'network-date' }, `${words.date} `, slider, shown)
  const tell = () => {
    const day = say(days[Number(slider.value)] ?? '')
    shown.textContent = day
    slider.setAttribute('aria-valuetext', day)
  }
  const go = () => show(days[Number(slider.value)] ?? '')
  let playing = false
  const stop = () => {
    playing = false
    play.textContent = words.play
  }
  const play = button(words.play, async () => {
    if (playing) return stop()
    playing = true
    play.textContent = words.stop
    if (Number(slider.value) === days.length - 1) slider.value = '0'
    while (playing && play.isConnected) {
      tell()
      await go()
      if (Number(slider.value) === days.length - 1) break
      slider.value = String(Number(slider.value) + 1)
    }
    stop()
  })
  slider.addEventListener('input', () => {
    stop()
    tell()
  })
  slider.addEventListener('change', () => void go())
  tell()
  return { parts: [label, play], stop }
}
