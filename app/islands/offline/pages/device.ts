import { button, h, section } from '../dom.ts'
import { keepHere, leaveHere } from '../keep.ts'
import { sayTime, t } from '../words.ts'

type Device = {
  isHeld: boolean
  waits: number
  contactAt: number | undefined
  forget: () => Promise<void>
  say: (message: string) => void
  again: () => Promise<void>
}

/** Whether Trama is kept here: to begin, and to end. */
export function devicePart({ isHeld, waits, contactAt, forget, say, again }: Device): HTMLElement {
  const begin = button(
    t('offline.device.keep'),
    async () => {
      begin.disabled = true
      try {
        const turn = await keepHere()
        say(t(`offline.device.turn.${turn === 'sent' ? 'kept' : turn === 'away' ? 'away' : 'signIn'}`))
      } catch {
        say(t('offline.device.turn.cannot'))
      }
      begin.disabled = false
      await again()
    },
    'btn-primary',
  )
  const end = button(t('offline.device.leave'), () => {
    const second = button(
      waits ? t('offline.device.leaveAll', { count: waits }) : t('offline.device.leaveSure'),
      async () => {
        await forget()
        await leaveHere()
        say(t('offline.device.left'))
        await again()
      },
      'btn-danger',
    )
    end.replaceWith(second)
    second.focus()
  })
  return section(
    t('offline.device.heading'),
    h('p', {}, t(isHeld ? 'offline.device.isKept' : 'offline.device.isNot')),
    contactAt !== undefined &&
      h('p', { class: 'hint' }, t('offline.device.contact', { when: sayTime(contactAt) })),
    h('div', { class: 'beside' }, isHeld ? end : begin),
  )
}
